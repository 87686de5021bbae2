namespace Decisions.Domain.Counting.Elections;

public sealed partial class RankedProfile
{
    /// <summary>Takes ballots in any order and puts those that say the same together.</summary>
    public sealed class Builder
    {
        private readonly bool takesMarks;
        private int candidates;
        private int[] seen;
        private int stamp;
        private RunSet<sbyte>? narrow;
        private RunSet<int>? wide;
        private sbyte[] scratch = new sbyte[NarrowItems.MostCandidates];
        private long[] counts = new long[16];
        private long blank;
        private bool hasEqualRanks;
        private bool isBuilt;

        /// <param name="takesMarks">Whether rankings may hold <see cref="PaperMarks"/> and name somebody twice.</param>
        public Builder(int candidates, bool takesMarks = false)
        {
            (this.candidates, this.takesMarks, seen) = (candidates, takesMarks, new int[candidates]);
            if (candidates <= NarrowItems.MostCandidates)
                narrow = new();
            else
                wide = new();
        }

        /// <summary>Whether a ranking held a mark or named somebody twice.</summary>
        public bool HasMarks { get; private set; }

        /// <summary>Whether rankings are kept in bytes.</summary>
        internal bool IsNarrow => narrow is not null;

        /// <param name="ranking">As a profile stores it; empty for a blank ballot.</param>
        /// <exception cref="ArgumentException">An unknown candidate, one ranked twice, or no number of ballots.</exception>
        public void Add(ReadOnlySpan<int> ranking, long count = 1)
        {
            if (count < 0)
                throw new ArgumentException($"A number of ballots cannot be {count}.", nameof(count));
            ObjectDisposedException.ThrowIf(isBuilt, this);
            Check(ranking);
            if (count > 0)
                AddSound(ranking, count);
        }

        /// <summary>The same for a ranking that is known to be sound, and for more than no ballots.</summary>
        /// <returns>The number under which more ballots can be added with <see cref="AddTo"/>.</returns>
        internal int AddSound(ReadOnlySpan<int> ranking, long count)
        {
            if (wide is not null)
                return AddTo(ranking.IsEmpty ? -1 : wide.Put(ranking, out _), count);
            if (ranking.Length > scratch.Length)
                scratch = new sbyte[ranking.Length];
            for (var i = 0; i < ranking.Length; i++)
                scratch[i] = NarrowItems.Narrow(ranking[i]);
            return AddSound(scratch.AsSpan(0, ranking.Length), count);
        }

        /// <summary>The same for one in bytes; only where <see cref="IsNarrow"/>.</summary>
        internal int AddSound(ReadOnlySpan<sbyte> ranking, long count) =>
            AddTo(ranking.IsEmpty ? -1 : narrow!.Put(ranking, out _), count);

        /// <summary>Adds ballots that say what others say that were added before; -1 for blank ones.</summary>
        internal int AddTo(int number, long count)
        {
            if (number < 0)
            {
                blank = checked(blank + count);
                return number;
            }

            if (number >= counts.Length)
                Array.Resize(ref counts, counts.Length * 2);
            counts[number] = checked(counts[number] + count);
            return number;
        }

        /// <summary>Lets more candidates stand.</summary>
        internal void Admit(int more)
        {
            if (more <= candidates)
                return;
            candidates = more;
            if (more > seen.Length)
                Array.Resize(ref seen, Math.Max(more, seen.Length * 2));
            if (more <= NarrowItems.MostCandidates || narrow is null)
                return;
            wide = new();
            var before = NarrowItems.Widen(narrow.Runs);
            for (var index = 0; index < before.Count; index++)
                wide.Put(before[index], out _);
            narrow = null;
        }

        /// <summary>What was added, once and for all: nothing may be added afterwards.</summary>
        /// <param name="papers">What the rankings were read from, where that says more.</param>
        public RankedProfile Build(RankedProfile? papers = null)
        {
            ObjectDisposedException.ThrowIf(isBuilt, this);
            isBuilt = true;
            var distinct = narrow?.Runs.Count ?? wide!.Runs.Count;
            return new(candidates, narrow?.Runs, wide?.Runs, counts, distinct, blank, hasEqualRanks) { Papers = papers };
        }

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
    }
}
