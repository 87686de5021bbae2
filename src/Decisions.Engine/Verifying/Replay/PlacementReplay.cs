using Decisions.Domain;
using Decisions.Domain.Classes;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>Of which class every member was and when, and whether they could be placed so then.</summary>
internal sealed class PlacementReplay(CommunityReplay community, MemberRegister members, ReplayFaults faults)
{
    private readonly Dictionary<UInt128, int> _last = [];
    private readonly List<Change> _changes = [];

    /// <summary>Whether some placements are not for the archive's audience, so that no roll can be drawn with classes.</summary>
    public bool AreHidden { get; private set; }

    public void Withhold() => AreHidden = true;

    public void Apply(in CheckedEvent next, Entry entry, IPlacementEvent @event, Instant when)
    {
        var placed = (MemberPlaced)@event;
        var number = DrawnRoll.NumberOf(placed.MemberId.Value);
        if (entry.Header.Stream != Streams.OfPlacement(placed.MemberId))
            faults.Add(next, "It places another member than its stream.");
        var before = _last.TryGetValue(number, out var at) ? at : -1;
        var state = before < 0 ? null : new Placement(placed.MemberId, _changes[before].Placed.Class, _changes[before].Placed.Votes);
        faults.Redo(next, placed, PlaceMember.Decide(
            state, new PlaceMember(placed.MemberId, placed.Class, placed.Votes), community.Classes, members.Find(placed.MemberId)));
        _last[number] = _changes.Count;
        _changes.Add(new Change(next.Index, new ClassAndVotes(placed.Class, placed.Votes), before));
        Times.Add(next.Index, when);
    }

    /// <summary>Where a member stood by the events before an index.</summary>
    public ClassAndVotes Of(UInt128 member, long asOfIndex)
    {
        var at = _last.TryGetValue(member, out var last) ? last : -1;
        while (at >= 0 && _changes[at].Index >= asOfIndex)
            at = _changes[at].Before;
        return at < 0 ? new ClassAndVotes(null, 1) : _changes[at].Placed;
    }

    /// <summary>When that was, for each time that somebody was placed.</summary>
    public ChangeTimes Times { get; } = new();

    private readonly record struct Change(long Index, ClassAndVotes Placed, int Before);
}
