using System.Collections.Immutable;
using System.CommandLine;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Server.CommandLine;

/// <summary>How a file of ballots is to be read, where it does not say itself.</summary>
internal sealed class ReadingChoices
{
    private readonly Option<string?> format = new("--format")
    {
        Description = $"The file's form; by default as its extension says. One of {string.Join(", ", ElectionFormats.All.Select(each => each.Name))}.",
    };

    private readonly Option<string?> candidates = new("--candidates")
    {
        Description = "For a table of rank1, rank2 …: who stands, in the order of the ballot paper, as 'Ann;Bob=Robert;Cem', with other spellings behind '='.",
    };

    private readonly Option<string[]> withdrawn = new("--withdrawn") { Description = "Somebody who withdrew, to be passed over; may be given several times." };

    private readonly Option<string> skipped = new("--skipped-label")
    {
        Description = "For a table: what stands where a rank was skipped, besides an empty cell.", DefaultValueFactory = _ => ReadingOptions.Default.SkippedLabel,
    };

    private readonly Option<string> overvote = new("--overvote-label")
    {
        Description = "For a table: what stands for an overvoted rank.", DefaultValueFactory = _ => ReadingOptions.Default.OvervoteLabel,
    };

    private readonly Option<string> writeIn = new("--write-in-label")
    {
        Description = "For a table: what stands for undeclared write-ins.", DefaultValueFactory = _ => ReadingOptions.Default.WriteInLabel,
    };

    private readonly Option<string> delimiter = new("--overvote-delimiter")
    {
        Description = "For a table: what stands between several names at one rank.", DefaultValueFactory = _ => "",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { format, candidates, withdrawn, skipped, overvote, writeIn, delimiter })
            command.Add(option);
    }

    public ElectionFile Read(ParseResult parsed, FileInfo file, BallotForm ballots)
    {
        var chosen = parsed.GetValue(format) is { } name
            ? ElectionFormats.Find(name) ?? throw new CannotCountException($"There is no format '{name}'. {Known()}")
            : ElectionFormats.ByExtension(file.Extension) ?? throw new CannotCountException($"What form {file} has is not to be seen from its name. Say --format. {Known()}");
        // The reader has blocks of its own.
        using var text = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var read = chosen.Read(text, new ReadingOptions(
            Spellings(parsed.GetValue(candidates) ?? ""), parsed.GetValue(skipped)!, parsed.GetValue(overvote)!, parsed.GetValue(writeIn)!,
            parsed.GetValue(delimiter)!, ballots, file.Extension));
        return read with { Election = Without(read.Election, parsed.GetValue(withdrawn) ?? []) };
    }

    private static Election Without(Election election, string[] withdrawn)
    {
        if (withdrawn.FirstOrDefault(name => election.Candidates.All(each => each.Name != name)) is { } nobody)
            throw new CannotCountException($"'{nobody}' cannot withdraw: nobody of that name stands.");
        return election with
        {
            Candidates = [.. election.Candidates.Select(each => each with { IsWithdrawn = each.IsWithdrawn || withdrawn.Contains(each.Name) })],
        };
    }

    private static ImmutableArray<ImmutableArray<string>> Spellings(string candidates) =>
    [
        .. candidates.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Split('=', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray())
            .Where(one => !one.IsEmpty),
    ];

    private static string Known() => $"There are {string.Join(", ", ElectionFormats.All.Select(each => $"{each.Name} ({string.Join(' ', each.Extensions)})"))}.";
}
