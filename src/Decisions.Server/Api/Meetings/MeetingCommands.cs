using Decisions.Domain.Circles;
using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Meetings;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Meetings;

/// <summary>A meeting as it is called.</summary>
/// <param name="Text">Where it is, or how to join it.</param>
/// <param name="BeginsAt">The time appointed for it.</param>
public sealed record CallMeetingBody(string Title, string Text, Instant BeginsAt);

/// <summary>An item of the agenda: a proposal, or a heading.</summary>
/// <param name="ProposalId">The proposal that is to be decided.</param>
/// <param name="Text">What a heading says.</param>
public sealed record AgendaItemBody(Guid? ProposalId = null, string? Text = null);

/// <summary>The agenda's items in their new order. Those left out are taken off.</summary>
public sealed record AgendaOrderBody(ImmutableArray<Guid> Items);

/// <summary>How a member is there.</summary>
public sealed record AttendanceBody(Presence Presence);

/// <summary>Puts a meeting off.</summary>
/// <param name="Until">The time appointed for going on.</param>
/// <param name="WithoutQuorumOf">The rule whose quorum is not present, where it is adjourned for want of it.</param>
/// <param name="WithoutQuorumIn">The circle whose members are too few; left out for those of the whole community.</param>
public sealed record AdjournMeetingBody(Instant Until, string? Reason = null, Guid? WithoutQuorumOf = null, Guid? WithoutQuorumIn = null);

/// <summary>Puts an adjourned meeting to another time.</summary>
public sealed record MoveSittingBody(Instant Until, string? Reason = null);

internal static class MeetingCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/meetings";
        const string one = $"{all}/{{meeting:guid}}";
        api.MapPost(all, Call).Does<CallMeetingBody>("callMeeting", "Call a meeting", created: true);
        api.MapPut(one, CallAnew).Does<CallMeetingBody>("callMeetingAnew", "Call a meeting anew that has not begun");
        api.MapPost($"{one}/agenda", Add).Does<AgendaItemBody>("addAgendaItem", "Put a proposal or a heading on the agenda");
        api.MapPut($"{one}/agenda", Order).Does<AgendaOrderBody>("orderAgenda", "Put the agenda in another order, without the items left out");
        api.MapPut($"{one}/attendance/{{member:guid}}", Enter).Does<AttendanceBody>("enterAttendance", "Enter that a member comes, goes, or is there in another way");
        api.MapPost($"{one}/begin", Begin).Does("beginMeeting", "Begin a meeting");
        api.MapPost($"{one}/adjournment", Adjourn).Does<AdjournMeetingBody>("adjournMeeting", "Put a meeting off to another time");
        api.MapPut($"{one}/adjournment", Move).Does<MoveSittingBody>("moveSitting", "Put an adjourned meeting to another time");
        api.MapPost($"{one}/resumption", Resume).Does("resumeMeeting", "Go on with an adjourned meeting");
        api.MapPost($"{one}/close", Close).Does("closeMeeting", "Close a meeting");
    }

    private static Task<IResult> Call(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<CallMeetingBody>(http, community, async (body, context) => CommandAnswers.Created(
            await MeetingHandlers.Handle(
                new CallMeeting(new MeetingId(Guid.CreateVersion7()), body.Title, body.Text, body.BeginsAt), context, engine, http.RequestAborted),
            http, id => $"/api/v1/communities/{community}/meetings/{id}"));

    private static Task<IResult> CallAnew(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine) =>
        ApiRequest.Command<CallMeetingBody>(http, community, async (body, context) => CommandAnswers.Of(
            await MeetingHandlers.CallAnew(
                new CallMeeting(new MeetingId(meeting), body.Title, body.Text, body.BeginsAt), context, engine, http.RequestAborted),
            http, meeting));

    private static Task<IResult> Add(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine) =>
        ApiRequest.Command<AgendaItemBody>(http, community, async (body, context) => CommandAnswers.Of(
            await MeetingHandlers.Handle(
                new AddAgendaItem(
                    new MeetingId(meeting), new AgendaItemId(Guid.CreateVersion7()),
                    body.ProposalId is { } proposal ? new ProposalId(proposal) : null, body.Text),
                context, engine, http.RequestAborted),
            http, meeting));

    private static Task<IResult> Order(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine) =>
        ApiRequest.Command<AgendaOrderBody>(http, community, async (body, context) => CommandAnswers.Of(
            await MeetingHandlers.Handle(
                new OrderAgenda(new MeetingId(meeting), [.. (body.Items.IsDefault ? [] : body.Items).Select(id => new AgendaItemId(id))]),
                context, engine, http.RequestAborted),
            http, meeting));

    private static Task<IResult> Enter(HttpContext http, Guid community, Guid meeting, Guid member, DecisionsEngine engine) =>
        ApiRequest.Command<AttendanceBody>(http, community, async (body, context) => CommandAnswers.Of(
            await MeetingHandlers.Handle(
                new EnterAttendance(new MeetingId(meeting), new MemberId(member), body.Presence, context.Actor.Member), context, engine,
                http.RequestAborted),
            http, meeting));

    private static Task<IResult> Begin(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await MeetingHandlers.Handle(new BeginMeeting(new MeetingId(meeting)), context, engine, http.RequestAborted), http, meeting));

    private static Task<IResult> Move(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine) =>
        ApiRequest.Command<MoveSittingBody>(http, community, async (body, context) => CommandAnswers.Of(
            await MeetingHandlers.Handle(new MoveSitting(new MeetingId(meeting), body.Until, body.Reason), context, engine, http.RequestAborted), http, meeting));

    private static Task<IResult> Adjourn(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<AdjournMeetingBody>(http, community, async (body, context) => CommandAnswers.Of(
            await MeetingHandlers.Adjourn(
                new MeetingId(meeting), body.Until, body.Reason, body.WithoutQuorumOf is { } rule ? new RuleId(rule) : null, context, engine, rolls,
                http.RequestAborted, body.WithoutQuorumIn is { } circle ? new CircleId(circle) : null),
            http, meeting));

    private static Task<IResult> Resume(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await MeetingHandlers.Handle(new ResumeMeeting(new MeetingId(meeting)), context, engine, http.RequestAborted), http, meeting));

    private static Task<IResult> Close(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await MeetingHandlers.Handle(new CloseMeeting(new MeetingId(meeting)), context, engine, http.RequestAborted), http, meeting));
}
