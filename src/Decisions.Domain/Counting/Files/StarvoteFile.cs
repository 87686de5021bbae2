using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads the format of the tabulator starvote: sections [options] and [ballots], and in them lines 'name = value'. A ballot
/// is a run of lines 'candidate = score' between empty lines or remarks (#); 'N ballots:' before it says how many there
/// are. Whom a ballot does not name it gives nothing. Options say the seats, the maximum score (5 where they do not) and
/// by which list of candidates ties are broken, who then stand in this order on the paper, before all others; elsewhere
/// candidates stand in alphabetical order. 'starvote_path' takes ballots and options from another file beside this.
/// </summary>
public static class StarvoteFile
{
    private const int DeepestPath = 8;

    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    internal static ElectionFile Read(TextLines text, ReadingOptions options)
    {
        var read = Sections(text, options, depth: 0);
        if (read.Ballots.Count == 0)
            throw new ElectionFileException(read.LastLine, "There is no ballot.");
        var named = read.Ballots.SelectMany(each => each.Scores.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        ImmutableArray<string> order = [.. (read.Tiebreaker ?? []).Where(named.Contains), .. named.Except(read.Tiebreaker ?? [])];
        var positions = order.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        var highest = read.Ballots.SelectMany(each => each.Scores.Values).DefaultIfEmpty(1).Max();
        var ballots = new ScoreProfile.Builder(order.Length, Math.Max(highest, 1));
        foreach (var (scores, count) in read.Ballots)
            ballots.Add([.. scores.Select(each => (positions[each.Key], each.Value))], count);
        return new ElectionFile(
            new Election("", [.. order.Select(name => new Candidate(name))], read.Seats ?? 1, ballots.Build()),
            Settings: Settings(read));
    }

    private static ImmutableSortedDictionary<string, string> Settings(StarvoteSections read)
    {
        var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        settings["highest"] = (read.MaximumScore ?? 5).ToString(CultureInfo.InvariantCulture);
        settings["quota-of"] = "ballots";
        if (read.Tiebreaker is not null)
            settings["ties"] = "order";
        return settings.ToImmutable();
    }

    private static StarvoteSections Sections(TextLines text, ReadingOptions options, int depth)
    {
        var read = new StarvoteSections(text);
        read.ReadAll();
        if (read.Path is not { } path)
            return read;
        if (depth == DeepestPath)
            throw new ElectionFileException(path.Line, "Files name one another in a circle.");
        using var beside = options.Beside?.Invoke(path.Name)
            ?? throw new ElectionFileException(path.Line, $"There is no file '{path.Name}' beside this one.");
        try
        {
            read.TakeFrom(Sections(new TextLines(beside), options, depth + 1));
            return read;
        }
        catch (ElectionFileException fault)
        {
            throw new ElectionFileException(path.Line, $"In {path.Name}, line {fault.Line}: {fault.Reason}");
        }
    }
}
