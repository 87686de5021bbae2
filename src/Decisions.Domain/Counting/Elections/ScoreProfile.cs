using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// Ballots that give candidates numbers, each distinct one once: scores, grades, dots, or an approval, which is a 1.
/// A candidate without a number is not named by the ballot, which is not the same as a 0: what it means is the rule's.
/// </summary>
public sealed class ScoreProfile : BallotProfile
{
    private readonly int[] ends;
    private readonly int[] named;
    private readonly long[] scores;
    private readonly long[] counts;

    private ScoreProfile(int candidates, long highest, int[] ends, int[] named, long[] scores, long[] counts, long blank)
    {
        (Candidates, Highest, this.ends, this.named, this.scores, this.counts, Blank) = (candidates, highest, ends, named, scores, counts, blank);
        Returned = counts.Sum() + blank;
    }

    public int Candidates { get; }

    /// <summary>The highest number that a ballot may give, at least 1; the lowest is 0. With 1 they are approvals.</summary>
    public long Highest { get; }

    /// <summary>How many distinct ballots there are, blank ones apart.</summary>
    public int Distinct => counts.Length;

    public override long Returned { get; }

    /// <summary>Ballots that name nobody.</summary>
    public override long Blank { get; }

    /// <summary>Whom a ballot gives a number, in ascending order; not empty.</summary>
    public ReadOnlySpan<int> Named(int index) => named.AsSpan(Span(index));

    /// <summary>The numbers, in the order of <see cref="Named"/>.</summary>
    public ReadOnlySpan<long> Scores(int index) => scores.AsSpan(Span(index));

    /// <summary>How many ballots say it, more than 0.</summary>
    public long Count(int index) => counts[index];

    /// <summary>The number that a ballot gives a candidate, or null where it names them not.</summary>
    public long? Score(int index, int candidate)
    {
        var at = Named(index).BinarySearch(candidate);
        return at < 0 ? null : Scores(index)[at];
    }

    private Range Span(int index) => (index == 0 ? 0 : ends[index - 1])..ends[index];

    /// <summary>Takes ballots in any order and puts those that say the same together.</summary>
    /// <param name="candidates">How many stand.</param>
    /// <param name="highest">The highest number that a ballot may give, at least 1.</param>
    public sealed class Builder(int candidates, long highest)
    {
        private readonly Dictionary<Ballot, int> known = [];
        private readonly List<int> ends = [];
        private readonly List<int> named = [];
        private readonly List<long> scores = [];
        private readonly List<long> counts = [];
        private long blank;

        /// <param name="ballot">Whom it names and the number, each candidate at most once, in any order; empty for a blank ballot.</param>
        /// <exception cref="ArgumentException">An unknown candidate, one named twice, a number out of bounds, or no number of ballots.</exception>
        public void Add(ReadOnlySpan<(int Candidate, long Score)> ballot, long count = 1)
        {
            if (count < 0)
                throw new ArgumentException($"A number of ballots cannot be {count}.", nameof(count));
            var sorted = ballot.ToArray();
            Array.Sort(sorted, (one, other) => one.Candidate.CompareTo(other.Candidate));
            for (var i = 0; i < sorted.Length; i++)
                Check(sorted, i);
            if (count == 0)
                return;
            if (sorted.Length == 0)
                blank = checked(blank + count);
            else
                Put(sorted, count);
        }

        /// <summary>A ballot that approves of candidates, each at most once.</summary>
        /// <exception cref="ArgumentException">As for <see cref="Add"/>.</exception>
        public void AddApprovals(ReadOnlySpan<int> approved, long count = 1)
        {
            var ballot = new (int, long)[approved.Length];
            for (var i = 0; i < ballot.Length; i++)
                ballot[i] = (approved[i], 1);
            Add(ballot, count);
        }

        public ScoreProfile Build() => new(candidates, highest, [.. ends], [.. named], [.. scores], [.. counts], blank);

        private void Check((int Candidate, long Score)[] sorted, int i)
        {
            var (candidate, score) = sorted[i];
            if (candidate < 0 || candidate >= candidates)
                throw new ArgumentException($"There is no candidate {candidate}.", nameof(sorted));
            if (i > 0 && sorted[i - 1].Candidate == candidate)
                throw new ArgumentException($"Candidate {candidate} is named twice on one ballot.", nameof(sorted));
            if (score < 0 || score > highest)
                throw new ArgumentException($"A ballot gives from 0 to {highest}, not {score}.", nameof(sorted));
        }

        private void Put((int Candidate, long Score)[] sorted, long count)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(known, new Ballot(sorted), out var isKnown);
            if (isKnown)
            {
                ref var said = ref CollectionsMarshal.AsSpan(counts)[index];
                said = checked(said + count);
                return;
            }

            index = counts.Count;
            foreach (var (candidate, score) in sorted)
            {
                named.Add(candidate);
                scores.Add(score);
            }

            ends.Add(named.Count);
            counts.Add(count);
        }

        private readonly struct Ballot((int Candidate, long Score)[] says) : IEquatable<Ballot>
        {
            private readonly (int Candidate, long Score)[] says = says;

            public bool Equals(Ballot other) => says.AsSpan().SequenceEqual(other.says);

            public override bool Equals(object? other) => other is Ballot ballot && Equals(ballot);

            public override int GetHashCode()
            {
                var hash = new HashCode();
                foreach (var each in says)
                    hash.Add(each);
                return hash.ToHashCode();
            }
        }
    }
}
