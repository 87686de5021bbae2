using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Counting.Elections;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

/// <summary>Small elections by scores or approvals, some ballots empty, from a fixed seed; and elections in few words.</summary>
internal static class ScoredElections
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(300).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_261_121, 77), null));

    /// <summary>Ballots as '3: A=5 B=2', or '3: A B' for approvals; several on lines or between semicolons; candidates in this order.</summary>
    public static Election Of(string candidates, string ballots, int seats = 1)
    {
        string[] names = candidates.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var lines = new List<(ImmutableArray<(int, long)>, long)>();
        foreach (var line in ballots.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(':');
            lines.Add(([.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Score)], long.Parse(parts[0], CultureInfo.InvariantCulture)));
        }

        return Of(names, lines, seats);

        (int, long) Score(string text)
        {
            var said = text.Split('=');
            var at = Array.IndexOf(names, said[0]);
            return at < 0 ? throw new ArgumentException(text) : (at, said.Length == 1 ? 1 : long.Parse(said[1], CultureInfo.InvariantCulture));
        }
    }

    public static Election Of(
        IEnumerable<string> names, IEnumerable<(ImmutableArray<(int Candidate, long Score)> Scores, long Count)> lines, int seats = 1)
    {
        var candidates = names.Select(name => new Candidate(name)).ToImmutableArray();
        var all = lines.ToList();
        var highest = all.SelectMany(line => line.Scores).Select(each => each.Score).Append(1).Max();
        var profile = new ScoreProfile.Builder(candidates.Length, highest);
        foreach (var (scores, count) in all)
            profile.Add(scores.AsSpan(), count);
        return new Election("", candidates, seats, profile.Build());
    }

    public sealed record Ballots(int Candidates, ImmutableArray<(ImmutableArray<(int Candidate, long Score)> Scores, long Count)> Lines)
    {
        public IEnumerable<string> Names => Enumerable.Range(0, Candidates).Select(i => $"{(char)('A' + i)}");

        public Election Election(int seats = 1) => Of(Names, Lines, seats);

        /// <summary>The same with candidates in another order of the paper; their names stay.</summary>
        public Election Reordered(int seats = 1) => Of(
            Names.Reverse(), Lines.Select(line => (line.Scores.Select(each => (Candidates - 1 - each.Candidate, each.Score)).ToImmutableArray(), line.Count)), seats);

        public override string ToString() => string.Join("; ", Lines.Select(line =>
            $"{line.Count}: {string.Join(' ', line.Scores.Select(each => $"{(char)('A' + each.Candidate)}={each.Score}"))}"));
    }

    public static void ForAll(long highest, Func<Ballots, bool> law, int most = 6, int ballots = 12)
    {
        var elections =
            from candidates in Gen.Choose(1, most)
            from lines in Line(candidates, highest).ListOf(ballots)
            select new Ballots(candidates, [.. lines]);
        Check.One(Fixed, Prop.ForAll(elections.ToArbitrary(), law));
    }

    private static Gen<(ImmutableArray<(int Candidate, long Score)> Scores, long Count)> Line(int candidates, long highest) =>
        from scores in Gen.Choose(highest == 1 ? 0 : -1, (int)highest).ListOf(candidates)
        from count in Gen.Choose(1, 3)
        select (scores.Index().Where(each => highest == 1 ? each.Item == 1 : each.Item >= 0).Select(each => (each.Index, (long)each.Item)).ToImmutableArray(), (long)count);
}
