using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Ballots;

/// <summary>
/// A teller enters a member's ballot that came on paper, in the room or by telephone. Once another teller has entered the
/// same, it is the member's ballot, and counts as the rule's order of ways has it.
/// </summary>
/// <param name="Revision">The revision that the paper names.</param>
/// <param name="Evidence">The number of the envelope, the sheet or the call.</param>
public sealed record EnterBallot(
    ProposalId ProposalId, MemberId MemberId, MemberId Teller, int Revision, Choice Choice, string? Reason, Channel Channel,
    string Evidence, string? Note)
{
    /// <param name="state">What tellers have entered for the member in the latest round, or null.</param>
    /// <param name="ballot">The member's ballot in it, or null.</param>
    /// <param name="tellers">The community's tellers.</param>
    /// <param name="hands">The show of hands in the round, or null.</param>
    public static Decision Decide(
        Proposal? proposal, TellerEntry? state, Ballot? ballot, EnterBallot command, ImmutableArray<MemberId> tellers, bool isOnRoll, Instant now,
        ShowOfHands? hands = null)
    {
        if (TellerRule.Check(tellers, command.Teller, command.MemberId) is { } unfit)
            return unfit;
        if (command.Channel is not (Channel.Paper or Channel.Room or Channel.Phone))
            return new WayIsNotForTellers(command.Channel);
        if ((EvidenceRule.Check(command.Evidence) ?? TextRule.Note("note", command.Note)) is { } unreadable)
            return unreadable;
        var cast = new CastBallot(command.ProposalId, command.MemberId, command.Revision, command.Choice, command.Reason, command.Channel);
        if (CastBallot.Decide(proposal, null, cast, isOnRoll, now, hands).Rejection is { } rejection)
            return rejection;
        var entered = new BallotEntered(
            proposal!.Latest!.Id, proposal.Id, command.MemberId, command.Teller, command.Revision, command.Choice,
            TextRule.NoteOrNull(command.Reason), command.Channel, command.Evidence.Trim(), TextRule.NoteOrNull(command.Note));
        if (state?.By(command.Teller) == entered || IsConfirmed(state, entered))
            return Decision.Nothing;
        if (state?.Matching(entered) is not { } first)
            return Decision.Of(entered);
        var origin = new BallotOrigin(first.Teller, Proxy: null, first.Evidence);
        return Decision.Of([entered, .. CastBallot.Decide(proposal, ballot, cast with { Reason = first.Reason, Origin = origin }, isOnRoll, now).Events]);
    }

    /// <summary>Whether it is what stands confirmed, entered once more by one of the two.</summary>
    private static bool IsConfirmed(TellerEntry? state, BallotEntered entered) =>
        state is { Waiting: [], Confirmed: { } done } && done.Entered.SaysTheSameAs(entered)
        && (done.Entered.Teller == entered.Teller || done.ConfirmedBy == entered.Teller);
}
