using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Ballots;

/// <summary>
/// A teller enters a show of hands at the meeting that votes. Once another has entered the same, these hands are in the count,
/// beside the ballots of those who voted otherwise.
/// </summary>
public sealed record CountHands(ProposalId ProposalId, MemberId Teller, HandsCount Hands, string Evidence, string? Note)
{
    /// <param name="state">What was counted in the latest round, or null.</param>
    /// <param name="meeting">The meeting that the round opened at, or null.</param>
    /// <param name="tellers">The community's tellers.</param>
    /// <param name="voters">Who is present at it, on the roll, and has no ballot.</param>
    public static Decision Decide(
        Proposal? proposal, ShowOfHands? state, CountHands command, Meeting? meeting, ImmutableArray<MemberId> tellers,
        IReadOnlyCollection<MemberId> voters, Instant now)
    {
        if (TellerRule.Check(tellers, command.Teller, member: null) is { } unfit)
            return unfit;
        if ((EvidenceRule.Check(command.Evidence) ?? TextRule.Note("note", command.Note)) is { } unreadable)
            return unreadable;
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Open(proposal, now) is { } rejection)
            return rejection;
        var round = proposal.Latest!;
        if (!round.Terms.ShowsOfHands)
            return new RuleCountsNoHands(round.RuleId);
        if (round.Held is not { } held || meeting?.Id != held.MeetingId)
            return new HandsNeedAMeeting(proposal.Id);
        if (meeting.Status != MeetingStatus.Sitting || meeting.Sitting != held.Sitting)
            return new MeetingIsNotSitting(meeting.Id);
        var hands = command.Hands;
        if (hands.InFavour < 0 || hands.Against < 0 || hands.Abstained < 0)
            return new Rules.NumberIsOutOfRange("hands", Math.Min(hands.InFavour, Math.Min(hands.Against, hands.Abstained)), 0, voters.Count);
        var counted = new HandsCounted(
            round.Id, proposal.Id, meeting.Id, command.Teller, hands, command.Evidence.Trim(), TextRule.NoteOrNull(command.Note));
        if (state?.By(command.Teller) == counted || IsStanding(state, counted))
            return Decision.Nothing;
        if ((Int128)hands.InFavour + hands.Against + hands.Abstained > voters.Count)
            return new TooManyHands(voters.Count);
        return state?.Matching(counted) is not { } first
            ? Decision.Of(counted)
            : Decision.Of(counted, new HandsShown(
                round.Id, proposal.Id, meeting.Id, hands, first.Evidence, [.. voters.OrderBy(voter => voter.Value)]));
    }

    private static bool IsStanding(ShowOfHands? state, HandsCounted counted) =>
        state is { Waiting: [], Standing: { } standing } && standing.Hands == counted.Hands && state.StandingBy.Contains(counted.Teller)
        && string.Equals(standing.Evidence, counted.Evidence, StringComparison.OrdinalIgnoreCase);
}
