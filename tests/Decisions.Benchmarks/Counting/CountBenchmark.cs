using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;
using Decisions.Testing;

namespace Decisions.Benchmarks.Counting;

/// <summary>
/// How long a count takes from memory and from a file, beside plainly reading the lines of the same file, by turns in
/// one run; what it allocates; and whether the cost grows with the ballots and not faster.
/// </summary>
internal static class CountBenchmark
{
    private static readonly (string Name, string Rule, Voters Voters, int Candidates, int Seats)[] Cases =
    [
        ("irv", "irv", Voters.Alike, 10, 1),
        ("irv_apart", "irv", Voters.Apart, 10, 1),
        ("stv_scottish", "stv-scottish", Voters.Alike, 10, 4),
        ("stv_scottish_apart", "stv-scottish", Voters.Apart, 10, 4),
        ("schulze", "schulze", Voters.Alike, 50, 1),
        ("schulze_apart", "schulze", Voters.CutOff, 50, 1),
    ];

    public static Task<int> Run(BenchOptions options)
    {
        using var folder = new TestFolder();
        foreach (var (name, rule, voters, candidates, seats) in Cases)
        {
            var path = Path.Combine(folder.Path, name + ".blt");
            Print(name, Measure(MadeBallots.Of(voters, candidates, options.Ballots, options.Seed), rule, seats, path));
            File.Delete(path);
        }

        EqualShares();
        return Task.FromResult(0);
    }

    private static IEnumerable<(string Name, double Figure)> Measure(MadeBallots ballots, string rule, int seats, string path)
    {
        var parts = new[] { 4, 2, 1 }.Select(part => new CountTimes(ballots.First(Math.Max(1, ballots.Count / part)), rule, seats, path));
        var measured = parts.Select(each => each.Measure()).ToList();
        var all = measured[^1];
        return
        [
            ("memory_seconds", all.Memory), ("built_seconds", all.Built), ("file_seconds", all.File), ("plain_seconds", all.Plain),
            ("file_ratio", all.File / all.Plain), ("allocated_bytes_a_ballot", all.Allocated),
            ("half_seconds", measured[1].File), ("quarter_seconds", measured[0].File), ("growth", all.File / measured[0].File / 4),
        ];
    }

    /// <summary>The largest real instance there is, if rule and data are there.</summary>
    private static void EqualShares()
    {
        const string Rule = "equal-shares";
        var instance = VotingData.Files("*.pb").MaxBy(file => file.Length);
        if (CountingRules.Find(Rule) is not { } rule || ElectionFormats.Find("pabulib") is not { } format || instance is null)
        {
            Console.WriteLine($"count_equal_shares: not measured, for there is no {(CountingRules.Find(Rule) is null ? "such rule" : instance is null ? "instance" : "such format")}");
            return;
        }

        Console.WriteLine($"equal-shares on {instance.Name}, {instance.Length:N0} bytes");
        var times = CountTimes.Measure(instance.FullName, rule, format, build: null);
        Print("equal_shares",
        [
            ("memory_seconds", times.Memory), ("file_seconds", times.File), ("plain_seconds", times.Plain),
            ("file_ratio", times.File / times.Plain), ("allocated_bytes_a_ballot", times.Allocated),
        ]);
    }

    private static void Print(string name, IEnumerable<(string Name, double Figure)> figures)
    {
        foreach (var (figure, value) in figures)
            Console.WriteLine(FormattableString.Invariant($"count_{name}_{figure}: {value:0.####}"));
    }
}
