using System.Runtime.CompilerServices;

namespace Decisions.Domain.Counting.Elections;

public sealed partial class RankedProfile
{
    /// <summary>
    /// Takes ballots in any order and puts those that say the same together, for as long as enough of them do. Where of
    /// the first 82,000 or so hardly any did, to look each of the others up costs far more than it spares a count, and
    /// they are taken as they come.
    /// </summary>
    public sealed class Builder
    {
        private readonly bool takesMarks;
        private int candidates;
        private int[] seen;
        private int stamp;
        private RunCounts<sbyte>? narrow;
        private RunCounts<int>? wide;
        private sbyte[] scratch = new sbyte[NarrowItems.MostCandidates];
        private LateRuns? late;
        private long looked;
        private bool appends;
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

        /// <summary>Whether ballots are taken as they come, from the first on.</summary>
        internal bool Appends
        {
            init => appends = value;
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
                AddLate(ranking, count);
        }

        /// <summary>The same, for more than no ballots, at once.</summary>
        /// <returns>As for <see cref="AddSound(ReadOnlySpan{int}, long)"/>.</returns>
        internal int AddNow(ReadOnlySpan<int> ranking, long count)
        {
            Check(ranking);
            return AddSound(ranking, count);
        }

        /// <summary>The same for a ranking that is known to be sound, and for more than no ballots.</summary>
        /// <returns>The number under which more ballots can be added with <see cref="AddTo"/>.</returns>
        internal int AddSound(ReadOnlySpan<int> ranking, long count)
        {
            if (wide is null)
                return AddSound(Narrowed(ranking), count);
            return ranking.IsEmpty ? AddTo(-1, count) : wide.Add(ranking, RunHash.Of(ranking), count);
        }

        /// <summary>The same for one in bytes; only where <see cref="IsNarrow"/>.</summary>
        internal int AddSound(ReadOnlySpan<sbyte> ranking, long count) =>
            ranking.IsEmpty ? AddTo(-1, count) : narrow!.Add(ranking, RunHash.Of(ranking), count);

        /// <summary>The same where its number is not asked for.</summary>
        /// <param name="hash">By <see cref="RunHash.Of"/>.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void AddLate(ReadOnlySpan<sbyte> ranking, ulong hash, long count)
        {
            if (ranking.IsEmpty)
                AddTo(-1, count);
            else if (appends && count == 1)
                narrow!.Append(ranking);
            else if (count > 1 || ranking.Length > byte.MaxValue || !narrow!.IsLarge)
                LookUp(ranking, hash, count);
            else
                (late ??= new LateRuns(narrow)).Add(ranking, hash);
        }

        /// <summary>Adds ballots that say what others say that were added before; -1 for blank ones.</summary>
        internal int AddTo(int number, long count)
        {
            if (number < 0)
                blank = checked(blank + count);
            else if (narrow is not null)
                narrow.AddTo(number, count);
            else
                wide!.AddTo(number, count);
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
            late?.ReleaseAll();
            appends = false;
            var (before, counts) = (NarrowItems.Widen(narrow.Runs), narrow.Counts());
            for (var index = 0; index < before.Count; index++)
                wide.Add(before[index], RunHash.Of(before[index]), counts[index]);
            narrow = null;
        }

        /// <summary>What was added, once and for all: nothing may be added afterwards.</summary>
        /// <param name="papers">What the rankings were read from, where that says more.</param>
        public RankedProfile Build(RankedProfile? papers = null)
        {
            ObjectDisposedException.ThrowIf(isBuilt, this);
            isBuilt = true;
            late?.ReleaseAll();
            var counts = narrow?.Counts() ?? wide!.Counts();
            return new(candidates, narrow?.Runs, wide?.Runs, counts, blank, hasEqualRanks) { Papers = papers };
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void LookUp(ReadOnlySpan<sbyte> ranking, ulong hash, long count)
        {
            looked++;
            var wasLarge = narrow!.IsLarge;
            narrow.Add(ranking, hash, count);
            if (!wasLarge && narrow.IsLarge)
                appends = looked - narrow.Runs.Count < looked / 8;
        }

        private void AddLate(ReadOnlySpan<int> ranking, long count)
        {
            if (narrow is null)
            {
                AddSound(ranking, count);
                return;
            }

            var narrowed = Narrowed(ranking);
            AddLate(narrowed, RunHash.Of(narrowed), count);
        }

        private ReadOnlySpan<sbyte> Narrowed(ReadOnlySpan<int> ranking)
        {
            if (ranking.Length > scratch.Length)
                scratch = new sbyte[ranking.Length];
            for (var i = 0; i < ranking.Length; i++)
                scratch[i] = NarrowItems.Narrow(ranking[i]);
            return scratch.AsSpan(0, ranking.Length);
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
