using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using NodaTime;

namespace Decisions.Engine.Following;

/// <summary>
/// Decisions of which something is due that could not be done: each is tried again after two seconds, four, eight, and so on up to
/// five minutes, and at once when its stream has moved. A node that starts anew tries them all.
/// </summary>
internal sealed class PutOffDecisions
{
    private static readonly Duration First = Duration.FromSeconds(2);

    /// <summary>What stands in the way may be in other streams, so it is looked at again after so long at the latest.</summary>
    private static readonly Duration Longest = Duration.FromMinutes(5);

    private readonly Dictionary<(CommunityId, ProposalId), Wait> _waits = [];

    public int Count => _waits.Count;

    /// <summary>Whether it is put off beyond an instant, and has not moved since.</summary>
    public bool Waits(DueDecision decision, Instant now) =>
        _waits.TryGetValue(KeyOf(decision), out var wait) && wait.Version == decision.Version && now < wait.Until;

    public void Add(DueDecision decision, Instant now)
    {
        var length = _waits.TryGetValue(KeyOf(decision), out var before) && before.Version == decision.Version
            ? Duration.Min(before.Length + before.Length, Longest)
            : First;
        _waits[KeyOf(decision)] = new Wait(decision.Version, now + length, length);
    }

    public void Remove(DueDecision decision) => _waits.Remove(KeyOf(decision));

    /// <summary>Forgets all but these: of the others nothing is due any more.</summary>
    public void Keep(IReadOnlyList<DueDecision> due)
    {
        if (_waits.Count == 0)
            return;
        var kept = due.Select(KeyOf).ToHashSet();
        foreach (var key in _waits.Keys.Where(key => !kept.Contains(key)).ToList())
            _waits.Remove(key);
    }

    private static (CommunityId, ProposalId) KeyOf(DueDecision decision) => (decision.Community, decision.Proposal);

    private readonly record struct Wait(long Version, Instant Until, Duration Length);
}
