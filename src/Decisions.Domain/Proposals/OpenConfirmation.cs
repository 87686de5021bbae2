using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Meetings;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>
/// Opens the vote that must confirm what the last round carried: on the same text, under the same version of the rule, with
/// the rule's threshold for it.
/// </summary>
/// <param name="RecordAt">The record date, where the rule states one; otherwise null.</param>
public sealed record OpenConfirmation(
    ProposalId ProposalId, RoundId RoundId, ElectoralRoll Roll, Instant ClosesAt, Instant? RecordAt = null)
{
    /// <summary>The classes that the community has named: a rule that counts others would bind nobody by them.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The meeting that it opens at, or null.</summary>
    public MeetingVote? At { get; init; }

    public static Decision Decide(Proposal? state, OpenConfirmation command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state.ToConfirm is not { Confirmation: { } plan } first || state.IsWithdrawn)
            return ProposalGate.Undecided(state, now) ?? new NothingToConfirm(state.Id);
        if (now > plan.ClosesBy)
            return new ProposalHasLapsed(state.Id, plan.ClosesBy);
        if (state.Rounds.Any(round => round.Id == command.RoundId))
            return new RoundExists(command.RoundId);
        var (closesAt, recordAt) = (
            StoredInstant.NotAfter(command.ClosesAt), command.RecordAt is { } record ? StoredInstant.NotAfter(record) : (Instant?)null);
        if (closesAt <= now)
            return new DeadlineIsPast(command.ClosesAt, now);
        if (ConfirmationPlans.Check(plan, now, closesAt) is { } outside)
            return outside;
        if (first.Terms.Notice is not null && CheckNotice(plan.Stated!, closesAt, recordAt, now) is { } unnoticed)
            return unnoticed;
        if (StatedVote.CheckRecord(first.Terms.RecordDate, recordAt, now) is { } unfit)
            return unfit;
        if (CircleGate.Roll(state, command.Roll) is { } notTheirs)
            return notTheirs;
        if (command.Roll.Eligible < 1)
            return new RollIsEmpty(state.Id);
        if (ClassGate.Check(first.Terms, command.Roll, command.Classes) is { } unclassed)
            return unclassed;
        var (held, unheld) = MeetingVote.Hold(
            command.At, state.Id, first.RuleId, first.Terms, command.Roll, first.Notice is { IsShort: true }, now);
        if (unheld is not null)
            return unheld;
        return Decision.Of(new VotingOpened(
            state.Id, command.RoundId, state.Rounds.Length + 1, first.Revision, first.RuleId, first.RuleVersion,
            first.Terms.ForConfirmation(), command.Roll with { DrawnAt = StoredInstant.NotAfter(command.Roll.DrawnAt) }, closesAt, first.Id, Confirmation: null, held));
    }

    private static Rejection? CheckNotice(StatedVote said, Instant closesAt, Instant? recordAt, Instant now) =>
        now < said.OpensAt ? new NoticeSaysLater(said.OpensAt)
        : closesAt != said.ClosesAt ? new NoticeSaysOtherwise("when voting closes")
        : recordAt != said.RecordAt ? new NoticeSaysOtherwise("the record date")
        : null;
}
