using Decisions.Domain.Actions;
using Decisions.Domain.Communities;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using NodaTime;

namespace Decisions.Server.Api.Actions;

/// <summary>What is done to carry out a decision.</summary>
/// <param name="Owner">Who sees to it, or null.</param>
/// <param name="IsFree">Whether any member can take it: it is open, and nobody sees to it who is an active member.</param>
/// <param name="SaidBy">Who said that it is done or dropped; null while it is open.</param>
/// <param name="Note">What was said with that or, while it is open, last of handing it back or opening it again.</param>
/// <param name="ChangedAt">When it was last said to be done, dropped or open; when it was planned, where nobody has.</param>
public sealed record ActionAnswer(
    Guid Id, long Version, Guid PlannedBy, string Text, Guid? Owner, LocalDate? Due, ActionStatus Status, bool IsFree, Guid? SaidBy, string? Note,
    Instant ChangedAt)
{
    public static ActionAnswer Of(ReadAction read)
    {
        var action = read.Action;
        return new(
            action.Id.Value, read.Version, action.By.Value, action.Text, action.Owner?.Value, action.Due, action.Status, read.IsFree, action.SaidBy?.Value,
            action.Note, read.ChangedAt);
    }
}

internal static class ActionQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/proposals/{proposal:guid}/actions";
        api.MapGet(all, All).Answers<PageAnswer<ActionAnswer>>("listActions", "What is done to carry out a decision, as it was planned");
        api.MapGet($"{all}/{{action:guid}}", One).Answers<ActionAnswer>("getAction", "One action");
    }

    private static Task<IResult> All(
        HttpContext http, Guid community, Guid proposal, [AsParameters] PageQuery page, ProposalReading proposals, FollowThroughReading following) =>
        proposals.Answer(http, community, proposal, (actor, id, _) => Permissions.ToReadMembers(actor, id), async read =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out long? after))
                return Problems.Of(PageQuery.CursorIsMalformed);
            var actions = (await following.Load(new CommunityId(community), read.State.Id, http.RequestAborted)).Actions;
            return Reading.Fresh(http, PageAnswer.Slice(actions, after, page.Size, ActionAnswer.Of), read.Head.NextIndex);
        });

    private static Task<IResult> One(
        HttpContext http, Guid community, Guid proposal, Guid action, ProposalReading proposals, FollowThroughReading following) =>
        proposals.Answer(http, community, proposal, (actor, id, _) => Permissions.ToReadMembers(actor, id), async read =>
            (await following.Load(new CommunityId(community), read.State.Id, http.RequestAborted)).Actions
                .FirstOrDefault(each => each.Action.Id.Value == action) is { } found
                ? Reading.Fresh(http, ActionAnswer.Of(found), found.Version, read.Head.NextIndex)
                : Problems.Of(new ActionIsUnknown(new ActionId(action))));
}
