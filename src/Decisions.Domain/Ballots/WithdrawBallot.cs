using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Ballots;

/// <summary>Takes a ballot back while voting is open.</summary>
public sealed record WithdrawBallot(ProposalId ProposalId, MemberId MemberId, Channel Channel)
{
    public static Decision Decide(Proposal? proposal, Ballot? state, WithdrawBallot command, Instant now)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Open(proposal, now) is { } rejection)
            return rejection;
        return state switch
        {
            null => new NoBallotToWithdraw(command.MemberId),
            { Vote: null } => Decision.Nothing,
            { Vote: { } vote } when proposal.Latest!.Terms.Precedence?.GivesWay(command.Channel, vote.Channel) == true =>
                new BallotStandsByAnotherWay(vote.Channel),
            _ => Decision.Of(new BallotWithdrawn(proposal.Latest!.Id, proposal.Id, command.MemberId, command.Channel)),
        };
    }
}
