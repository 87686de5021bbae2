using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>
/// Finds every committee with the highest PAV score: a ballot that approves of so many members counts 1 + 1/2 + … + 1/so many.
/// </summary>
/// <remarks>
/// Branch and bound. The score is submodular: whoever joins later adds at most what they would add now. So what a
/// committee that is half filled can come to is at most its score and the largest gains that are left, one for each
/// seat, and where that is less than what has been found, none of its completions is looked at. A second bound takes
/// more work and is much lower where ballots approve of several: what a ballot counts for so many members more is
/// concave, so it is at most a straight line through two neighbouring numbers of members, and of a sum of straight lines
/// the most is found at once. Scores are whole numbers: all fractions are over the least common multiple of 1 to the
/// number of seats.
/// </remarks>
internal sealed class ThieleSearch
{
    /// <summary>Steps after which the search gives up: a few seconds.</summary>
    private const long MostWork = 1_500_000_000;

    /// <summary>Of equally good committees no more than these are kept.</summary>
    private const int MostKept = 1_000;

    /// <summary>Up to this many seats the score of any number of ballots that can be is a whole number of 128 bits.</summary>
    private const int MostSeats = 60;

    private readonly ApprovalSets sets;
    private readonly int seats;
    private readonly IReadOnlyDictionary<int, int> favoured;
    private readonly List<int>[] ballotsOf;
    private readonly int[] represented;
    private readonly Int128[] gains;
    private readonly Int128[] parts;
    private readonly List<int> chosen = [];
    private Int128 score;
    private long work;

    private ThieleSearch(ApprovalSets sets, int candidates, int seats, List<int> favoured)
    {
        (this.sets, this.seats) = (sets, seats);
        this.favoured = favoured.Index().ToDictionary(each => each.Item, each => each.Index);
        Unit = Enumerable.Range(1, seats).Aggregate((Int128)1, (common, one) => common / Greatest(common, one) * one);
        parts = [.. Enumerable.Range(1, seats + 1).Select(one => one > seats ? 0 : Unit / one)];
        represented = new int[sets.Distinct];
        gains = new Int128[candidates];
        ballotsOf = [.. Enumerable.Range(0, candidates).Select(_ => new List<int>())];
        for (var ballot = 0; ballot < sets.Distinct; ballot++)
        {
            foreach (var one in sets.Approved[ballot])
            {
                ballotsOf[one].Add(ballot);
                gains[one] += sets.Counts[ballot] * Unit;
            }
        }
    }

    /// <summary>A score of 1.</summary>
    public Int128 Unit { get; }

    public Int128 Best { get; private set; } = -1;

    /// <summary>The best committees, in the order in which the tie rule favours them.</summary>
    public List<ImmutableArray<int>> Committees { get; private set; } = [];

    /// <summary>Whether these are all.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <param name="favoured">All who stand, whom the tie rule favours first.</param>
    /// <exception cref="CannotCountException">The search is too long.</exception>
    public static ThieleSearch Of(ApprovalSets sets, int candidates, int seats, List<int> favoured)
    {
        if (seats > MostSeats)
            throw TooMuch($"The best committee is looked for up to {MostSeats} seats, not for {seats}.");
        var search = new ThieleSearch(sets, candidates, seats, favoured);
        search.Look([.. sets.Standing]);
        search.Committees = [.. search.Committees.Order(Comparer<ImmutableArray<int>>.Create((one, other) =>
            search.Places(one).Zip(search.Places(other)).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0)))];
        return search;
    }

    private IEnumerable<int> Places(ImmutableArray<int> committee) => committee.Select(one => favoured[one]).Order();

    private void Look(List<int> left)
    {
        var free = seats - chosen.Count;
        if (free == 0 || left.Count == 0)
        {
            Keep(score, [.. chosen]);
            return;
        }

        // Whoever adds most comes first, so that a good committee is found soon; the order of the paper decides nothing.
        left.Sort((one, other) => gains[other].CompareTo(gains[one]) is not 0 and var order ? order : favoured[one].CompareTo(favoured[other]));
        for (var at = 0; at < left.Count && left.Count - at >= Math.Min(free, left.Count); at++)
        {
            var bound = score;
            for (var i = at; i < Math.Min(at + free, left.Count); i++)
                bound += gains[left[i]];
            if (IsTooLow(bound) || (free > 2 && left.Count - at > free && IsTooLow(LinesBound(left, at, free))))
                return;
            var one = left[at];
            var gain = gains[one];
            if (free == 1)
            {
                Keep(score + gain, [.. chosen, one]);
                continue;
            }

            Join(one, gain, sign: 1);
            Look(left[(at + 1)..]);
            Join(one, gain, sign: -1);
        }
    }

    private bool IsTooLow(Int128 bound) => bound < Best || (bound == Best && !IsComplete);

    /// <summary>The most that a straight line for each ballot allows, with those from a place on for the seats that are free.</summary>
    private Int128 LinesBound(List<int> left, int from, int free)
    {
        var slopes = new Int128[gains.Length];
        var isLeft = new bool[gains.Length];
        for (var i = from; i < left.Count; i++)
            isLeft[left[i]] = true;
        var bound = score;
        for (var ballot = 0; ballot < sets.Distinct; ballot++)
        {
            var approved = 0;
            foreach (var one in sets.Approved[ballot])
                approved += isLeft[one] ? 1 : 0;
            if (approved == 0)
                continue;

            // The line runs through as many members more as the ballot would have if seats fell evenly, and one more.
            var before = represented[ballot];
            var more = Math.Min(free * approved / (left.Count - from), free - 1);
            var slope = parts[before + more] * sets.Counts[ballot];
            bound -= more * slope;
            for (var i = 0; i < more; i++)
                bound += parts[before + i] * sets.Counts[ballot];
            foreach (var one in sets.Approved[ballot])
                slopes[one] += slope;
            work += 5 + (2 * sets.Approved[ballot].Length);
        }

        return bound + left.Skip(from).Select(one => slopes[one]).OrderDescending().Take(free).Aggregate((Int128)0, (sum, each) => sum + each);
    }

    /// <summary>Puts one into the committee or takes the last out again.</summary>
    private void Join(int one, Int128 gain, int sign)
    {
        if (sign > 0)
            chosen.Add(one);
        else
            chosen.RemoveAt(chosen.Count - 1);
        score += sign * gain;
        foreach (var ballot in ballotsOf[one])
        {
            var before = sign > 0 ? represented[ballot] : represented[ballot] - 1;
            var less = sets.Counts[ballot] * (parts[before] - parts[before + 1]) * sign;
            foreach (var other in sets.Approved[ballot])
                gains[other] -= less;
            represented[ballot] += sign;
            work += 5 + sets.Approved[ballot].Length;
        }

        if (work > MostWork)
            throw TooMuch("The best committee was not found in the time that a count may take.");
    }

    private void Keep(Int128 found, ImmutableArray<int> committee)
    {
        if (found > Best)
        {
            Best = found;
            Committees = [];
            IsComplete = true;
        }

        if (Committees.Count == MostKept)
            IsComplete = false;
        else
            Committees.Add(committee);
    }

    private static CannotCountException TooMuch(string why) => new($"{why} Use variant=sequential, which fills one seat after the other.");

    private static Int128 Greatest(Int128 one, Int128 other) => other == 0 ? one : Greatest(other, one % other);
}
