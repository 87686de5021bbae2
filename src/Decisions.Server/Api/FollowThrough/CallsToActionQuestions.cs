using Decisions.Domain;
using Decisions.Domain.Calls;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Serialization;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Api.Calls;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.FollowThrough;

/// <summary>A decision that is in force.</summary>
/// <param name="ReviewOn">The day at which it is looked at again, by the community's clock; null where none is planned.</param>
/// <param name="IsDue">Whether that day has come.</param>
/// <param name="Conclusion">What the last review came to, or null.</param>
/// <param name="LeadsTo">The proposal that would change it, as the last review said; or null.</param>
public sealed record InForceAnswer(
    ListedDecision Decision, LocalDate? ReviewOn, bool IsDue, int Reviews, ReviewConclusion? Conclusion, Guid? LeadsTo, CarryingOutAnswer CarryingOut);

/// <summary>A call for volunteers with places left, and the decision that it helps with.</summary>
public sealed record CallToAnswerAnswer(Guid ProposalId, string Title, string? Topic, CallAnswer Call);

/// <summary>An open action, and the decision that it carries out.</summary>
/// <param name="IsOverdue">Whether the day by which it was to be done has passed.</param>
public sealed record ActionToDoAnswer(
    Guid ProposalId, string Title, string? Topic, Guid Id, string Text, Guid? Owner, LocalDate? Due, bool IsOverdue);

internal static class CallsToActionQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string community = "/communities/{community:guid}";
        api.MapGet($"{community}/in-force", InForce).Answers<PageAnswer<InForceAnswer>>("listInForce", "The decisions that are in force, newest first");
        api.MapGet($"{community}/calls", Calls).Answers<PageAnswer<CallToAnswerAnswer>>("listCalls", "Calls for volunteers that have places left, newest first");
        api.MapGet($"{community}/actions", Free).Answers<PageAnswer<ActionToDoAnswer>>("listFreeActions", "Actions that nobody sees to, newest first");
        api.MapGet($"{community}/me/actions", Mine).Answers<PageAnswer<ActionToDoAnswer>>("listMyActions", "The bearer's own open actions, newest first");
    }

    private static Task<IResult> InForce(
        HttpContext http, Guid community, string? topic, string? due, [AsParameters] PageQuery page, Reading reading, DecisionsInForceList list,
        CallsToAction waiting, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToReadRegister, (listed, actor) => Paged(page, topic, async before =>
        {
            if (due is not (null or "true" or "false"))
                return Problems.Of(new QueryIsMalformed("due", "Use true or false."));
            var today = waiting.Today(listed.TimeZone);
            var namesShow = Permissions.ToReadMembers(actor, listed.Id) is null;
            var found = await list.Ask(
                listed.Id, topic, due == "true" ? today : null, engine.Clock.GetCurrentInstant(), before, page.Size, http.RequestAborted);
            return Answered(http, found, each => new InForceAnswer(
                namesShow ? each.Decision : each.Decision with { ProposerName = null }, each.ReviewOn, each.ReviewOn <= today, each.Reviews, each.Conclusion,
                each.LeadsTo?.Value, CarryingOutAnswer.Of(each.CarryingOut)));
        }));

    private static Task<IResult> Calls(
        HttpContext http, Guid community, string? topic, string? skill, string? venue, [AsParameters] PageQuery page, Reading reading, CallsToAction waiting) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToReadMembers(actor, id), (listed, _) => Paged(page, topic, async before =>
        {
            if (skill is not null && TextRule.Line("skill", skill) is { } unfit)
                return Problems.Of(new QueryIsMalformed("skill", unfit.Reason));
            Venue where = default;
            if (venue is not null && !Words<Venue>.TryParse(venue, out where))
                return Problems.Of(new QueryIsMalformed("venue", $"Use one of {string.Join(", ", Words<Venue>.All)}."));
            var found = await waiting.Calls(
                listed.Id, new CallsToActionFilter(topic, skill, venue is null ? null : where), before, page.Size, http.RequestAborted);
            return Answered(http, found, each => new CallToAnswerAnswer(each.Found.ProposalId.Value, each.Found.Title, each.Found.Topic, CallAnswer.Of(each.Call)));
        }));

    private static Task<IResult> Free(
        HttpContext http, Guid community, string? topic, [AsParameters] PageQuery page, Reading reading, CallsToAction waiting) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToReadMembers(actor, id), (listed, _) => Paged(page, topic, async before =>
        {
            var today = waiting.Today(listed.TimeZone);
            var found = await waiting.Actions(listed.Id, null, new CallsToActionFilter(topic), before, page.Size, http.RequestAborted);
            return Answered(http, found, each => ToDo(each, today));
        }));

    private static Task<IResult> Mine(
        HttpContext http, Guid community, string? topic, [AsParameters] PageQuery page, Reading reading, CallsToAction waiting) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToVote(actor, id), (listed, actor) => Paged(page, topic, async before =>
        {
            var today = waiting.Today(listed.TimeZone);
            var found = await waiting.Actions(listed.Id, actor.Member, new CallsToActionFilter(topic), before, page.Size, http.RequestAborted);
            return Answered(http, found, each => ToDo(each, today));
        }));

    private static async Task<IResult> Paged(PageQuery page, string? topic, Func<long?, Task<IResult>> answer) =>
        page.Check() is { } malformed ? Problems.Of(malformed)
        : !page.TryCursor(out long? before) ? Problems.Of(PageQuery.CursorIsMalformed)
        : topic is not null && TextRule.Line("topic", topic) is { } unfit ? Problems.Of(new QueryIsMalformed("topic", unfit.Reason))
        : await answer(before);

    private static IResult Answered<T, TAnswer>(HttpContext http, Fresh<Page<T, long>> found, Func<T, TAnswer> answer) =>
        Reading.Fresh(http, new PageAnswer<TAnswer>([.. found.Value.Items.Select(answer)], found.Value.Next?.ToString()), found.NextIndex);

    private static ActionToDoAnswer ToDo(ActionToDo each, LocalDate today) => new(
        each.Found.ProposalId.Value, each.Found.Title, each.Found.Topic, each.Found.Id.Value, each.Action.Text, each.Found.Owner?.Value,
        each.Action.Due, each.Action.Due < today);
}
