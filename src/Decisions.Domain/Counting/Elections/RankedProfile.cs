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
        private ulong[] table = new ulong[64];
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
            if (count > 0)
                AddSound(ranking, count);
        }

        /// <summary>The same for a ranking that is known to be sound, and for more than no ballots.</summary>
        internal void AddSound(ReadOnlySpan<int> ranking, long count)
        {
            if (ranking.IsEmpty)
            {
                blank = checked(blank + count);
                return;
            }

            var hash = Hash(ranking);
            ref var slot = ref Slot(ranking, hash);
            if (slot != 0)
            {
                ref var said = ref CollectionsMarshal.AsSpan(counts)[(int)(uint)slot - 1];
                said = checked(said + count);
                return;
            }

            items.AddRange(ranking);
            ends.Add(items.Count);
            counts.Add(count);
            slot = ((ulong)hash << 32) | (uint)counts.Count;
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

        /// <summary>
        /// Where the table says where the ranking is, from 1 and below its hash, or 0 where it is to say so.
        /// </summary>
        private ref ulong Slot(ReadOnlySpan<int> ranking, uint hash)
        {
            var mask = (uint)table.Length - 1;
            for (var at = hash & mask; ; at = (at + 1) & mask)
            {
                ref var slot = ref table[at];
                if (slot == 0 || ((uint)(slot >> 32) == hash && Stored((int)(uint)slot - 1).SequenceEqual(ranking)))
                    return ref slot;
            }
        }

        private ReadOnlySpan<int> Stored(int index) =>
            CollectionsMarshal.AsSpan(items)[(index == 0 ? 0 : ends[index - 1])..ends[index]];

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

        private static uint Hash(ReadOnlySpan<int> ranking)
        {
            var hash = 17u;
            foreach (var item in ranking)
                hash = (hash ^ (uint)item) * 0x9E3779B1;
            return hash ^ (hash >> 15);
        }
    }
}
