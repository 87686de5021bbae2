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
        wording.Title, wording.Text, string.Join('\n', wording.Options.Select(option => option.Name)), "");

    /// <summary>What it says, as an amendment would have it.</summary>
    public Wording ToWording(ImmutableArray<Option> known, Guid command) => new(Title, Text, ToOptions(known, command));

    public static ProposalForm Read(IFormCollection form) => new(
        form["title"].ToString(), Lines(form["text"].ToString()), Lines(form["options"].ToString()), form["note"].ToString());

    /// <summary>The options: one that keeps its name keeps its id; the ids of others follow from what they are new in.</summary>
    public ImmutableArray<Option> ToOptions(ImmutableArray<Option> known, Guid command)
    {
        var left = known.ToList();
        var names = Options.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. names.Select((name, i) => Take(name) ?? new Option(new OptionId(DerivedId.From(command.ToString(), $"option {i}")), name))];

        Option? Take(string name)
        {
            var same = left.FirstOrDefault(option => option.Name == name);
            if (same is not null)
                left.Remove(same);
            return same;
        }
    }

    /// <summary>Browsers send lines with CR LF; the record keeps what would be typed anywhere else.</summary>
    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
