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

    private readonly Option<string[]> ignored = new("--ignore-column")
    {
        Description = "For a table: a column that says nothing of the ballot, such as a time; may be given several times.", HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { format, candidates, skipped, overvote, writeIn, delimiter, ignored })
            command.Add(option);
    }

    public ElectionFile Read(ParseResult parsed, FileInfo file, CountingRule rule, VotersTold voters)
    {
        if (Directory.Exists(file.FullName))
            throw new CannotCountException($"{file} is a folder. Give a file of ballots.");
        var chosen = parsed.GetValue(format) is { } name
            ? ElectionFormats.Find(name) ?? throw new CannotCountException($"There is no format '{name}'. {Known()}")
            : ElectionFormats.ByExtension(file.Extension) ?? throw new CannotCountException($"What form {file} has is not to be seen from its name. Say --format. {Known()}");
        if (chosen.Name != "csv" && voters != VotersTold.Nothing)
            throw new CannotCountException("A roll, colleges and caps need a table of ballots (csv) that says whose each is.");
        // The reader has blocks of its own.
        using var text = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return chosen.Read(text, new ReadingOptions(
            rule.Answers.IsEmpty ? Spellings(parsed.GetValue(candidates) ?? "") : rule.Answers,
            parsed.GetValue(skipped)!, parsed.GetValue(overvote)!, parsed.GetValue(writeIn)!, parsed.GetValue(delimiter)!, rule.Ballots, file.Extension,
            name => Beside(file, name))
        {
            Voters = voters,
            IgnoredColumns = [.. parsed.GetValue(ignored) ?? []],
        });
    }

    /// <summary>Another file of the same folder and form; a name that leads out of the folder opens nothing.</summary>
    private static StreamReader? Beside(FileInfo file, string name)
    {
        var path = Path.Combine(file.DirectoryName!, name);
        return Path.GetFileName(name) == name && Path.GetExtension(name) == file.Extension && File.Exists(path) ? File.OpenText(path) : null;
    }

    private static ImmutableArray<ImmutableArray<string>> Spellings(string candidates)
    {
        ImmutableArray<ImmutableArray<string>> spellings =
        [
            .. candidates.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(one => one.Split('=', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray())
                .Where(one => !one.IsEmpty),
        ];
        return spellings.SelectMany(one => one).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { Key: var twice }
            ? throw new CannotCountException($"--candidates names '{twice}' twice.")
            : spellings;
    }

    private static string Known() => $"There are {string.Join(", ", ElectionFormats.All.Select(each => $"{each.Name} ({string.Join(' ', each.Extensions)})"))}.";
}
