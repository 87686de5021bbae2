using System.Diagnostics;
using System.Globalization;

namespace Decisions.Benchmarks.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task The_append_benchmark_ends_with_its_figures()
    {
        var (code, output) = await Bench("append", "--seconds", "0.2", "--commit-delay", "2");

        code.ShouldBe(0, output);
        string[] names = ["plain_best_per_second", "append_per_second_256", "append_ratio_256", "append_latency_ratio_1", "append_processor_ratio_256"];
        var figures = output.TrimEnd().Split('\n')[^10..].Select(line => line.Split(": ")).ToArray();
        figures.Select(figure => figure[0]).ShouldBe(names.Concat(names.Select(name => name + "_commit_delay")));
        figures.ShouldAllBe(figure => double.Parse(figure[1]) > 0);
    }

    [Fact]
    public async Task The_count_benchmark_shows_linear_growth_and_little_memory()
    {
        const int Ballots = 60_000;
        var (code, output) = await Bench("count", "--ballots", $"{Ballots}");

        code.ShouldBe(0, output);
        var figures = output.Split('\n').Select(line => line.Split(": ")).Where(line => line.Length == 2 && double.TryParse(line[1], CultureInfo.InvariantCulture, out _))
            .ToDictionary(line => line[0], line => double.Parse(line[1], CultureInfo.InvariantCulture));
        foreach (var name in new[] { "irv", "irv_apart", "stv_scottish", "stv_scottish_apart", "schulze" })
        {
            figures[$"count_{name}_memory_seconds"].ShouldBeGreaterThan(0);
            figures[$"count_{name}_plain_seconds"].ShouldBeGreaterThan(0);
            // What is allocated in all, freed or not, so the same on any machine; small counts carry the readers' blocks.
            figures[$"count_{name}_allocated_bytes_a_ballot"].ShouldBeLessThan(200);
            // Times on a busy machine say little; a cost that grew with the square would be at 4.
            figures[$"count_{name}_growth"].ShouldBeLessThan(3);
            figures[$"count_{name}_file_ratio"].ShouldBeLessThan(60);
        }
    }

    [Fact]
    public async Task The_fault_loop_ends_with_its_figures()
    {
        var (code, output) = await Bench("faults", "--rounds", "1");

        code.ShouldBe(0, output);
        output.ShouldContain("fault_rounds: 1\n");
        output.ShouldEndWith("fault_broken_promises: 0\n");
    }

    [Theory]
    [InlineData("sing")]
    [InlineData("append", "--seconds")]
    [InlineData("append", "--seconds", "few")]
    [InlineData("append", "--loud", "1")]
    public async Task What_is_not_understood_is_answered_with_the_usage(params string[] args)
    {
        var (code, output) = await Bench(args);

        code.ShouldBe(2);
        output.ShouldContain("--seconds N");
    }

    private static async Task<(int Code, string Output)> Bench(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Decisions.Benchmarks"), args)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await errors + output);
    }
}
