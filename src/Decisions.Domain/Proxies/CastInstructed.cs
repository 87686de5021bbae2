using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Amendments;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Proxies;

/// <summary>
/// Casts, once voting has closed and before the result, what a member instructed and nobody has cast for them. The system does
/// it and no holder: so an instruction hangs on nobody's remembering, and nobody need see it to follow it.
/// </summary>
public sealed record CastInstructed(ProposalId ProposalId, MemberId MemberId)
{
    /// <param name="ballot">The member's ballot in the latest round, or null.</param>
    public static Decision Decide(
        Proposal? proposal, ProposalProxies? state, Ballot? ballot, CastInstructed command, bool isOnRoll, Instant now)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (proposal.IsWithdrawn)
            return new ProposalIsWithdrawn(proposal.Id);
        if (proposal.Latest is not { } round)
            return new VotingHasNotOpened(proposal.Id);
        if (round.Tally is not null)
            return new ResultIsDeclared(proposal.Id);
        if (round.IsOpenAt(now))
            return new VotingHasNotClosed(proposal.Id, round.ClosesAt);
        if (proposal.Pending is { } pending)
            return new AmendmentIsBeingDecided(pending.AmendmentId);
        if (!isOnRoll)
            return new MemberIsNotOnTheRoll(command.MemberId, round.Id);
        if (state?.InstructedFor(round).FirstOrDefault(proxy => proxy.MemberId == command.MemberId) is not { } proxy)
            return new NoProxyIsHeld(command.MemberId);
        return ballot is { IsOwn: true } or { Vote: not null }
            ? Decision.Nothing
            : Decision.Of(new BallotCast(
                round.Id, proposal.Id, command.MemberId, round.Revision, proxy.InstructionOn(round.Revision)!, Reason: null,
                Channel.System, new BallotOrigin(EnteredBy: null, proxy.Holder, Evidence: null)));
    }
}
