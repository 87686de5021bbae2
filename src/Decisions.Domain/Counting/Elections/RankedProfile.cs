using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// Rankings by position, each distinct one once: ten thousand ballots that say the same cost a count no more than one
/// does. A ranking is a run of candidates, most preferred first; one who shares a place with the candidate before is
/// stored as ~candidate, which is negative. Candidates left out are not ranked.
/// </summary>
/// <remarks>
/// What ordinances treat differently (skipped ranks, overvotes, a candidate ranked twice) is kept in
/// <see cref="Papers"/>, because it is the rule's own settings that say what becomes of it: a reader that decided it
/// would leave half of the rule out of the record.
/// </remarks>
public sealed class RankedProfile : BallotProfile
{
    private readonly int[] ends;
    private readonly int[] items;
    private readonly long[] counts;

    private RankedProfile(int candidates, int[] ends, int[] items, long[] counts, long blank, bool hasEqualRanks)
    {
        (Candidates, this.ends, this.items, this.counts, Blank, HasEqualRanks) = (candidates, ends, items, counts, blank, hasEqualRanks);
        Returned = counts.Sum() + blank;
    }

    public int Candidates { get; }

    /// <summary>
    /// The papers as they were marked, with <see cref="PaperMarks"/> and with candidates named again further down; null
    /// where no paper has any of these and the rankings say it all.
    /// </summary>
    public RankedProfile? Papers { get; private init; }

    /// <summary>How many distinct rankings there are, blank ones apart.</summary>
    public int Distinct => counts.Length;

    public override long Returned { get; }

    public override long Blank { get; }

    /// <summary>Whether some ballot gives two candidates the same place.</summary>
    public bool HasEqualRanks { get; }

    /// <summary>One ranking, not empty. Equal places are the negative items.</summary>
    public ReadOnlySpan<int> Ranking(int index) =>
        items.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);

    /// <summary>How many ballots say it, more than 0.</summary>
    public long Count(int index) => counts[index];

    /// <summary>Takes ballots in any order and puts those that say the same together.</summary>
    public sealed class Builder
    {
        private readonly int candidates;
        private readonly int[] seen;
        private int stamp;
        private int[] table = new int[64];
        private readonly List<int> ends = [];
        private readonly List<int> items = [];
        private readonly List<long> counts = [];
        private readonly bool takesMarks;
        private long blank;
        private bool hasEqualRanks;

        /// <param name="takesMarks">Whether rankings may hold <see cref="PaperMarks"/> and name somebody twice.</param>
        public Builder(int candidates, bool takesMarks = false) =>
            (this.candidates, this.takesMarks, seen) = (candidates, takesMarks, new int[candidates]);

        /// <summary>Whether a ranking held a mark or named somebody twice.</summary>
        public bool HasMarks { get; private set; }

        /// <param name="ranking">As a profile stores it; empty for a blank ballot.</param>
        /// <exception cref="ArgumentException">An unknown candidate, one ranked twice, or no number of ballots.</exception>
        public void Add(ReadOnlySpan<int> ranking, long count = 1)
        {
            if (count < 0)
                throw new ArgumentException($"A number of ballots cannot be {count}.", nameof(count));
            Check(ranking);
            if (count == 0)
                return;
            if (ranking.IsEmpty)
            {
                blank = checked(blank + count);
                return;
            }

            ref var slot = ref Slot(ranking);
            if (slot != 0)
            {
                CollectionsMarshal.AsSpan(counts)[slot - 1] = checked(counts[slot - 1] + count);
                return;
            }

            items.AddRange(ranking);
            ends.Add(items.Count);
            counts.Add(count);
            slot = counts.Count;
            if (counts.Count * 2 > table.Length)
                Grow();
        }

        /// <param name="papers">What the rankings were read from, where that says more.</param>
        public RankedProfile Build(RankedProfile? papers = null) =>
            new(candidates, [.. ends], [.. items], [.. counts], blank, hasEqualRanks) { Papers = papers };

        private void Check(ReadOnlySpan<int> ranking)
        {
            stamp++;
            for (var i = 0; i < ranking.Length; i++)
            {
                var candidate = ranking[i] < 0 ? ~ranking[i] : ranking[i];
                if (takesMarks && (candidate >= PaperMarks.Overvoted || (candidate < candidates && seen[candidate] == stamp)))
                {
                    HasMarks = true;
                    continue;
                }

                if (candidate >= candidates)
                    throw new ArgumentException($"There is no candidate {candidate}.", nameof(ranking));
                if (seen[candidate] == stamp)
                    throw new ArgumentException($"Candidate {candidate} is ranked twice on one ballot.", nameof(ranking));
                if (ranking[i] < 0 && i == 0)
                    throw new ArgumentException("The first place is shared with nobody before it.", nameof(ranking));
                seen[candidate] = stamp;
                hasEqualRanks |= ranking[i] < 0;
            }
        }

        /// <summary>Where the table says where the ranking is (from 1), or 0 where it is to say so.</summary>
        private ref int Slot(ReadOnlySpan<int> ranking)
        {
            var mask = table.Length - 1;
            for (var at = Hash(ranking) & mask; ; at = (at + 1) & mask)
            {
                ref var slot = ref table[at];
                if (slot == 0 || Stored(slot - 1).SequenceEqual(ranking))
                    return ref slot;
            }
        }

        private ReadOnlySpan<int> Stored(int index) =>
            CollectionsMarshal.AsSpan(items)[(index == 0 ? 0 : ends[index - 1])..ends[index]];

        private void Grow()
        {
            table = new int[table.Length * 4];
            for (var index = 0; index < counts.Count; index++)
                Slot(Stored(index)) = index + 1;
        }

        private static int Hash(ReadOnlySpan<int> ranking)
        {
            var hash = 17u;
            foreach (var item in ranking)
                hash = (hash ^ (uint)item) * 0x9E3779B1;
            return (int)(hash ^ (hash >> 15));
        }
    }
}
