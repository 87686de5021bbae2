using Decisions.Domain.Circles;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Meetings;

/// <summary>Puts a meeting off to another time: for any reason, or because too few are present for decisions under a rule.</summary>
/// <param name="Until">The time appointed for going on.</param>
/// <param name="WithoutQuorum">Who may vote under the rule whose quorum is not there, and how many of them are; null where it is put off for another reason.</param>
public sealed record AdjournMeeting(MeetingId MeetingId, Instant Until, string? Reason, QuorumCount? WithoutQuorum)
{
    /// <param name="rule">The rule whose quorum is not there, or null.</param>
    /// <param name="circle">The circle whose quorum is not there, as it stands, or null.</param>
    /// <param name="open">What is being voted on in the meeting, or waits for its result.</param>
    public static Decision Decide(Meeting? state, AdjournMeeting command, Rule? rule, IReadOnlyCollection<ProposalId> open, Instant now, Circle? circle = null)
    {
        if (MeetingGate.NotClosed(state, command.MeetingId) is { } rejection)
            return rejection;
        var until = StoredInstant.NotAfter(command.Until);
        if (state!.Status == MeetingStatus.Adjourned)
            return state.AppointedAt == until ? Decision.Nothing : new MeetingIsAdjourned(state.Id, state.AppointedAt);
        if (TextRule.Note("reason", command.Reason) is { } unfit)
            return unfit;
        if (until <= now)
            return new MeetingTimeIsPast(command.Until, now);
        if (open.Count > 0)
            return new MeetingIsDeciding(open.First());
        var (shortfall, refused) = Shortfall(state, command.WithoutQuorum, rule, circle, now);
        if (refused is not null)
            return refused;
        // A meeting that never had a quorum has not begun by anybody's word; one that is put off for another reason has.
        return state.Status == MeetingStatus.Called && shortfall is null
            ? new MeetingHasNotBegun(state.Id)
            : Decision.Of(new MeetingAdjourned(state.Id, until, TextRule.NoteOrNull(command.Reason), shortfall));
    }

    private static (Shortfall? Shortfall, Rejection? Rejection) Shortfall(Meeting state, QuorumCount? count, Rule? rule, Circle? circle, Instant now)
    {
        if (count is null)
            return (null, null);
        if (rule is null)
            return (null, new RuleIsUnknown(count.RuleId));
        if (CircleGate.OnRoll(circle, count.Roll, rule.Id) is { } notTheirs)
            return (null, notTheirs);
        if (rule.Terms.Presence is not { } presence)
            return (null, new RuleCountsNoPresence(rule.Id));
        var needed = MeetingQuorum.Needed(state, rule.Terms, count.Roll.Eligible, now, count.Roll.Circle);
        var represented = presence.CountsProxies ? count.Represented : 0;
        if (count.Present + represented >= needed)
            return (null, new QuorumIsThere(count.Present, needed, represented));
        var from = MeetingQuorum.WaitsUntil(state, rule.Terms);
        return now < from
            ? (null, new QuorumMayStillCome(from))
            : (new Shortfall(rule.Id, rule.Version, count.Roll with { DrawnAt = StoredInstant.NotAfter(count.Roll.DrawnAt) }, count.Present, needed, represented), null);
    }
}

/// <summary>How many of those who may vote under a rule are present.</summary>
/// <param name="Roll">Who they are: all of the community, or of the circle that would decide.</param>
/// <param name="Represented">How many more are <see cref="Meetings.Represented"/>: as many as in any one decision of theirs that is ahead on the agenda.</param>
public sealed record QuorumCount(RuleId RuleId, ElectoralRoll Roll, long Present, long Represented = 0);
