using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Ballots;

/// <summary>Casts a member's ballot in the open round, or changes the one that stands.</summary>
/// <param name="Revision">The revision that the member has read. It must be the one that is voted on.</param>
public sealed record CastBallot(
    ProposalId ProposalId, MemberId MemberId, int Revision, Choice Choice, string? Reason, Channel Channel)
{
    /// <summary>How it comes about, where it is not simply the member's own act.</summary>
    public BallotOrigin? Origin { get; init; }

    /// <param name="state">The member's ballot in the latest round, or null.</param>
    /// <param name="isOnRoll">Whether the member was entitled when the round opened.</param>
    /// <param name="hands">The show of hands in it, or null.</param>
    public static Decision Decide(Proposal? proposal, Ballot? state, CastBallot command, bool isOnRoll, Instant now, ShowOfHands? hands = null)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Open(proposal, now) is { } rejection)
            return rejection;
        var round = proposal.Latest!;
        if (!isOnRoll)
            return new MemberIsNotOnTheRoll(command.MemberId, round.Id);
        if (hands?.Includes(command.MemberId) == true)
            return new HandIsCounted();
        if (command.Revision != round.Revision)
            return new RevisionIsNotVotedOn(command.Revision, round.Revision);
        if (round.Terms.Advice is not null && command.Choice is YesNoChoice { Answer: Answer.Abstain })
            return new ChoiceDoesNotFitRule("Whoever decides on advice says yes or no.");
        if (ChoiceRule.Check(round.Terms.Method, proposal.Revisions[round.Revision - 1].Options, command.Choice) is { } unfit)
            return unfit;
        if (TextRule.Note("reason", command.Reason) is { } badReason)
            return badReason;
        var reason = TextRule.NoteOrNull(command.Reason);
        if (reason is null && round.Terms.Reasons == ReasonPolicy.Required)
            return new ReasonIsRequired();
        if (reason is null && command.Choice is PositionChoice { Position: var position } && position.NeedsReason())
            return new PositionNeedsReason(position);

        var (roundId, member, channel, origin) = (round.Id, command.MemberId, command.Channel, command.Origin);
        return state?.Vote switch
        {
            null => Decision.Of(new BallotCast(
                roundId, proposal.Id, member, round.Revision, command.Choice, reason, channel, origin)),
            var vote when vote.Choice == command.Choice && vote.Reason == reason && vote.Origin?.Proxy == origin?.Proxy && (origin is null || vote.Origin == origin) => Decision.Nothing,
            // Nobody's own vote gives way to one that their proxy cast.
            var vote when vote.Origin?.Proxy is null && round.Terms.Precedence?.GivesWay(channel, vote.Channel) == true => GiveWay(
                state, new BallotGaveWay(roundId, proposal.Id, member, round.Revision, command.Choice, reason, channel, vote.Channel, origin)),
            _ => Decision.Of(new BallotChanged(
                roundId, proposal.Id, member, round.Revision, command.Choice, reason, channel, origin)),
        };
    }

    /// <summary>The ballot is kept as one that gave way, unless it did so already.</summary>
    private static Decision GiveWay(Ballot state, BallotGaveWay @event) =>
        state.Apply(@event).GaveWay == state.GaveWay ? Decision.Nothing : Decision.Of(@event);
}
