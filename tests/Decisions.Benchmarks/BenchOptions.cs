using System.Globalization;

namespace Decisions.Benchmarks;

/// <summary>What the command line says; each benchmark takes of it what it knows.</summary>
/// <param name="Time">How long each case is measured, in all.</param>
/// <param name="CommitDelay">What each commit waits, to stand for a slower disk; null for the disk as it is.</param>
/// <param name="Connection">A server to use, as a superuser; null for a private one.</param>
/// <param name="Rounds">How often a loop goes round.</param>
/// <param name="Seed">Where chance starts.</param>
/// <param name="Ballots">How many ballots are counted.</param>
/// <param name="Checkpoints">How many checkpoints are made one by one, each after one more event.</param>
internal sealed record BenchOptions(TimeSpan Time, TimeSpan? CommitDelay, string? Connection, int Rounds, int Seed, int Ballots, int Checkpoints)
{
    public const string Usage = "[--seconds N] [--commit-delay MS] [--connection STRING] [--rounds N] [--seed N] [--ballots N] [--checkpoints N]";

    /// <exception cref="FormatException">An option that is not known, or no number where one belongs.</exception>
    public static BenchOptions Read(ReadOnlySpan<string> args)
    {
        var options = new BenchOptions(TimeSpan.FromSeconds(8), null, null, 100, 1, 1_000_000, 25);
        for (; args.Length >= 2; args = args[2..])
        {
            options = args[0] switch
            {
                "--seconds" => options with { Time = TimeSpan.FromSeconds(Number(args[1])) },
                "--commit-delay" => options with { CommitDelay = TimeSpan.FromMilliseconds(Number(args[1])) },
                "--connection" => options with { Connection = args[1] },
                "--rounds" => options with { Rounds = (int)Number(args[1]) },
                "--seed" => options with { Seed = (int)Number(args[1]) },
                "--ballots" => options with { Ballots = (int)Number(args[1]) },
                "--checkpoints" => options with { Checkpoints = (int)Number(args[1]) },
                var unknown => throw new FormatException($"There is no option '{unknown}'."),
            };
        }

        return args.Length == 0 ? options : throw new FormatException($"The option '{args[0]}' lacks its value.");
    }

    private static double Number(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new FormatException($"'{text}' is not a number.");
}
