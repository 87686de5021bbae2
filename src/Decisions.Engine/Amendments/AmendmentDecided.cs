using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using NodaTime;

namespace Decisions.Engine.Amendments;

/// <summary>What the result of the vote on an amendment brings with it, in the same step: nothing is left half done.</summary>
internal static class AmendmentDecided
{
    /// <param name="plan">Declares the result of the vote that puts the amendment.</param>
    public static async Task<Plan> With(
        Plan plan, Proposal question, CommunityId community, RoundId nextRound, Instant now, DecisionsEngine engine, CancellationToken cancel)
    {
        if (plan.Decision.Events is not [ResultDeclared declared] || question.Puts is not { } put)
            return plan;
        var loaded = await AmendmentStreams.Load(engine, community, put.ProposalId, cancel);
        var decision = DecideAmendment.Decide(
            loaded.State, question.Apply(declared), new DecideAmendment(put.AmendmentId, nextRound), now);
        if (decision.Rejection is { } rejection)
            return plan with { Decision = rejection };
        IReadOnlyCollection<IDomainEvent> happened =
            decision.Events[0] is AmendmentCarried && MadeAmendment.Rewording(loaded.State!, loaded.State!.Find(put.AmendmentId)!) is { } reworded
                ? [.. decision.Events, reworded]
                : decision.Events;
        var following = loaded.Following(plan.Stream, happened);
        return plan with { Further = following, Guards = loaded.Guards(following.Select(write => write.Stream)) };
    }
}
