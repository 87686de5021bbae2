namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>
/// What voters have left. All start with the same share and pay the same for the same project and points, so those who
/// have paid for the same projects have the same left: they have one purse, known by its last payment and the purse
/// before that. What is in it is known between two bounds, in whole numbers of a small part of a unit.
/// </summary>
/// <param name="groups">How many groups of voters there are.</param>
internal sealed class Purses(int groups)
{
    /// <summary>The purse of all who have nothing left, exactly.</summary>
    public const int Empty = 0;

    /// <summary>The purse of all who have paid for nothing.</summary>
    public const int Whole = 1;

    private readonly int[] purses = new int[groups];
    private long[] low = new long[64];
    private long[] high = new long[64];
    private (int Before, int Purchase, long Points)[] paid = new (int, int, long)[64];
    private int[] next = new int[64];
    private readonly Dictionary<(int Purse, long Points), int> nextByPoints = [];
    private int count;

    /// <summary>The purse of each group.</summary>
    public ReadOnlySpan<int> OfGroups => purses;

    public ReadOnlySpan<long> Low => low;

    public ReadOnlySpan<long> High => high;

    /// <summary>The payment that made a purse: which purchase, for how many points, and the purse before it.</summary>
    public (int Before, int Purchase, long Points) Paid(int purse) => paid[purse];

    public void Start(long shareLow, long shareHigh)
    {
        Array.Fill(purses, Whole);
        (low[Empty], high[Empty], low[Whole], high[Whole], count) = (0, 0, shareLow, shareHigh, 2);
    }

    /// <summary>From here on payments are for another project.</summary>
    public void BeginPurchase()
    {
        next.AsSpan(0, count).Clear();
        nextByPoints.Clear();
    }

    /// <summary>Gives a group the purse that others with its purse and points have after this purchase; false where it is the first.</summary>
    public bool TryPayLikeOthers(int group, long points)
    {
        var purse = purses[group];
        var after = points == 1 ? next[purse] : nextByPoints.GetValueOrDefault((purse, points));
        if (after == 0)
            return false;
        purses[group] = after - 1;
        return true;
    }

    /// <summary>The group, and others with its purse and points after it, have nothing left.</summary>
    public void PayAll(int group, long points) => Move(group, points, Empty);

    /// <summary>The group, and others with its purse and points after it, have so much left.</summary>
    public void Pay(int group, long points, int purchase, long lowLeft, long highLeft)
    {
        if (count == low.Length)
        {
            Array.Resize(ref low, count * 2);
            Array.Resize(ref high, count * 2);
            Array.Resize(ref paid, count * 2);
            Array.Resize(ref next, count * 2);
        }

        (low[count], high[count], paid[count], next[count]) = (lowLeft, highLeft, (purses[group], purchase, points), 0);
        Move(group, points, count++);
    }

    private void Move(int group, long points, int after)
    {
        if (points == 1)
            next[purses[group]] = after + 1;
        else
            nextByPoints[(purses[group], points)] = after + 1;
        purses[group] = after;
    }
}
