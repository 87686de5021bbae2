using System.Collections.Immutable;

namespace Decisions.Domain.Counting;

/// <summary>
/// The ballots of a run-off in piles, one for each option still in the count, as on a table. Each ballot lies with
/// the first of its options that is still in the count; one that has none is exhausted.
/// </summary>
internal sealed class BallotPiles
{
    private readonly ImmutableArray<CountedRanking> rankings;
    private readonly int[] places;
    private readonly List<int>[] piles;
    private readonly bool[] eliminated;
    private readonly long[] votes;

    public BallotPiles(int options, ImmutableArray<CountedRanking> rankings)
    {
        this.rankings = rankings;
        places = new int[rankings.Length];
        piles = [.. Enumerable.Range(0, options).Select(_ => new List<int>())];
        eliminated = new bool[options];
        votes = new long[options];
        for (var i = 0; i < rankings.Length; i++)
            Lay(i);
    }

    /// <summary>Ballots that rank none of the options still in the count.</summary>
    public long Exhausted { get; private set; }

    public bool IsIn(int option) => !eliminated[option];

    public long VotesOf(int option) => votes[option];

    /// <summary>
    /// Takes the option out and lays its ballots with their next choices. It costs as much as the option's pile has
    /// distinct rankings.
    /// </summary>
    public void Eliminate(int option)
    {
        eliminated[option] = true;
        votes[option] = 0;
        foreach (var ranking in piles[option])
            Lay(ranking);
        piles[option] = [];
    }

    private void Lay(int index)
    {
        var (ranking, count) = rankings[index];
        ref var place = ref places[index];
        while (place < ranking.Length && eliminated[ranking[place]])
            place++;

        if (place == ranking.Length)
        {
            Exhausted += count;
            return;
        }

        piles[ranking[place]].Add(index);
        votes[ranking[place]] += count;
    }
}
