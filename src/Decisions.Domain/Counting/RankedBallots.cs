using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Counting;

/// <summary>A ranking as positions in the list of options, most preferred first, and how many ballots have it.</summary>
internal readonly record struct CountedRanking(int[] Ranking, long Count);

/// <summary>
/// The ballots of a ranked choice with each distinct ranking once: ten thousand ballots that say the same cost a
/// run-off no more than one does.
/// </summary>
internal sealed record RankedBallots(ImmutableArray<CountedRanking> Rankings, long Returned, long Blank)
{
    public static RankedBallots Sort(
        ImmutableArray<OptionId> options, long eligible, IEnumerable<CountedBallots> ballots)
    {
        var reader = new RankingReader(options);
        var counts = new Dictionary<int[], long>(new RankingComparer());
        var bySpan = counts.GetAlternateLookup<ReadOnlySpan<int>>();
        long returned = 0, blank = 0;
        foreach (var (choice, count) in ballots)
        {
            returned = Participation.Add(returned, count, eligible);
            var ranking = reader.Read(choice);
            if (ranking.IsEmpty)
                blank += count;
            else if (count > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(bySpan, ranking, out _) += count;
        }

        return new RankedBallots(
            [.. counts.Select(pair => new CountedRanking(pair.Key, pair.Value))], returned, blank);
    }
}

/// <summary>Turns rankings of option ids into rankings of positions, and refuses what no ballot may say.</summary>
internal sealed class RankingReader
{
    private readonly Dictionary<OptionId, int> positions = [];
    private readonly int[] places;
    private readonly bool[] ranked;

    public RankingReader(ImmutableArray<OptionId> options)
    {
        foreach (var option in options)
            if (!positions.TryAdd(option, positions.Count))
                throw new ArgumentException($"Option {option} is listed twice.", nameof(options));
        places = new int[options.Length];
        ranked = new bool[options.Length];
    }

    /// <summary>The positions that <paramref name="choice"/> ranks; valid until the next call.</summary>
    public ReadOnlySpan<int> Read(Choice choice)
    {
        if (choice is not RankedChoice { Ranking: { IsDefault: false } ranking })
            throw Refuse($"A {choice?.GetType().Name ?? "missing choice"} does not rank options.");

        Array.Clear(ranked);
        var length = 0;
        foreach (var place in ranking)
        {
            if (place.IsDefault || place.Length != 1)
                throw Refuse("An instant run-off takes exactly one option in each place.");
            if (!positions.TryGetValue(place[0], out var position))
                throw Refuse($"Option {place[0]} is not among those of the proposal.");
            if (ranked[position])
                throw Refuse($"Option {place[0]} is ranked twice on one ballot.");
            ranked[position] = true;
            places[length++] = position;
        }

        return places.AsSpan(0, length);
    }

    private static ArgumentException Refuse(string why) => new(why, "ballots");
}
