namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// Ballots by what Meek's rule makes of them: the elected that they name in turn, then the first one not elected, who
/// keeps all that is left. Ballots that reach a candidate by the same way have the same weight there, so each way is
/// reckoned once; rounding is by ballot, as the rule's text has it.
/// </summary>
internal sealed class KeepTree
{
    private readonly PaperSorter sorter;
    private readonly Standing[] standing;
    private readonly Node root = new(-1);

    public KeepTree(RankedProfile ballots, Standing[] standing)
    {
        (sorter, this.standing) = (new PaperSorter(ballots, standing), standing);
        var counts = sorter.SortAll(candidate => root.Child(candidate).Papers);
        foreach (var child in root.Children)
            child.Count = counts[child.Candidate];
        Ballots = root.Children.Sum(child => child.Count);
    }

    /// <summary>How many ballots name anybody who stands.</summary>
    public long Ballots { get; }

    /// <summary>Adds to each candidate's votes what they keep of every ballot, all in billionths.</summary>
    public void Distribute(long[] keep, Int128[] votes)
    {
        Array.Clear(votes);
        foreach (var child in root.Children)
            Distribute(child, MeekCount.One, keep, votes);
    }

    /// <summary>From now on papers pass through one who is elected.</summary>
    public void Elect(int candidate) => Resort(root, candidate, onTo: (_, node) => node);

    /// <summary>From now on papers pass over one who is excluded.</summary>
    public void Exclude(int candidate) => Resort(root, candidate, onTo: (parent, node) =>
    {
        parent.Children.Remove(node);
        return parent;
    });

    private static void Distribute(Node node, long weight, long[] keep, Int128[] votes)
    {
        var kept = MeekCount.TimesUp(weight, keep[node.Candidate]);
        votes[node.Candidate] += (Int128)kept * node.Count;
        if (kept == weight)
            return;
        foreach (var child in node.Children)
            Distribute(child, weight - kept, keep, votes);
    }

    /// <summary>Sorts on all papers that lie with a candidate, on whatever way they came.</summary>
    private void Resort(Node node, int candidate, Func<Node, Node, Node> onTo)
    {
        if (node.Children.Find(child => child.Candidate == candidate) is { } found)
            SortOn(onTo(node, found), found.Papers);
        foreach (var child in node.Children.ToList().Where(child => standing[child.Candidate] == Standing.Elected && child.Candidate != candidate))
            Resort(child, candidate, onTo);
    }

    private void SortOn(Node under, Parcel papers)
    {
        var through = new Dictionary<int, Parcel>();
        var counts = sorter.Sort(papers, Tray, alsoElected: true);
        for (var to = 0; to < standing.Length; to++)
        {
            if (counts[to] > 0)
                under.Child(to).Count += counts[to];
        }

        foreach (var (elected, parcel) in through)
            SortOn(under.Child(elected), parcel);

        Parcel Tray(int to) => standing[to] == Standing.Elected ? through[to] = new Parcel(0) : under.Child(to).Papers;
    }

    private sealed class Node(int candidate)
    {
        public int Candidate => candidate;

        public long Count { get; set; }

        public List<Node> Children { get; } = [];

        public Parcel Papers { get; } = new(0);

        public Node Child(int of)
        {
            if (Children.Find(child => child.Candidate == of) is { } found)
                return found;
            Children.Add(new Node(of));
            return Children[^1];
        }
    }
}
