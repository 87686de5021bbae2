using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>Moves the end of an open round to a later instant.</summary>
public sealed record ExtendVoting(ProposalId ProposalId, Instant ClosesAt, string? Reason)
{
    public static Decision Decide(Proposal? state, ExtendVoting command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Open(state, now) is { } rejection)
            return rejection;
        if (TextRule.Note("reason", command.Reason) is { } unfit)
            return unfit;
        var (round, closesAt) = (state.Latest!, StoredInstant.NotAfter(command.ClosesAt));
        if (closesAt == round.ClosesAt)
            return Decision.Nothing;
        if (closesAt < round.ClosesAt)
            return new DeadlineIsNotLater(command.ClosesAt, round.ClosesAt);
        if (round.ProlongedFrom is not null)
            return new VotingIsProlonged(round.ClosesAt);
        if (!round.Terms.MayExtend)
            return new RuleForbidsExtension(round.RuleId);
        if (OpenVoting.CheckDates(state.Revisions[round.Revision - 1], round.Terms, closesAt) is { } tooLate)
            return tooLate;
        return Decision.Of(new VotingExtended(state.Id, round.Id, closesAt, TextRule.NoteOrNull(command.Reason)));
    }
}
