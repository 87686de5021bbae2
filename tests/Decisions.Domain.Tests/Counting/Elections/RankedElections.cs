using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Counting.Elections;

/// <summary>Small ranked elections, some with equal ranks, some truncated, some blank, from a fixed seed.</summary>
internal static class RankedElections
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(400).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_251_121, 77), null));

    /// <summary>Ballots as positions; equal places as a profile stores them.</summary>
    public sealed record Ballots(int Candidates, ImmutableArray<(ImmutableArray<int> Ranking, long Count)> Lines)
    {
        public Election Election(int seats = 1) => Of(Candidates, Lines, each => each, seats, apart: false);

        /// <summary>The same with each ballot apart from others that say the same.</summary>
        public Election Apart(int seats = 1) =>
            Of(Candidates, Lines.SelectMany(each => Enumerable.Repeat((each.Ranking, 1L), (int)each.Count)), each => each, seats, apart: true);

        /// <summary>The same with candidates in another order of the paper; their names stay.</summary>
        public Election Reordered()
        {
            var moved = Of(Candidates, Lines, one => Candidates - 1 - one, 1, apart: false);
            return moved with { Candidates = [.. moved.Candidates.Reverse()] };
        }

        public override string ToString() => string.Join("; ", Election().Show());
    }

    public static void ForAll(Func<Ballots, bool> law, bool strict = false)
    {
        var elections =
            from candidates in Gen.Choose(1, 6)
            from lines in Line(candidates, strict).ListOf()
            select new Ballots(candidates, [.. lines]);
        Check.One(Fixed, Prop.ForAll(elections.ToArbitrary(), law));
    }

    private static Election Of(
        int candidates, IEnumerable<(ImmutableArray<int> Ranking, long Count)> lines, Func<int, int> at, int seats, bool apart)
    {
        var profile = new RankedProfile.Builder(candidates) { Appends = apart };
        foreach (var (ranking, count) in lines)
            profile.Add([.. ranking.Select(item => item < 0 ? ~at(~item) : at(item))], count);
        return new Election("", [.. Enumerable.Range(0, candidates).Select(i => new Candidate($"{(char)('A' + i)}"))], seats, profile.Build());
    }

    private static Gen<(ImmutableArray<int> Ranking, long Count)> Line(int candidates, bool strict) =>
        from order in Gen.Shuffle(Enumerable.Range(0, candidates).ToArray())
        from length in Gen.Choose(0, candidates)
        from equal in Gen.Choose(0, 3).ListOf(candidates)
        from count in Gen.Choose(1, 5)
        select (order.Take(length).Select((one, i) => i > 0 && !strict && equal[i] == 0 ? ~one : one).ToImmutableArray(), (long)count);
}
