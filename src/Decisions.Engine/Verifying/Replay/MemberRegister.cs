using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Proposals;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How every member stood and when, from the heads of their events alone: what a roll is drawn from.</summary>
internal sealed class MemberRegister
{
    private readonly Dictionary<UInt128, int> _last = [];
    private readonly List<Change> _changes = [];

    /// <summary>How a member stands, or null where they were never invited.</summary>
    public Member? Find(MemberId member) =>
        _last.TryGetValue(DrawnRoll.NumberOf(member.Value), out var at) ? new Member(member, _changes[at].Standing) { JoinedAt = _changes[at].JoinedAt } : null;

    /// <summary>Whether a member has joined and is not suspended.</summary>
    public bool HasJoined(MemberId member) => Find(member) is { Standing: Standing.Joined };

    /// <summary>The version that a member's stream stands at.</summary>
    public long VersionOf(MemberId member) =>
        _last.TryGetValue(DrawnRoll.NumberOf(member.Value), out var at) ? _changes[at].Version : 0;

    /// <param name="keepsJoined">Whether the membership goes on as it began: through a suspension and its end.</param>
    public void Record(MemberId member, long index, long version, Standing standing, bool keepsJoined, Instant when)
    {
        var number = DrawnRoll.NumberOf(member.Value);
        var before = _last.TryGetValue(number, out var at) ? at : -1;
        var joined = standing is not (Standing.Joined or Standing.Suspended) ? null
            : keepsJoined ? before < 0 ? null : _changes[before].JoinedAt
            : (Instant?)when;
        _last[number] = _changes.Count;
        _changes.Add(new Change(index, version, standing, joined, before));
        Times.Add(index, when);
    }

    /// <summary>Who may vote under a franchise, of those who had joined by the events before an index.</summary>
    /// <param name="placements">Says of which class each was; null for a roll without classes.</param>
    /// <param name="isInCircle">Whether a member, and since when of the community, was in the circle whose roll it is; null for the whole community's.</param>
    public DrawnRoll Draw(
        long asOfIndex, Franchise franchise, Instant drawnAt, PlacementReplay? placements = null, Func<MemberId, Instant, bool>? isInCircle = null)
    {
        List<UInt128> on = [];
        var needed = Duration.FromHours(24 * (long)franchise.MinimumMembershipDays);
        foreach (var (member, last) in _last)
        {
            var at = last;
            while (at >= 0 && _changes[at].Index >= asOfIndex)
                at = _changes[at].Before;
            if (franchise.Decider is { } decider && DrawnRoll.NumberOf(decider.Value) != member)
                continue;
            if (at >= 0 && _changes[at] is { Standing: Standing.Joined, JoinedAt: { } joined } && joined + needed <= drawnAt
                && isInCircle?.Invoke(DrawnRoll.MemberOf(member), joined) != false)
                on.Add(member);
        }
        on.Sort();
        return new DrawnRoll([.. on], placements is null ? null : [.. on.Select(member => placements.Of(member, asOfIndex))]);
    }

    /// <summary>When that was, for each time that a member came or went.</summary>
    public ChangeTimes Times { get; } = new();

    private readonly record struct Change(long Index, long Version, Standing Standing, Instant? JoinedAt, int Before);
}
