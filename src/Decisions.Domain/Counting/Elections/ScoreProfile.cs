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
    /// <param name="highest">The highest number that a ballot may give, at least 1; null where that is the highest that one gives.</param>
    public sealed class Builder(int candidates, long? highest = null)
    {
        // In a slot stands the number of a ballot, from 1, below half of its hash; 0 where there is none.
        private ulong[] table = new ulong[64];
        private readonly List<int> ends = [];
        private readonly List<int> named = [];
        private readonly List<long> scores = [];
        private readonly List<long> counts = [];
        private long blank;
        private long highestGiven = 1;

        /// <param name="ballot">Whom it names and the number, each candidate at most once, in any order; empty for a blank ballot.</param>
        /// <exception cref="ArgumentException">An unknown candidate, one named twice, a number out of bounds, or no number of ballots.</exception>
        public void Add(ReadOnlySpan<(int Candidate, long Score)> ballot, long count = 1) => AddNow(ballot, count);

        /// <summary>The same.</summary>
        /// <returns>The number under which more ballots can be added with <see cref="AddTo"/>.</returns>
        internal int AddNow(ReadOnlySpan<(int Candidate, long Score)> ballot, long count)
        {
            if (count < 0)
                throw new ArgumentException($"A number of ballots cannot be {count}.", nameof(count));
            var sorted = InOrder(ballot) ? ballot : Sorted(ballot);
            for (var i = 0; i < sorted.Length; i++)
                Check(sorted, i);
            return count == 0 || sorted.Length == 0 ? AddTo(-1, count) : Put(sorted, count);
        }

        /// <summary>Adds ballots that say what others say that were added before; -1 for blank ones.</summary>
        internal int AddTo(int number, long count)
        {
            ref var said = ref number < 0 ? ref blank : ref CollectionsMarshal.AsSpan(counts)[number];
            said = checked(said + count);
            return number;
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

        public ScoreProfile Build() => new(candidates, highest ?? highestGiven, [.. ends], [.. named], [.. scores], [.. counts], blank);

        private static bool InOrder(ReadOnlySpan<(int Candidate, long Score)> ballot)
        {
            for (var i = 1; i < ballot.Length; i++)
            {
                if (ballot[i - 1].Candidate > ballot[i].Candidate)
                    return false;
            }

            return true;
        }

        private static (int Candidate, long Score)[] Sorted(ReadOnlySpan<(int Candidate, long Score)> ballot)
        {
            var sorted = ballot.ToArray();
            Array.Sort(sorted, (one, other) => one.Candidate.CompareTo(other.Candidate));
            return sorted;
        }

        private void Check(ReadOnlySpan<(int Candidate, long Score)> sorted, int i)
        {
            var (candidate, score) = sorted[i];
            if (candidate < 0 || candidate >= candidates)
                throw new ArgumentException($"There is no candidate {candidate}.", nameof(sorted));
            if (i > 0 && sorted[i - 1].Candidate == candidate)
                throw new ArgumentException($"Candidate {candidate} is named twice on one ballot.", nameof(sorted));
            if (score < 0 || score > highest)
                throw new ArgumentException(highest is null ? $"A ballot gives from 0, not {score}." : $"A ballot gives from 0 to {highest}, not {score}.", nameof(sorted));
        }

        private int Put(ReadOnlySpan<(int Candidate, long Score)> ballot, long count)
        {
            var hash = Hash(ballot);
            ref var slot = ref Slot(ballot, hash);
            if (slot != 0)
                return AddTo((int)(uint)slot - 1, count);

            foreach (var (candidate, score) in ballot)
            {
                named.Add(candidate);
                scores.Add(score);
                highestGiven = Math.Max(highestGiven, score);
            }

            ends.Add(named.Count);
            counts.Add(count);
            slot = ((ulong)hash << 32) | (uint)counts.Count;
            if (counts.Count * 2 > table.Length)
                Grow();
            return counts.Count - 1;
        }

        private ref ulong Slot(ReadOnlySpan<(int Candidate, long Score)> ballot, uint hash)
        {
            var mask = (uint)table.Length - 1;
            for (var at = hash & mask; ; at = (at + 1) & mask)
            {
                ref var slot = ref table[at];
                if (slot == 0 || ((uint)(slot >> 32) == hash && Says((int)(uint)slot - 1, ballot)))
                    return ref slot;
            }
        }

        private bool Says(int index, ReadOnlySpan<(int Candidate, long Score)> ballot)
        {
            var from = index == 0 ? 0 : ends[index - 1];
            if (ends[index] - from != ballot.Length)
                return false;
            for (var i = 0; i < ballot.Length; i++)
            {
                if (named[from + i] != ballot[i].Candidate || scores[from + i] != ballot[i].Score)
                    return false;
            }

            return true;
        }

        private void Grow()
        {
            var before = table;
            table = new ulong[before.Length * 4];
            var mask = (uint)table.Length - 1;
            foreach (var slot in before)
            {
                if (slot == 0)
                    continue;
                var at = (uint)(slot >> 32) & mask;
                while (table[at] != 0)
                    at = (at + 1) & mask;
                table[at] = slot;
            }
        }

        private static uint Hash(ReadOnlySpan<(int Candidate, long Score)> ballot)
        {
            var hash = 17ul;
            foreach (var (candidate, score) in ballot)
                hash = (hash ^ (((ulong)candidate << 32) + (ulong)score)) * 0x9E3779B97F4A7C15;
            return (uint)(hash >> 32) ^ (uint)(hash >> 13);
        }
    }
}
