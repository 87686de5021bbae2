using Decisions.Domain.Communities;
using NodaTime;

namespace Decisions.Engine.Following;

/// <summary>
/// Things of which something is due that could not be done: each is tried again after two seconds, four, eight, and so on up to
/// five minutes, and at once when its stream has moved. A node that starts anew tries them all.
/// </summary>
internal sealed class PutOff<TDue> where TDue : struct, IDue
{
    private static readonly Duration First = Duration.FromSeconds(2);

    /// <summary>What stands in the way may be in other streams, so it is looked at again after so long at the latest.</summary>
    private static readonly Duration Longest = Duration.FromMinutes(5);

    private readonly Dictionary<(CommunityId, Guid), Wait> _waits = [];

    public int Count => _waits.Count;

    /// <summary>Whether it is put off beyond an instant, and has not moved since.</summary>
    public bool Waits(TDue one, Instant now) =>
        _waits.TryGetValue(KeyOf(one), out var wait) && wait.Version == one.Version && now < wait.Until;

    public void Add(TDue one, Instant now)
    {
        var length = _waits.TryGetValue(KeyOf(one), out var before) && before.Version == one.Version
            ? Duration.Min(before.Length + before.Length, Longest)
            : First;
        _waits[KeyOf(one)] = new Wait(one.Version, now + length, length);
    }

    public void Remove(TDue one) => _waits.Remove(KeyOf(one));

    /// <summary>Forgets all but these: of the others nothing is due any more.</summary>
    public void Keep(IReadOnlyList<TDue> due)
    {
        if (_waits.Count == 0)
            return;
        var kept = due.Select(KeyOf).ToHashSet();
        foreach (var key in _waits.Keys.Where(key => !kept.Contains(key)).ToList())
            _waits.Remove(key);
    }

    private static (CommunityId, Guid) KeyOf(TDue one) => (one.Community, one.Key);

    private readonly record struct Wait(long Version, Instant Until, Duration Length);
}
