using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>Where in the record changes of one kind stand, and when they were: what tells whether a roll is of its time.</summary>
internal sealed class ChangeTimes
{
    private readonly List<(long Index, Instant At)> _changes = [];

    /// <param name="index">Greater than that of any change before.</param>
    public void Add(long index, Instant at) => _changes.Add((index, at));

    /// <summary>Whether something changed at an index or later, and yet before a moment.</summary>
    public bool AnyBetween(long index, Instant before)
    {
        for (var at = _changes.Count - 1; at >= 0 && _changes[at].Index >= index; at--)
            if (_changes[at].At < before)
                return true;
        return false;
    }

    /// <summary>Whether something changed at an index or later.</summary>
    public bool AnySince(long index) => _changes.Count > 0 && _changes[^1].Index >= index;

    /// <summary>Whether the changes before an index are those up to an instant.</summary>
    public bool IsAsOf(long index, Instant instant)
    {
        var at = _changes.Count - 1;
        for (; at >= 0 && _changes[at].Index >= index; at--)
            if (_changes[at].At <= instant)
                return false;
        return at < 0 || _changes[at].At <= instant;
    }
}
