using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using NodaTime;

namespace Decisions.Domain.Advice;

/// <summary>What several commands ask of an advice process before anything else.</summary>
internal static class AdviceGate
{
    /// <summary>Refuses unless the proposal is at rest and no agreement on it is sought.</summary>
    public static Rejection? AtRest(Proposal? proposal, ProposalId id, Instant now) =>
        proposal is null ? new ProposalIsUnknown(id)
        : ProposalGate.Undecided(proposal, now) is { } rejection ? rejection
        : proposal.Fills is not null ? new RoleIsFilledByConsent(id)
        : proposal.Sought is not null ? new AgreementIsSought(id)
        : null;

    /// <summary>Refuses unless advice is sought by whoever decides, and nothing is decided yet.</summary>
    public static Rejection? Underway(AdviceProcess? state, Proposal? proposal, ProposalId id, Instant now) =>
        AtRest(proposal, id, now) is { } rejection ? rejection
        : state is not { Sought: not null } ? new NoAdviceIsSought(id)
        : state.IsTakenOn(proposal!) ? null
        : new AnotherDecides(state.DeciderOf(proposal!));

    /// <summary>Refuses unless the decider has heard what the rule asks them to hear, and answered it.</summary>
    public static Rejection? Advised(AdviceProcess? state, Proposal proposal, Rule rule, Instant now)
    {
        if (Underway(state, proposal, proposal.Id, now) is { } rejection)
            return rejection;
        var sought = state!.Sought!;
        if (sought.RuleId != rule.Id)
            return new NoAdviceIsSought(proposal.Id);
        if (Missing(rule.Terms.Advice!, sought.Advisers) is { } missing)
            return missing;
        if (state.Unanswered.Count() is > 0 and var unanswered)
            return new AdviceIsUnanswered(unanswered);
        return state.Awaited.Count() is > 0 and var awaited && now <= sought.Until ? new AdviceIsAwaited(awaited, sought.Until) : null;
    }

    /// <summary>Refuses one member what was decided by the votes of many, or in another circle: they supersede what was decided as they decide.</summary>
    /// <param name="superseded">The carried decisions that the proposal would supersede.</param>
    public static Rejection? MaySupersede(Proposal proposal, IEnumerable<Proposal> superseded) =>
        superseded.FirstOrDefault(decision => decision.Latest?.Terms.Advice is null || decision.Circle != proposal.Circle) is { } other
            ? new SupersededIsNotOnAdvice(other.Id)
            : null;

    /// <summary>Refuses unless those are asked whom the rule wants to be.</summary>
    public static Rejection? Missing(AdviceTerms terms, IReadOnlyCollection<Adviser> advisers) =>
        terms.NeedsAffected && advisers.All(each => each.Role != AdviserRole.Affected) ? new AdviserIsMissing(AdviserRole.Affected)
        : terms.NeedsExpert && advisers.All(each => each.Role != AdviserRole.Expert) ? new AdviserIsMissing(AdviserRole.Expert)
        : null;
}
