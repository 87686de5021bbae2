using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;

namespace Decisions.Server.Pages.Proposals;

/// <summary>A proposal as its form holds it.</summary>
/// <param name="Options">The names of the options, one a line.</param>
public sealed record ProposalForm(string Title, string Text, string Options, string Note)
{
    public static ProposalForm Empty { get; } = new("", "", "", "");

    public static ProposalForm Of(Revision revision) => Of(Wording.Of(revision));

    public static ProposalForm Of(Wording wording) => new(
        wording.Title, wording.Text, string.Join('\n', wording.Options.Select(Line)), "");

    /// <summary>What it says, as an amendment would have it.</summary>
    public Wording ToWording(ImmutableArray<Option> known, Guid command) => new(Title, Text, ToOptions(known, command));

    public static ProposalForm Read(IFormCollection form) => new(
        form["title"].ToString(), Lines(form["text"].ToString()), Lines(form["options"].ToString()), form["note"].ToString());

    /// <summary>The options: one that keeps its name keeps its id; the ids of others follow from what they are new in.</summary>
    public ImmutableArray<Option> ToOptions(ImmutableArray<Option> known, Guid command)
    {
        var left = known.ToList();
        var names = Options.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. names.Select((line, i) => Take(line) ?? Option(line, new OptionId(DerivedId.From(command.ToString(), $"option {i}"))))];

        Option? Take(string line)
        {
            var typed = Option(line, default);
            var same = left.FirstOrDefault(option => Line(option) == line || option.Name == line || option.Name == typed.Name);
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
