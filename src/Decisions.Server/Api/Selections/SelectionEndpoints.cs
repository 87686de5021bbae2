using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Selections;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Selections;

/// <summary>Begins to choose together who fills a role.</summary>
/// <param name="From">The first day of the term, by the community's clock.</param>
/// <param name="Until">The last.</param>
/// <param name="Purpose">What the role asks for.</param>
/// <param name="NominateUntil">Nominations are hidden until then at the latest. RFC 3339, or a local time of a zone.</param>
/// <param name="ChangeUntil">Until then each may change theirs. RFC 3339, or a local time of a zone.</param>
/// <param name="Name">The circle's own name for the role, where it is its own.</param>
public sealed record BeginSelectionBody(
    CircleRole Role, LocalDate From, LocalDate Until, string Purpose, Instant NominateUntil, Instant ChangeUntil, string? Name = null);

/// <summary>Whom you nominate.</summary>
/// <param name="Nominee">A member of the circle, yourself too; left out for nobody.</param>
/// <param name="Reason">What speaks for them; may be left out where you nominate nobody.</param>
public sealed record NominateBody(Guid? Nominee = null, string? Reason = null);

/// <summary>Why you go on.</summary>
public sealed record CloseHearingBody(string Reason);

/// <summary>Proposes one of the nominees.</summary>
/// <param name="Reason">What speaks for them: it weighs, and not how many named them.</param>
public sealed record ProposeNomineeBody(Guid Nominee, string Reason);

/// <summary>Why nobody is chosen.</summary>
public sealed record EndSelectionBody(string Reason);

internal static class SelectionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/circles/{circle:guid}/selections";
        const string one = $"{all}/{{selection:guid}}";
        api.MapPost(all, Begin).Does<BeginSelectionBody>("beginSelection", "Begin to choose together who fills a role of a circle", created: true);
        api.MapPut($"{one}/nomination", Nominated).Does<NominateBody>("nominate", "Nominate a member for the role, or nobody; or change what you said");
        api.MapPost($"{one}/nomination/keeping", Keep).Does("keepNomination", "Keep to what you said, having heard the others");
        api.MapPost($"{one}/hearing/end", CloseHearing).Does<CloseHearingBody>("closeHearing", "Go on, as who leads, before everyone has kept or changed theirs");
        api.MapPost($"{one}/nominees", Propose).Does<ProposeNomineeBody>("proposeNominee", "Propose one of the nominees to the circle, which drafts the proposal to consent to");
        api.MapPost($"{one}/end", End).Does<EndSelectionBody>("endSelection", "End a selection without anybody being chosen");
        api.MapGet(all, All).Answers<PageAnswer<SelectionAnswer>>("listSelections", "The selections of a circle, the latest first");
        api.MapGet(one, One).Answers<SelectionAnswer>("getSelection", "A selection with what was nominated, once that is shown");
    }

    private static Task<IResult> Begin(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<BeginSelectionBody>(http, community, async (body, context) =>
        {
            var command = new BeginSelection(
                new CircleId(circle), new SelectionId(Guid.CreateVersion7()), body.Role, body.Name, body.From, body.Until, body.Purpose, body.NominateUntil, body.ChangeUntil);
            return CommandAnswers.Created(
                await SelectionHandlers.Handle(command, context, engine, http.RequestAborted), http,
                made => $"/api/v1/communities/{community}/circles/{circle}/selections/{made}");
        });

    private static Task<IResult> Nominated(HttpContext http, Guid community, Guid circle, Guid selection, DecisionsEngine engine) =>
        ApiRequest.Command<NominateBody>(http, community, async (body, context) => CommandAnswers.Of(
            await SelectionHandlers.Handle(
                new Nominate(new CircleId(circle), new SelectionId(selection), By(context), body.Nominee is { } nominee ? new MemberId(nominee) : null, body.Reason),
                context, engine, http.RequestAborted),
            http, selection));

    private static Task<IResult> Keep(HttpContext http, Guid community, Guid circle, Guid selection, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await SelectionHandlers.Handle(new KeepNomination(new CircleId(circle), new SelectionId(selection), By(context)), context, engine, http.RequestAborted), http, selection));

    private static Task<IResult> CloseHearing(HttpContext http, Guid community, Guid circle, Guid selection, DecisionsEngine engine) =>
        ApiRequest.Command<CloseHearingBody>(http, community, async (body, context) => CommandAnswers.Of(
            await SelectionHandlers.Handle(new CloseHearing(new CircleId(circle), new SelectionId(selection), body.Reason), context, engine, http.RequestAborted), http, selection));

    private static Task<IResult> Propose(HttpContext http, Guid community, Guid circle, Guid selection, DecisionsEngine engine) =>
        ApiRequest.Command<ProposeNomineeBody>(http, community, async (body, context) => CommandAnswers.Of(
            await SelectionHandlers.Handle(
                new ProposeNominee(
                    new CircleId(circle), new SelectionId(selection), new ProposalId(Guid.CreateVersion7()), By(context), new MemberId(body.Nominee), body.Reason),
                context, engine, http.RequestAborted),
            http, selection));

    private static Task<IResult> End(HttpContext http, Guid community, Guid circle, Guid selection, DecisionsEngine engine) =>
        ApiRequest.Command<EndSelectionBody>(http, community, async (body, context) => CommandAnswers.Of(
            await SelectionHandlers.Handle(new EndSelection(new CircleId(circle), new SelectionId(selection), body.Reason), context, engine, http.RequestAborted), http, selection));

    private static Task<IResult> All(HttpContext http, Guid community, Guid circle, Reading reading, SelectionReading selections, DecisionsEngine engine) =>
        reading.Answer(http, community, ToRead, async (listed, actor) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var found = await selections.Of(listed.Id, new CircleId(circle), http.RequestAborted);
            return Reading.Fresh(http, new PageAnswer<SelectionAnswer>([.. found.Select(each => SelectionAnswer.Of(each, actor.Community == listed.Id ? actor.Member : null))], null), head.NextIndex);
        });

    private static Task<IResult> One(HttpContext http, Guid community, Guid circle, Guid selection, Reading reading, SelectionReading selections, DecisionsEngine engine) =>
        reading.Answer(http, community, ToRead, async (listed, actor) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            return await selections.Load(listed.Id, new CircleId(circle), new SelectionId(selection), http.RequestAborted) is { } found
                ? Reading.Fresh(http, SelectionAnswer.Of(found, actor.Community == listed.Id ? actor.Member : null), head.NextIndex)
                : Problems.Of(new SelectionIsUnknown(new SelectionId(selection)));
        });

    /// <summary>Who is in which circle is for members, and so is whom they nominate.</summary>
    private static Rejection? ToRead(Actor actor, CommunityId community, Visibility visibility) => Permissions.ToReadMembers(actor, community);

    /// <summary>Who acts; the handler refuses an actor who is no member before it matters.</summary>
    private static MemberId By(CommandContext context) => context.Actor.Member ?? default;
}
