using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// Settles ties by the rule's setting: by <see cref="CandidateLot"/>, or by the order of the ballot paper, which favours
/// whoever stands first. Says what it settled.
/// </summary>
internal sealed class TieRule
{
    public const string Lot = "lot", Order = "order";

    private readonly ImmutableArray<Candidate> candidates;
    private readonly CandidateLot? lot;
    private readonly ReadOnlyMemory<byte> seed;
    private readonly ImmutableArray<TieBreak>.Builder ties = ImmutableArray.CreateBuilder<TieBreak>();

    public TieRule(ImmutableArray<Candidate> candidates, string by, ReadOnlyMemory<byte> seed)
    {
        (this.candidates, By, this.seed) = (candidates, by, seed);
        lot = by == Order ? null : new CandidateLot(candidates, seed.Span);
    }

    /// <summary>'lot' or 'order'.</summary>
    public string By { get; }

    public ImmutableArray<TieBreak> Ties => ties.ToImmutable();

    /// <summary>The seed for the record: where a lot was drawn, null elsewhere.</summary>
    public string? LotSeed => ties.Any(tie => tie.By == Lot) ? Convert.ToHexStringLower(seed.Span) : null;

    /// <summary>Whether a place among equals matters: one of them is 'none of the above', and whoever is behind it is not chosen.</summary>
    public bool Matters(IReadOnlyCollection<int> among) => among.Count > 1 && among.Any(one => candidates[one].IsNoneOfTheAbove);

    public int Favours(IEnumerable<int> among) => lot?.In(among) ?? among.Min();

    public int Against(IEnumerable<int> among) => lot?.Out(among) ?? among.Max();

    /// <summary>All of them, whom the tie rule favours first.</summary>
    public List<int> Sort(IEnumerable<int> among)
    {
        var left = among.ToList();
        var sorted = new List<int>(left.Count);
        while (left.Count > 0)
        {
            sorted.Add(Favours(left));
            left.Remove(sorted[^1]);
        }

        return sorted;
    }

    public void Note(int round, string what, IEnumerable<int> among, string by, IEnumerable<int> picked) =>
        ties.Add(new TieBreak(round, what, Names(among), by, Names(picked)));

    private ImmutableArray<string> Names(IEnumerable<int> positions) => [.. positions.Select(position => candidates[position].Name)];
}

/// <summary>Rankings with equals together, and who is chosen by them.</summary>
internal static class Standings
{
    /// <summary>Best score first.</summary>
    public static List<List<int>> ByScore<TScore>(IEnumerable<int> standing, Func<int, TScore> score) =>
        [.. standing.GroupBy(score).OrderByDescending(group => group.Key).Select(group => group.ToList())];

    /// <summary>
    /// By a relation without cycles: first all whom nobody beats, then all whom nobody among the rest beats, and so on.
    /// </summary>
    public static List<List<int>> ByRelation(IEnumerable<int> standing, Func<int, int, bool> beats)
    {
        var ranking = new List<List<int>>();
        var left = standing.ToList();
        while (left.Count > 0)
        {
            ranking.Add([.. left.Where(one => !left.Exists(other => beats(other, one)))]);
            left.RemoveAll(ranking[^1].Contains);
        }

        return ranking;
    }

    /// <summary>The first of a ranking, as many as there are seats; a group that does not fit whole is tied for the last.</summary>
    public static List<int> Seat(List<List<int>> ranking, int seats, TieRule ties)
    {
        var seated = new List<int>();
        foreach (var group in ranking)
        {
            var free = seats - seated.Count;
            if (free <= 0)
                break;
            if (group.Count <= free && !ties.Matters(group))
            {
                seated.AddRange(group);
                continue;
            }

            var picked = ties.Sort(group)[..Math.Min(free, group.Count)];
            ties.Note(1, "seat", group, ties.By, picked);
            seated.AddRange(picked);
        }

        return seated;
    }
}
