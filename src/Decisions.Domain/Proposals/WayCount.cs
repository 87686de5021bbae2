using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Proposals;

/// <summary>How many ballots came by one way.</summary>
public sealed record WayCount(Channel Way, long Ballots)
{
    /// <summary>The ways by which any came, in one order always.</summary>
    /// <param name="byChannel">How many ballots came by each channel.</param>
    /// <param name="hands">The show of hands beside them, or null.</param>
    public static ImmutableArray<WayCount> Of(IEnumerable<(Channel Channel, long Ballots)> byChannel, ShowOfHands? hands)
    {
        var all = byChannel.Append((Channel.Room, hands?.Standing?.Hands.All ?? 0)).ToList();
        return
        [
            .. Precedence.Ways.Select(way => new WayCount(way, all.Where(each => Precedence.WayOf(each.Item1) == way).Sum(each => each.Item2)))
                .Where(counted => counted.Ballots > 0),
        ];
    }
}
