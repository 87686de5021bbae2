using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Differences;
using Microsoft.AspNetCore.Html;

namespace Decisions.Server.Pages.Words;

/// <summary>What differs between two wordings, as a page shows it.</summary>
public static class DifferenceInWords
{
    /// <summary>Only what differs, under the name of what it is.</summary>
    public static ImmutableArray<(string Heading, ImmutableArray<Run> Runs)> Of(Wording from, Wording to) =>
    [
        .. new[]
        {
            ("Title", TextDifference.Of(from.Title, to.Title)),
            ("Text", TextDifference.Of(from.Text, to.Text)),
            ("Options", TextDifference.Of(Lines(from), Lines(to))),
        }.Where(each => each.Item2.Any(run => run.Kind != RunKind.Same)),
    ];

    /// <summary>The runs marked for the eye and for the ear, with no blank that the texts do not have.</summary>
    public static IHtmlContent Html(ImmutableArray<Run> runs)
    {
        var html = new HtmlContentBuilder();
        foreach (var run in runs)
        {
            var (tag, words) = run.Kind switch
            {
                RunKind.Added => ("ins", "added: "),
                RunKind.Removed => ("del", "removed: "),
                _ => (null, null),
            };
            if (tag is null)
                html.Append(run.Text);
            else
                html.AppendHtml($"<{tag}><span class=\"unseen\">{words}</span>").Append(run.Text)
                    .AppendHtml($"<span class=\"unseen\"> (end)</span></{tag}>");
        }
        return html;
    }

    private static string Lines(Wording wording) => string.Join('\n', wording.Options.Select(option => option.Name));
}
