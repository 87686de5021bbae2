using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Minutes;
using Decisions.Server.Api.Http;
using Decisions.Server.Minutes;
using Decisions.Server.Pages.Words;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace Decisions.Server.Api.Minutes;

/// <summary>The minutes of a meeting, drafted from the record.</summary>
/// <param name="Form">The number of the wording.</param>
/// <param name="Digest">SHA-256 of the canonical text in UTF-8, in lower-case hexadecimal.</param>
/// <param name="Canonical">The text that stands for these minutes, with places where names, times and quotations are.</param>
/// <param name="Approval">The approval that stands, or null.</param>
/// <param name="Since">What they say now and did not when they were approved.</param>
public sealed record MinutesAnswer(
    Guid MeetingId, string Title, ImmutableArray<ReadableSection> Sections, int Form, string Digest, string Canonical,
    MinutesApprovalAnswer? Approval, ImmutableArray<ReadableSection> Since);

/// <summary>An approval of minutes.</summary>
/// <param name="Agrees">Whether the record gives the very minutes that were approved, drafted again as of then.</param>
public sealed record MinutesApprovalAnswer(
    Instant At, int Form, string Digest, ImmutableArray<MinutedStream> From, Guid? ApprovedBy, Guid? DecidedBy, Guid? ByMeeting, string? Note, bool Agrees);

/// <summary>Approves minutes.</summary>
/// <param name="Digest">Of the minutes that were read.</param>
/// <param name="DecidedBy">The proposal by which members approved them, where there is one.</param>
/// <param name="ByMeeting">The meeting that approved them, where one did.</param>
public sealed record ApproveMinutesBody(string Digest, Guid? DecidedBy = null, Guid? ByMeeting = null, string? Note = null);

internal static class MinutesEndpoints
{
    private const string Markdown = "text/markdown";

    public static void Map(RouteGroupBuilder api)
    {
        const string minutes = "/communities/{community:guid}/meetings/{meeting:guid}/minutes";
        api.MapGet(minutes, Read).Produces<string>(contentType: Markdown)
            .Answers<MinutesAnswer>("getMinutes", "The minutes of a meeting, as JSON or as Markdown, whichever Accept asks for");
        api.MapPost($"{minutes}/approval", Approve).Does<ApproveMinutesBody>("approveMinutes", "Approve the minutes of a meeting that is over");
    }

    private static Task<IResult> Read(HttpContext http, Guid community, Guid meeting, Reading reading, MinutesReading minutes, DecisionsEngine engine) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToReadMembers(actor, id), async (listed, _) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var times = new CommunityTime(DateTimeZoneProviders.Tzdb[listed.TimeZone], head.Now);
            if (await minutes.Of(listed.Id, new MeetingId(meeting), times, http.RequestAborted) is not (var read, var source))
                return Problems.Of(new MeetingIsUnknown(new MeetingId(meeting)));
            http.Response.Headers.Vary = HeaderNames.Accept;
            if (WantsMarkdown(http.Request))
            {
                Freshness.Tell(http, head.NextIndex);
                return Results.Text(read.Markdown, $"{Markdown}; charset=utf-8");
            }
            return Reading.Fresh(http, Answer(read), source.Version, head.NextIndex);
        });

    private static Task<IResult> Approve(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine, MinutesOf minutes) =>
        ApiRequest.Command<ApproveMinutesBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ApproveMinutesHandler.Handle(
                new ApproveMinutes(
                    new MeetingId(meeting), body.Digest, context.Actor.Member, body.DecidedBy is { } proposal ? new ProposalId(proposal) : null,
                    body.ByMeeting is { } other ? new MeetingId(other) : null, body.Note),
                context, engine, minutes, http.RequestAborted),
            http, meeting));

    /// <summary>JSON unless Markdown is asked for before it.</summary>
    private static bool WantsMarkdown(HttpRequest request) => request.GetTypedHeaders().Accept
        .OrderByDescending(accepted => accepted.Quality ?? 1).Select(accepted => accepted.MediaType.Value)
        .FirstOrDefault(type => type is Markdown or "application/json" or "application/*" or "*/*") == Markdown;

    private static MinutesAnswer Answer(ReadableMinutes read) => new(
        read.MeetingId.Value, read.Title, read.Sections, read.Form, read.Digest, read.Canonical,
        read.Approval is { Said: var said } approval
            ? new MinutesApprovalAnswer(
                approval.At, said.Form, said.Digest, said.From, said.ApprovedBy?.Value, said.DecidedBy?.Value, said.ByMeeting?.Value, said.Note, approval.Agrees)
            : null,
        read.Since);
}
