using System.Diagnostics;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Benchmarks.Counting;

/// <summary>Seconds, each the best of several turns, and bytes.</summary>
/// <param name="Memory">A count of ballots that are put together already.</param>
/// <param name="Built">The same from one ballot after the other in memory.</param>
/// <param name="File">The same from the file.</param>
/// <param name="Plain">Reading the file line by line and doing nothing with it.</param>
/// <param name="Allocated">Every byte that was allocated for reading and counting the file, freed or not, by ballots.</param>
internal sealed record CountTime(double Memory, double Built, double File, double Plain, double Allocated);

/// <summary>Times counts of ballots that chance made.</summary>
internal sealed class CountTimes(MadeBallots ballots, string rule, int seats, string path)
{
    private const int Turns = 9;

    public CountTime Measure()
    {
        ballots.Write(path, seats);
        return Measure(path, CountingRules.Find(rule)!, ElectionFormats.Find("blt")!, election => election with { Ballots = Build() });
    }

    /// <param name="build">Puts the ballots together from memory; null where that is not measured.</param>
    public static CountTime Measure(string path, CountingRule rule, ElectionFormat format, Func<Election, Election>? build)
    {
        var settings = ChosenSettings.Of(rule, new Dictionary<string, string>());
        var election = Read(path, format);
        var (memory, built, file, plain, allocated) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue, 0.0);
        for (var turn = 0; turn < Turns; turn++)
        {
            plain = Math.Min(plain, Seconds(() => Lines(path)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            file = Math.Min(file, Seconds(() => Count(Read(path, format))));
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)election.Ballots.Returned;
            memory = Math.Min(memory, Seconds(() => Count(election)));
            if (build is not null)
                built = Math.Min(built, Seconds(() => Count(build(election))));
        }

        return new CountTime(memory, built, file, plain, allocated);

        void Count(Election each) => rule.Count(each, settings, default);
    }

    private static Election Read(string path, ElectionFormat format)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return format.Read(file, ReadingOptions.Default).Election;
    }

    private static void Lines(string path)
    {
        using var text = new StreamReader(path);
        while (text.ReadLine() is not null)
        {
        }
    }

    private RankedProfile Build()
    {
        var profile = new RankedProfile.Builder(ballots.Candidates);
        for (var index = 0; index < ballots.Count; index++)
            profile.Add(ballots[index]);
        return profile.Build();
    }

    private static double Seconds(Action action)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }
}
