using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Ballots;

/// <summary>Looks up the reader's own vote.</summary>
public sealed class MyVoteReading(BallotOf ballots, IElectoralRolls rolls, DecisionsEngine engine, People people)
{
    /// <returns>Null for a visitor, and where there is no round.</returns>
    public async Task<MyVote?> Of(DecisionPage page, CancellationToken cancel)
    {
        if (page.Proposal is not { IsWithdrawn: false, Latest: { } round } ||
            page.Actor.Community != page.Id || page.Actor.Member is not { } member)
            return null;
        var isOnRoll = await rolls.Includes(page.Id, round, member, cancel);
        var standing = isOnRoll ? (await ballots.Ask(page.Id, round.Id, member, cancel)).Value : null;
        var hands = isOnRoll ? (await engine.Streams.HandsIn(page.Id, round, cancel)).State : null;
        var whole = standing is null ? null : (await engine.Streams.Ballot(page.Id, round.Id, member, cancel)).State;
        return new MyVote(
            round, page.Shown, isOnRoll, standing, isOnRoll && page.Status == ProposalStatus.Open, page.Here, page.Times)
        {
            Hands = hands?.Includes(member) == true ? hands.Standing!.Hands : null, GaveWay = whole?.GaveWay, Origin = whole?.Vote?.Origin,
            ProxyName = whole?.Vote?.Origin?.Proxy is { } holder ? (await people.ByMember(page.Id, holder, cancel))?.Name : null,
        };
    }
}
