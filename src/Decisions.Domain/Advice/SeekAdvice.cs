using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Advice;

/// <summary>Seeks advice as the decider, or seeks it of more members, or for longer.</summary>
/// <param name="Advisers">Whom to ask, beside those who were asked already; somebody named again is asked in the new role.</param>
public sealed record SeekAdvice(
    ProposalId ProposalId, RuleId RuleId, MemberId Decider, ImmutableArray<Adviser> Advisers, Instant Until, string? Note)
{
    public const int MostAdvisers = 100;

    /// <summary>The circle that decides it, as it stands, or null.</summary>
    public Circle? Circle { get; init; }

    /// <summary>The carried decisions that it would supersede.</summary>
    public IReadOnlyCollection<Proposal> Superseded { get; init; } = [];

    /// <param name="joined">Those of the advisers who have joined and are not suspended.</param>
    public static Decision Decide(
        AdviceProcess? state, Proposal? proposal, Rule? rule, SeekAdvice command, IReadOnlyCollection<MemberId> joined, Instant now)
    {
        if (AdviceGate.AtRest(proposal, command.ProposalId, now) is { } rejection)
            return rejection;
        if ((state?.Named ?? proposal!.Proposer) is var decider && decider != command.Decider)
            return new AnotherDecides(decider);
        if (rule is null)
            return new RuleIsUnknown(command.RuleId);
        if (rule.IsRetired)
            return new RuleIsRetired(command.RuleId);
        if (rule.Terms.Advice is not { } terms)
            return new RuleAsksForNoAdvice(rule.Id);
        if (CircleGate.Deciding(proposal!, command.Circle, rule.Id) is { } notTheirs)
            return notTheirs;
        if (AdviceGate.MaySupersede(proposal!, command.Superseded) is { } ofMany)
            return ofMany;
        if (OpenVoting.CheckOptions(proposal!.Current, rule.Terms) is { } unfit)
            return unfit;
        if (command.Advisers.Any(each => each.MemberId == decider))
            return new DeciderIsNoAdviser(decider);
        var before = (state?.Sought?.Advisers ?? []).Where(each => each.MemberId != decider).ToImmutableArray();
        if (command.Advisers.FirstOrDefault(each => !before.Contains(each) && !joined.Contains(each.MemberId)) is { } absent)
            return new AdviserHasNotJoined(absent.MemberId);
        var advisers = Together(before, command.Advisers);
        if (RuleTerms.CheckRange("advisers", advisers.Length, 1, MostAdvisers) is { } outside)
            return outside;
        if (AdviceGate.Missing(terms, advisers) is { } missing)
            return missing;
        var until = StoredInstant.NotAfter(command.Until);
        if (state?.Sought is { } said && until < said.Until)
            return new WaitIsCutShort(said.Until);
        if (TextRule.Note("note", command.Note) is { } badNote)
            return badNote;
        var sought = new AdviceSought(proposal.Id, rule.Id, decider, advisers, until, TextRule.NoteOrNull(command.Note));
        return state?.Sought is { } standing && standing.Advisers.SequenceEqual(advisers) && standing with { Advisers = advisers } == sought ? Decision.Nothing
            : until <= now ? new DeadlineIsPast(until, now)
            : Decision.Of(sought);
    }

    private static ImmutableArray<Adviser> Together(ImmutableArray<Adviser> before, ImmutableArray<Adviser> more)
    {
        var all = before.ToList();
        foreach (var adviser in more)
        {
            var at = all.FindIndex(each => each.MemberId == adviser.MemberId);
            if (at < 0)
                all.Add(adviser);
            else
                all[at] = adviser;
        }
        return [.. all];
    }
}
