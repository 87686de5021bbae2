using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// The table of a count as it goes: who has how many votes and how each stands, round by round. Votes are whole
/// numbers of the rule's smallest unit: more than 64 bits have room for, where a vote is counted in many parts.
/// </summary>
internal sealed class StvTable
{
    private readonly Election election;
    private readonly List<CountRound> rounds = [];
    private readonly List<int> winners = [];
    private readonly List<(int Round, Int128[] Votes)> history = [];
    private readonly Dictionary<int, string> kept = [];
    private OpenRound? open;

    public StvTable(Election election, int places)
    {
        (this.election, Places) = (election, places);
        for (var i = 0; i < places; i++)
            Unit *= 10;
        Standing = [.. election.Candidates.Select(each => each.IsWithdrawn ? Stv.Standing.Withdrawn : Stv.Standing.Continuing)];
        Votes = new Int128[Standing.Length];
    }

    public int Places { get; }

    /// <summary>One vote.</summary>
    public long Unit { get; } = 1;

    public Standing[] Standing { get; }

    public Int128[] Votes { get; }

    /// <summary>What all of them have together.</summary>
    public Int128 Counted => Sum(Votes);

    /// <summary>How many ballots count.</summary>
    public long Valid { get; set; }

    public Int128 Quota { get; set; }

    /// <summary>The value of papers that count for nobody any more.</summary>
    public Int128 Exhausted { get; set; }

    /// <summary>What was cut off when values were rounded, added up where it is cut off.</summary>
    public Int128 Lost { get; set; }

    public int Round => open?.Number ?? rounds.Count;

    public int Vacancies => election.Seats - winners.Count;

    public bool AnybodyElected => winners.Count > 0;

    public List<TieBreak> Ties { get; } = [];

    public ImmutableArray<GuardRecord> Guards { get; set; } = [];

    /// <summary>The votes each time that they had changed, for ties.</summary>
    public IReadOnlyList<(int Round, Int128[] Votes)> History => history;

    public IEnumerable<int> Continuing => Those(Stv.Standing.Continuing);

    public IEnumerable<int> Elected => winners;

    public string Name(int candidate) => election.Candidates[candidate].Name;

    public void Begin(string did, params ReadOnlySpan<int> of)
    {
        Close();
        open = new OpenRound(rounds.Count + 1, did, [.. of.ToArray().Select(Name)]);
    }

    /// <summary>Keeps the votes as they are now, so that later ties can look back at them.</summary>
    public void Remember() => history.Add((Round, [.. Votes]));

    /// <summary>Writes down papers that were sorted, each of one value, and gives the votes to those who got them.</summary>
    /// <param name="papers">By candidate, and last those that nobody gets.</param>
    public void Credit(int from, long[] papers, long value)
    {
        for (var to = 0; to < papers.Length; to++)
        {
            if (papers[to] == 0)
                continue;
            if (to == Votes.Length)
            {
                Exhaust(from, papers[to], (Int128)papers[to] * value, value);
                continue;
            }

            var votes = (Int128)papers[to] * value;
            Votes[to] += votes;
            open!.Moved(from, to, papers[to], votes, value);
        }
    }

    /// <summary>Writes down votes that nobody gets.</summary>
    /// <param name="value">What each paper is worth; null where the votes are only a part of that.</param>
    public void Exhaust(int from, long papers, Int128 votes, long? value = null)
    {
        Exhausted += votes;
        open!.Moved(from, null, papers, votes, value);
    }

    public void Elect(int candidate)
    {
        Standing[candidate] = Stv.Standing.Elected;
        winners.Add(candidate);
        open!.Elected.Add(Name(candidate));
        if (kept.TryGetValue(candidate, out var of))
            Guard(candidate, GuardActions.Elected, of);
    }

    public void Exclude(int candidate)
    {
        Standing[candidate] = Stv.Standing.Excluded;
        open!.Excluded.Add(Name(candidate));
    }

    /// <summary>Writes down, once, what a guarded seat did.</summary>
    public void Guard(int candidate, string did, string of)
    {
        if (did == GuardActions.Kept)
            kept[candidate] = of;
        var effect = new GuardEffect(Name(candidate), did, of);
        if (!open!.ByGuard.Contains(effect))
            open.ByGuard.Add(effect);
    }

    /// <summary>Numbers of the rule's own for the round, such as keep values.</summary>
    public void Note(string name, IEnumerable<(int Candidate, long Units)> values) =>
        open!.Notes = (open.Notes ?? NoNotes).SetItem(name, values.ToImmutableSortedDictionary(
            each => Name(each.Candidate), each => Amount.Fixed(each.Units, Places), StringComparer.Ordinal));

    public CountRecord Record(CountingRule rule, ChosenSettings settings, ReadOnlyMemory<byte> seed)
    {
        Close();
        var returned = election.Ballots.Returned + election.Spoilt;
        return new CountRecord(
            rule.Name, settings.Values, election.Title,
            [.. election.Candidates.Select(each => each.Name)],
            [.. election.Candidates.Where(each => each.IsWithdrawn).Select(each => each.Name)],
            election.Seats,
            new BallotNumbers(returned, Valid, election.Ballots.Returned - Valid, election.Spoilt),
            [.. winners.Select(Name)], [], [.. rounds], [.. Ties],
            LotSeed: Ties.Exists(tie => tie.By == TieSettings.Lot) ? Convert.ToHexStringLower(seed.Span) : null,
            Guards: Guards.IsEmpty ? null : Guards);
    }

    public static Int128 Sum(IEnumerable<Int128> votes) => votes.Aggregate(Int128.Zero, (sum, each) => sum + each);

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>> NoNotes { get; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>.Empty.WithComparers(StringComparer.Ordinal);

    private IEnumerable<int> Those(Standing standing) =>
        Enumerable.Range(0, Standing.Length).Where(candidate => Standing[candidate] == standing);

    private void Close()
    {
        if (open is null)
            return;
        var standing = Enumerable.Range(0, Votes.Length).Where(each => Standing[each] != Stv.Standing.Withdrawn);
        rounds.Add(new CountRound(
            open.Number, open.Did, open.Of,
            standing.ToImmutableSortedDictionary(Name, each => Amount.Fixed(Votes[each], Places), StringComparer.Ordinal),
            Amount.Fixed(Quota, Places), [.. open.Elected], [.. open.Excluded],
            [.. open.Transfers.Select(each => new VoteTransfer(
                Name(each.Key.From), each.Key.To is { } to ? Name(to) : null, each.Value.Papers, Amount.Fixed(each.Value.Votes, Places),
                each.Key.Value is { } value ? Amount.Fixed(value, Places) : null))],
            Amount.Fixed(Exhausted, Places), Amount.Fixed(Lost, Places), open.Notes, open.ByGuard.Count == 0 ? null : [.. open.ByGuard]));
        open = null;
    }

    private sealed class OpenRound(int number, string did, ImmutableArray<string> of)
    {
        public int Number => number;

        public string Did => did;

        public ImmutableArray<string> Of => of;

        public List<string> Elected { get; } = [];

        public List<string> Excluded { get; } = [];

        public List<GuardEffect> ByGuard { get; } = [];

        public OrderedDictionary<(int From, int? To, long? Value), (long Papers, Int128 Votes)> Transfers { get; } = [];

        public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? Notes { get; set; }

        public void Moved(int from, int? to, long papers, Int128 votes, long? value)
        {
            var sum = Transfers.GetValueOrDefault((from, to, value));
            Transfers[(from, to, value)] = (sum.Papers + papers, sum.Votes + votes);
        }
    }
}
