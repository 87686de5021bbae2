using System.CommandLine;
using System.Diagnostics;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Files;
using Decisions.Engine;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Importing;
using Decisions.Engine.Proposals;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions import ballots</c>: replays a real election and holds its result to the published one.</summary>
internal static class ImportCommand
{
    public static Command Create() => new("import", "Bring in records kept elsewhere.") { Ballots() };

    private static Command Ballots()
    {
        var url = new UrlOption();
        var database = new DatabaseOptions();
        var file = new Argument<FileInfo>("file") { Description = "The ballots, as a BLT file of a single-winner election." };
        var published = new Option<FileInfo?>("--published")
        {
            Description = "The published result as JSON; by default ../expected/NAME.json beside the ballots' folder, where there is one.",
        };
        var winner = new Option<string?>("--winner") { Description = "The published winner's name, where there is no file." };
        var command = new Command("ballots", "Replay an election's ballots, each through the ordinary command path, and compare the result with the published one.")
        {
            file, published, winner,
        };
        url.AddTo(command);
        database.AddTo(command);
        command.SetAction((parsed, cancel) => ExpectedErrors.Tell(async () =>
        {
            var ballots = parsed.GetRequiredValue(file);
            var (election, lines) = Read(ballots);
            Check(election, parsed.GetValue(winner));
            var expected = Published(ballots, parsed.GetValue(published), parsed.GetValue(winner));
            Check(election, expected?.Winner);
            var source = database.Read(parsed);
            await using var session = await EngineSession.Open(source, cancel);
            return await Replay(election, lines, expected, url.Text(parsed, source), session, cancel);
        }));
        return command;
    }

    private static async Task<int> Replay(
        BltElection election, IReadOnlyList<BltBallot> lines, PublishedResult? expected, string url,
        EngineSession session, CancellationToken cancel)
    {
        var import = new ElectionImport(
            session.Get<DecisionsEngine>(), session.Get<People>(), session.Get<IElectoralRolls>(), session.Get<CaughtUp>());
        var watch = Stopwatch.StartNew();
        ImportedElection imported;
        try
        {
            imported = await ProgressBar.Show(progress => import.Run(election, lines, progress, cancel));
        }
        catch (ElectionImportException fault)
        {
            throw new CommandFailedException(fault.Message, fault);
        }
        Console.Out.WriteLine($"{election.Title}: {imported.Ballots} ballots replayed in {watch.Elapsed.TotalSeconds:N1} s.");
        Console.Out.WriteLine($"A running server shows it at {url}/c/{imported.Community}/decisions/{imported.Proposal}");
        foreach (var sentence in TallyInWords.Of(imported.Tally, imported.Rule, imported.Options))
            Console.Out.WriteLine($"  {sentence}");
        if (expected is null)
        {
            Console.Out.WriteLine("No published result was given to compare with (--published or --winner).");
            return 0;
        }
        var comparison = PublishedComparison.Of(imported, expected);
        foreach (var difference in comparison.Differences)
            Console.Out.WriteLine($"DIFFERS: {difference}");
        if (comparison.Differences.IsEmpty)
            Console.Out.WriteLine($"Agrees with the published result: {expected.Winner} is elected.");
        Console.Out.WriteLine(comparison.Extent);
        return comparison.Differences.IsEmpty ? 0 : 1;
    }

    private static void Check(BltElection election, string? winner)
    {
        try
        {
            ElectionImport.Check(election, winner);
        }
        catch (ElectionImportException fault)
        {
            throw new CommandFailedException(fault.Message, fault);
        }
    }

    private static (BltElection Election, IReadOnlyList<BltBallot> Ballots) Read(FileInfo file)
    {
        try
        {
            using var text = file.OpenText();
            var (election, ballots) = BltFile.Read(text);
            return (election, ballots);
        }
        catch (Exception fault) when (fault is ElectionFileException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file}: {fault.Message}", fault);
        }
    }

    private static PublishedResult? Published(FileInfo ballots, FileInfo? given, string? winner)
    {
        if (winner is not null)
            return new PublishedResult(winner, null);
        var beside = new FileInfo(Path.Combine(
            ballots.DirectoryName!, "..", "expected", Path.ChangeExtension(ballots.Name, ".json")));
        var file = given ?? (beside.Exists ? beside : null);
        if (file is null)
            return null;
        try
        {
            return PublishedResult.Read(File.ReadAllText(file.FullName));
        }
        catch (Exception fault) when (fault is ElectionImportException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file}: {fault.Message}", fault);
        }
    }
}
