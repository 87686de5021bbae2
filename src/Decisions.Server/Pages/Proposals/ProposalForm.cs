using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Proposals;

/// <summary>A proposal as its form holds it.</summary>
/// <param name="Options">The names of the options, one a line; those that are dates apart.</param>
public sealed record ProposalForm(string Title, string Text, string Options, string Note)
{
    public static ProposalForm Empty { get; } = new("", "", "", "");

    /// <summary>Its dates, as typed.</summary>
    public ImmutableArray<DateFields> Dates { get; init; } = [];

    public static ProposalForm Of(Revision revision, CommunityTime times) => Of(Wording.Of(revision), times);

    public static ProposalForm Of(Wording wording, CommunityTime times) => new(
        wording.Title, wording.Text, string.Join('\n', wording.Options.Where(option => option.Date is null).Select(Line)), "")
    {
        Dates = [.. wording.Options.Where(option => option.Date is not null).Select(option => DateFields.Of(option.Date!, times))],
    };

    /// <summary>What it says, as an amendment would have it; or why a date is none.</summary>
    public (Wording Wording, Rejection? Rejection) ToWording(ImmutableArray<Option> known, Guid command, CommunityTime times)
    {
        var (options, rejection) = ToOptions(known, command, times);
        return (new(Title, Text, options), rejection);
    }

    public static ProposalForm Read(IFormCollection form) => new(
        form["title"].ToString(), Lines(form["text"].ToString()), Lines(form["options"].ToString()), form["note"].ToString())
    {
        Dates = DateFields.Read(form),
    };

    /// <summary>
    /// The options: one that keeps its name, or its date, keeps its id; the ids of others follow from what they are new in. Or why a
    /// date is none.
    /// </summary>
    public (ImmutableArray<Option> Options, Rejection? Rejection) ToOptions(ImmutableArray<Option> known, Guid command, CommunityTime times)
    {
        var left = known.ToList();
        var names = Options.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var options = names.Select((line, i) => Take(line) ?? Option(line, New($"option {i}"))).ToImmutableArray();
        foreach (var (typed, i) in Dates.Select((typed, i) => (typed, i)))
        {
            if (left.Find(option => option.Date is { } date && DateFields.Of(date, times) == typed) is { } same)
            {
                left.Remove(same);
                options = options.Add(same);
                continue;
            }
            var (read, rejection) = typed.Read(times);
            if (read is null)
                return ([], rejection);
            options = options.Add(new Option(New($"date {i}"), DateInWords.Name(read, times), Date: read));
        }
        return (options, null);

        OptionId New(string what) => new(DerivedId.From(command.ToString(), what));

        Option? Take(string line)
        {
            var typed = Option(line, default);
            var same = left.FirstOrDefault(option => option.Date is null && (Line(option) == line || option.Name == line || option.Name == typed.Name));
            if (same is null)
                return null;
            left.Remove(same);
            return same.Name == line ? same with { Class = null } : Line(same) == line ? same : same with { Class = typed.Class };
        }
    }

    /// <summary>An option as it is typed: 'Ann Bell', or 'Ann Bell | workers' where it is of a class.</summary>
    private static string Line(Option option) => option.Class is { } of ? $"{option.Name} | {of}" : option.Name;

    private static Option Option(string line, OptionId id) => line.LastIndexOf('|') is > 0 and var at && at < line.Length - 1
        ? new Option(id, line[..at].Trim(), line[(at + 1)..].Trim())
        : new Option(id, line);

    /// <summary>Browsers send lines with CR LF; the record keeps what would be typed anywhere else.</summary>
    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
