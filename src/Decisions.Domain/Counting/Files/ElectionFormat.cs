using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>An election read from a file.</summary>
/// <param name="UnrankedIsLast">
/// Whether candidates that a ballot leaves out are ranked last by it, and so below those it names; null where the file
/// does not say.
/// </param>
public sealed record ElectionFile(Election Election, bool? UnrankedIsLast = null)
{
    /// <summary>
    /// Candidates' positions in an order that the file gives for ties; empty where it gives none. The rules here break
    /// ties as their settings say and do not follow it.
    /// </summary>
    public ImmutableArray<int> TieOrder { get; init; } = [];
}

/// <summary>How a file without a header of its own is to be read.</summary>
/// <param name="Candidates">
/// Who stands, in the order of the ballot paper, each with the other spellings of the name; empty to take whoever is
/// named, in alphabetical order.
/// </param>
/// <param name="SkippedLabel">What stands where nobody is ranked, besides an empty cell.</param>
/// <param name="OvervoteLabel">What stands where several are ranked and it is not said who.</param>
/// <param name="WriteInLabel">What stands for a name that nobody declared.</param>
/// <param name="OvervoteDelimiter">What stands between the names where several are ranked and it is said who; empty for none.</param>
/// <param name="Extension">How the file's name ends, with the dot: PrefLib's first files say by nothing else whether orders are complete.</param>
/// <param name="Ballots">What the numbers in a table's cells are, where it does not say: the rule that will count them knows.</param>
public sealed record ReadingOptions(
    ImmutableArray<ImmutableArray<string>> Candidates,
    string SkippedLabel = "undervote",
    string OvervoteLabel = "overvote",
    string WriteInLabel = "UWI",
    string OvervoteDelimiter = "",
    BallotForm Ballots = BallotForm.Ranked,
    string Extension = "")
{
    public static ReadingOptions Default { get; } = new([]);
}

/// <summary>A form in which elections are kept.</summary>
/// <param name="Name">As the command line says it.</param>
/// <param name="Extensions">How files of it end, with the dot.</param>
/// <param name="Summary">What it is, in a plain sentence.</param>
public sealed record ElectionFormat(string Name, ImmutableArray<string> Extensions, string Summary)
{
    private readonly Func<TextLines, ReadingOptions, ElectionFile>? read;
    private readonly Func<TextReader, ReadingOptions, ElectionFile>? readText;

    /// <summary>A form that is read line by line.</summary>
    internal ElectionFormat(string name, ImmutableArray<string> extensions, string summary, Func<TextLines, ReadingOptions, ElectionFile> read)
        : this(name, extensions, summary) => this.read = read;

    /// <summary>A form that is read as one text.</summary>
    internal ElectionFormat(string name, ImmutableArray<string> extensions, string summary, Func<TextReader, ReadingOptions, ElectionFile> read)
        : this(name, extensions, summary) => readText = read;

    /// <summary>Reads a file in UTF-8; one in UTF-16 too, where it begins with its byte order mark.</summary>
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    public ElectionFile Read(Stream file, ReadingOptions options)
    {
        if (read is not null)
            return Read(new TextLines(file), options);
        using var text = new StreamReader(file, leaveOpen: true);
        return readText!(text, options);
    }

    /// <summary>Reads what is text already.</summary>
    /// <exception cref="ElectionFileException">The text is not sound.</exception>
    public ElectionFile Read(TextReader text, ReadingOptions options) =>
        read is not null ? Read(new TextLines(text), options) : readText!(text, options);

    private ElectionFile Read(TextLines lines, ReadingOptions options)
    {
        try
        {
            return read!(lines, options);
        }
        catch (OverflowException)
        {
            throw new ElectionFileException(Math.Max(1, lines.Number), "The ballots to here are more than can be counted.");
        }
    }
}

/// <summary>Every form that can be read.</summary>
public static class ElectionFormats
{
    public static ImmutableArray<ElectionFormat> All { get; } =
    [
        new("blt", [".blt"], "Ranked ballots with the names at the end; OpenSTV's and OpaVote's additions too.",
            (TextLines text, ReadingOptions _) => BltFile.ReadElection(text)),
        new("cvotes", [".cvotes"], "Condorcet Election Format.", (TextLines text, ReadingOptions _) => CondorcetFile.Read(text)),
        new("preflib", [".soi", ".toi", ".soc", ".toc"], "PrefLib's orders: strict or with ties, complete or not.",
            PrefLibFile.Read),
        new("csv", [".csv"], "A table: columns rank1, rank2 … with names in the cells, or a column a candidate with ranks in the cells, or scores or approvals (1) where the rule counts those.",
            BallotTable.Read),
    ];

    public static ElectionFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    public static ElectionFormat? ByExtension(string extension) =>
        All.FirstOrDefault(format => format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
}
