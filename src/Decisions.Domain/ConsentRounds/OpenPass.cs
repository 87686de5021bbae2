using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>
/// What opens a pass: a round of voting on the text as it stands, under the terms and for the roll of the consent round. No position of
/// an earlier pass counts in it, for a ballot is of its round and no other.
/// </summary>
internal static class OpenPass
{
    /// <summary>The pass and the step that it is, or why it cannot be held at the meeting.</summary>
    /// <param name="at">The meeting that it opens at, or null.</param>
    /// <param name="revision">The revision that it is on, which may be made in the same step.</param>
    public static (VotingOpened? Opened, StepTaken? Step, Rejection? Rejection) Of(
        ConsentRound state, Proposal proposal, RoundId round, int revision, MeetingVote? at, StepReason because, string? note, Instant now)
    {
        if (proposal.Rounds.Any(earlier => earlier.Id == round))
            return (null, null, new RoundExists(round));
        var sought = proposal.Sought!;
        var (held, unheld) = MeetingVote.Hold(at, proposal.Id, sought.RuleId, sought.Terms, sought.Roll, isShortConsented: false, now);
        if (unheld is not null)
            return (null, null, unheld);
        var closesAt = StepTimes.End(state.Hours, ConsentStep.Signal, now)!.Value;
        return (
            new VotingOpened(
                proposal.Id, round, proposal.Rounds.Length + 1, revision, sought.RuleId, sought.RuleVersion, sought.Terms, sought.Roll, closesAt, Held: held),
            new StepTaken(proposal.Id, ConsentStep.Signal, closesAt, because, note), null);
    }
}
