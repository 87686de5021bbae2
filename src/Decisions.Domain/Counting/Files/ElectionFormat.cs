using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>An election read from a file.</summary>
/// <param name="UnrankedIsLast">
/// Whether candidates that a ballot leaves out are ranked last by it, and so below those it names; null where the file
/// does not say.
/// </param>
/// <param name="Settings">What the file says of a rule's settings, for those rules that have them; null where it says nothing.</param>
public sealed record ElectionFile(
    Election Election, bool? UnrankedIsLast = null, ImmutableSortedDictionary<string, string>? Settings = null)
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
/// <param name="Beside">Opens another file by its name, from the folder of this one; null where there is none.</param>
public sealed record ReadingOptions(
    ImmutableArray<ImmutableArray<string>> Candidates,
    string SkippedLabel = "undervote",
    string OvervoteLabel = "overvote",
    string WriteInLabel = "UWI",
    string OvervoteDelimiter = "",
    BallotForm Ballots = BallotForm.Ranked,
    string Extension = "",
    Func<string, TextReader?>? Beside = null)
{
    /// <summary>Columns of a table that say nothing of the ballot, such as a time.</summary>
    public ImmutableArray<string> IgnoredColumns { get; init; } = [];

    /// <summary>What is told of voters besides the ballots.</summary>
    public VotersTold Voters { get; init; } = VotersTold.Nothing;

    public static ReadingOptions Default { get; } = new([]);
}

/// <summary>A form in which elections are kept.</summary>
public sealed class ElectionFormat
{
    private readonly Func<TextLines, ReadingOptions, ElectionFile> read;

    internal ElectionFormat(string name, ImmutableArray<string> extensions, string summary, Func<TextLines, ReadingOptions, ElectionFile> read)
    {
        (Name, Extensions, Summary) = (name, extensions, summary);
        this.read = read;
    }

    /// <summary>As the command line says it.</summary>
    public string Name { get; }

    /// <summary>How files of it end, with the dot.</summary>
    public ImmutableArray<string> Extensions { get; }

    /// <summary>What it is, in a plain sentence.</summary>
    public string Summary { get; }

    /// <summary>Reads a file in UTF-8; one in UTF-16 too, where it begins with its byte order mark.</summary>
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    public ElectionFile Read(Stream file, ReadingOptions options) => Read(new TextLines(file), options);

    /// <summary>Reads what is text already.</summary>
    /// <exception cref="ElectionFileException">The text is not sound.</exception>
    public ElectionFile Read(TextReader text, ReadingOptions options) => Read(new TextLines(text), options);

    private ElectionFile Read(TextLines lines, ReadingOptions options)
    {
        try
        {
            return read(lines, options);
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
        new("blt", [".blt"], "Ranked ballots with the names at the end; OpenSTV's and OpaVote's additions too.", (text, _) => BltFile.ReadElection(text)),
        new("cvotes", [".cvotes"], "Condorcet Election Format.", (text, _) => CondorcetFile.Read(text)),
        new("preflib", [".soi", ".toi", ".soc", ".toc"], "PrefLib's orders: strict or with ties, complete or not.", PrefLibFile.Read),
        new("pabulib", [".pb"], "Participatory budgeting as Pabulib keeps it: projects with costs, and approvals, points or rankings. Projects are named by their ids. A ranking of k gives k points, k-1 and so on down to 1 where the rule counts points.",
            PabulibFile.Read),
        new("csv", [".csv"], "A table: columns rank1, rank2 … with names in the cells, or a column a candidate with ranks in the cells, or scores or approvals (1) where the rule counts those, or answers to a question. Columns count, member, class and weight say whose ballots they are.",
            BallotTable.Read),
        new("starvote", [".starvote"], "Ballots of scores, with sections [options] and [ballots], as the tabulator starvote reads them.", StarvoteFile.Read),
        new("abcvoting", [".yaml", ".yml"], "Approvals in YAML, as the library abcvoting keeps them: a profile, num_cand and committeesize.", (text, _) => AbcVotingFile.Read(text)),
    ];

    public static ElectionFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    public static ElectionFormat? ByExtension(string extension) =>
        All.FirstOrDefault(format => format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
}
