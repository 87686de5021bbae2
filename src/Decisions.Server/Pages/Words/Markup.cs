using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Decisions.Server.Pages.Words;

/// <summary>
/// A member's Markdown as HTML. HTML in it is shown as text; links lead only to the web or to an address; images are
/// shown as links, so that no reader is traced. What is nested too deep to be laid out is shown as it was typed, and so is
/// a table too large to be read.
/// </summary>
public static partial class Markup
{
    /// <summary>A text stands below the page's own headings.</summary>
    private const int LevelsAbove = 2;

    /// <summary>Rows by columns. A row short of cells is filled up, so that a small text could make a huge table.</summary>
    private const long MostCells = 5_000;

    private static readonly MarkdownPipeline
        WithTables = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build(),
        WithoutTables = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();

    private const string Rel = "nofollow noopener noreferrer ugc";

    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" };

    /// <param name="literal">What is made of text between marks, where anything is.</param>
    public static IHtmlContent Html(string text, Func<string, string>? literal = null)
    {
        var pipeline = CellsIn(text) > MostCells ? WithoutTables : WithTables;
        try
        {
            var document = Markdown.Parse(text, pipeline);
            Nest(document.Descendants<HeadingBlock>());
            foreach (var link in document.Descendants<LinkInline>().ToList())
                Tame(link);
            foreach (var link in document.Descendants<AutolinkInline>().ToList())
                Tame(link);
            if (literal is not null)
                foreach (var each in document.Descendants<LiteralInline>())
                    each.Content = new StringSlice(literal(each.Content.ToString()));
            return new HtmlString(document.ToHtml(pipeline));
        }
        catch (ArgumentException)
        {
            // So Markdig says that something is nested deeper than it follows.
            return new HtmlString($"<pre>{HtmlEncoder.Default.Encode(literal?.Invoke(text) ?? text)}</pre>");
        }
    }

    /// <summary>
    /// A text that is no Markdown, as a place: as it was typed, with its web addresses as links. Whatever an address holds is
    /// written as text, so that it can be nothing but an address.
    /// </summary>
    public static IHtmlContent Addresses(string text)
    {
        var html = new StringBuilder();
        var from = 0;
        foreach (Match match in WebAddress().Matches(text))
        {
            var address = HtmlEncoder.Default.Encode(match.Value);
            html.Append(HtmlEncoder.Default.Encode(text[from..match.Index])).Append($"<a href=\"{address}\" rel=\"{Rel}\">{address}</a>");
            from = match.Index + match.Length;
        }
        return new HtmlString(html.Append(HtmlEncoder.Default.Encode(text[from..])).ToString());
    }

    /// <summary>How many cells a text could be laid out as at the most.</summary>
    private static long CellsIn(string text)
    {
        long rows = 0, columns = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var bars = line.Count('|');
            rows += bars > 0 ? 1 : 0;
            columns = Math.Max(columns, bars + 1);
        }
        return rows * columns;
    }

    /// <summary>Headings keep their order of rank and skip no level, whatever levels were typed.</summary>
    private static void Nest(IEnumerable<HeadingBlock> headings)
    {
        Stack<int> typed = [];
        foreach (var heading in headings)
        {
            while (typed.TryPeek(out var above) && above >= heading.Level)
                typed.Pop();
            typed.Push(heading.Level);
            heading.Level = Math.Min(6, LevelsAbove + typed.Count);
        }
    }

    private static void Tame(LinkInline link)
    {
        var address = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        link.IsImage = false;
        link.GetAttributes().AddPropertyIfNotExist("rel", Rel);
        if (link.FirstChild is null)
            link.AppendChild(new LiteralInline(address));
        if (!IsHarmless(address) || IsInLink(link))
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
    }

    private static void Tame(AutolinkInline link)
    {
        link.GetAttributes().AddPropertyIfNotExist("rel", Rel);
        if ((!link.IsEmail && !IsHarmless(link.Url)) || IsInLink(link))
            link.ReplaceBy(new LiteralInline(link.Url));
    }

    /// <summary>A link in a link leads nowhere that a reader could foresee: the outer one stands.</summary>
    private static bool IsInLink(Inline inline)
    {
        for (var outer = inline.Parent; outer is not null; outer = outer.Parent)
            if (outer is LinkInline)
                return true;
        return false;
    }

    /// <summary>Browsers skip blanks and controls inside a scheme, so they are skipped before it is judged.</summary>
    private static bool IsHarmless(string address)
    {
        var bare = Unseen().Replace(address, "");
        var colon = bare.IndexOf(':');
        var end = bare.IndexOfAny(['/', '?', '#']);
        return colon < 0 || (end >= 0 && end < colon) || Schemes.Contains(bare[..colon]);
    }

    /// <summary>Without the mark that ends the sentence an address stands in, and the bracket around it.</summary>
    [GeneratedRegex(@"https?://[^\s<>""“”]*[^\s<>""“”.,;:!?)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"[\p{C}\p{Z}]+")]
    private static partial Regex Unseen();
}
