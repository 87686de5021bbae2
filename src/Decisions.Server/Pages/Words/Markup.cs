using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Decisions.Server.Pages.Words;

/// <summary>
/// A member's Markdown as HTML. HTML in it is shown as text; links lead only to the web or to an address; images are
/// shown as links, so that no reader is traced.
/// </summary>
public static partial class Markup
{
    /// <summary>A text stands below the page's own headings.</summary>
    private const int LevelsAbove = 2;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseAutoLinks().Build();

    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" };

    public static IHtmlContent Html(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        Nest(document.Descendants<HeadingBlock>());
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsHarmless(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return new HtmlString(document.ToHtml(Pipeline));
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
        link.GetAttributes().AddPropertyIfNotExist("rel", "nofollow noopener noreferrer ugc");
        if (link.FirstChild is null)
            link.AppendChild(new LiteralInline(address));
        if (!IsHarmless(address))
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
    }

    /// <summary>Browsers skip blanks and controls inside a scheme, so they are skipped before it is judged.</summary>
    private static bool IsHarmless(string address)
    {
        var bare = Unseen().Replace(address, "");
        var colon = bare.IndexOf(':');
        var end = bare.IndexOfAny(['/', '?', '#']);
        return colon < 0 || (end >= 0 && end < colon) || Schemes.Contains(bare[..colon]);
    }

    [GeneratedRegex(@"[\p{C}\p{Z}]+")]
    private static partial Regex Unseen();
}
