using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>Takes the notice of a vote back before voting opens: the vote is not held by it, nor opens by itself.</summary>
public sealed record WithdrawNotice(ProposalId ProposalId, string? Reason)
{
    public static Decision Decide(Proposal? state, WithdrawNotice command, Instant now) =>
        state is null ? new ProposalIsUnknown(command.ProposalId)
        : ProposalGate.Undecided(state, now) is { } rejection ? rejection
        : state.Notice is null ? new NoticeIsNotGiven(state.Id)
        : TextRule.Note("reason", command.Reason) is { } unfit ? unfit
        : Decision.Of(new NoticeWithdrawn(state.Id, TextRule.NoteOrNull(command.Reason)));
}
