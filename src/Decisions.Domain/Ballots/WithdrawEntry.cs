using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Ballots;

/// <summary>A teller takes back what they entered for a member and nobody has confirmed.</summary>
public sealed record WithdrawEntry(ProposalId ProposalId, MemberId MemberId, MemberId Teller, string? Reason)
{
    public static Decision Decide(
        Proposal? proposal, TellerEntry? state, WithdrawEntry command, ImmutableArray<MemberId> tellers, Instant now)
    {
        if (TellerRule.Check(tellers, command.Teller, command.MemberId) is { } unfit)
            return unfit;
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Open(proposal, now) is { } rejection)
            return rejection;
        if (TextRule.Note("reason", command.Reason) is { } badReason)
            return badReason;
        return state is null ? new NoEntryToWithdraw(command.MemberId)
            : state.By(command.Teller) is null ? Decision.Nothing
            : Decision.Of(new EntryWithdrawn(
                proposal.Latest!.Id, proposal.Id, command.MemberId, command.Teller, TextRule.NoteOrNull(command.Reason)));
    }
}
