using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>What a roll follows from. Once drawn it never changes.</summary>
internal sealed record RollTerms(CommunityId Community, long AsOfIndex, int MinimumMembershipDays, Instant DrawnAt, bool WithClasses, CircleId? Circle = null, MemberId? Decider = null);

/// <summary>
/// Keeps the rolls that were asked for last, and draws each only once, however many ask for it at the same time.
/// </summary>
internal sealed class DrawnRolls(Func<RollTerms, Task<DrawnRoll>> draw)
{
    /// <summary>64 MB of ids.</summary>
    private const long MostMembers = 4_000_000;

    private const int MostRolls = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<RollTerms, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _latestFirst = [];

    public Task<DrawnRoll> Get(RollTerms terms)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(terms, out var known) && !known.Value.Roll.IsFaulted)
            {
                _latestFirst.Remove(known);
                _latestFirst.AddFirst(known);
                return known.Value.Roll;
            }
            if (known is not null)
                _latestFirst.Remove(known);
            Evict();
            var node = _latestFirst.AddFirst(new Entry(terms, draw(terms)));
            _entries[terms] = node;
            return node.Value.Roll;
        }
    }

    private void Evict()
    {
        var members = _latestFirst.Sum(entry => entry.Members);
        while (_latestFirst.Last is { } last && (members > MostMembers || _latestFirst.Count >= MostRolls))
        {
            members -= last.Value.Members;
            _entries.Remove(last.Value.Terms);
            _latestFirst.RemoveLast();
        }
    }

    private sealed record Entry(RollTerms Terms, Task<DrawnRoll> Roll)
    {
        public long Members => Roll.IsCompletedSuccessfully ? Roll.Result.Count : 0;
    }
}
