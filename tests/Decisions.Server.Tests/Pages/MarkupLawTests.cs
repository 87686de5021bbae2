using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Tests.Pages;

/// <summary>Whatever is typed, only these elements come of it, with these attributes and no others.</summary>
public sealed partial class MarkupLawTests
{
    private static readonly HashSet<string> Elements =
    [
        "p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
        "table", "thead", "tbody", "tr", "th", "td", "col",
    ];

    private static readonly HashSet<string> Attributes = ["href", "rel", "title", "start", "type", "class", "style"];

    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<", ">", "\"", "'", "&", "&#106;avascript:", "javascript:alert(1)", "JaVa\tScript:x",
        "data:text/html,x", "vbscript:x", "https://example.org/?a=1&b=\"", "http://x", "mailto:a@b.example", "[", "](", ")", "![", "[a](", "<https://x\" onclick=\"y>",
        "<javascript:alert(1)>", "`", "```", "```\" onclick=\"x\n", "~~~js", "*", "**", "_", "\n", "\n\n", "# ", "####### ", "> ", "- ", "1. ", "17) ", "|", "|-|:-:|", "a | b\n-|-\n",
        "    ", "\t", "\\", "{#id .class onclick=x}", "[x]: javascript:alert(1) \"t\\\" onclick=\\\"y\"", "[x]", "<a href=\"javascript:x\">", "</p>", "<!-- -->", "<![CDATA[", "word", " ", "style=\"x\"", "\u0000", "\u200B", "www.example.org", "ann@b.example",
    ];

    [Fact]
    public void No_text_yields_an_element_or_an_attribute_that_is_not_allowed()
    {
        var random = new Random(20_261_122);
        for (var run = 0; run < 20_000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Judge(text, Written(text));
        }
    }

    public static TheoryData<string> Heavy =>
    [
        new string('>', 10_000), string.Concat(Enumerable.Repeat("- ", 2_000)), new string('[', 10_000), string.Concat(Enumerable.Repeat("![", 3_000)),
        string.Concat(Enumerable.Repeat("![a](", 1_500)) + string.Concat(Enumerable.Repeat("b)", 1_500)), new string('*', 10_000), new string('`', 10_000),
        new string('|', 2_500) + "\n" + string.Concat(Enumerable.Repeat("-|", 1_500)) + "\n" + string.Concat(Enumerable.Repeat("|\n", 2_000)),
        string.Concat(Enumerable.Repeat("1. ", 3_000)), string.Concat(Enumerable.Repeat("> - ", 2_500)), string.Concat(Enumerable.Repeat("**a _b ", 1_400)),
    ];

    [Theory]
    [MemberData(nameof(Heavy))]
    public void What_is_too_deep_or_too_wide_is_shown_all_the_same_and_at_no_great_length(string text)
    {
        var html = Written(text);
        Judge(text[..20], html);
        html.Length.ShouldBeLessThan(40 * text.Length);
    }

    [Fact]
    public void Whatever_leads_away_says_that_a_member_wrote_it_and_no_link_stands_in_a_link()
    {
        foreach (var text in new[] { "<https://x.example>", "https://x.example", "[a](https://x.example)", "![a](https://x.example)", "[![a](https://y.example)](https://x.example)", "[b https://y.example](https://x.example)", "[b <https://y.example>](https://x.example)", "<ann@b.example>" })
        {
            var links = Link().Matches(Written(text));
            links.Count.ShouldBe(1, text);
            links[0].Value.ShouldContain("rel=\"nofollow noopener noreferrer ugc\"", Case.Sensitive, text);
        }
    }

    private static string Written(string text)
    {
        using var written = new StringWriter();
        Markup.Html(text).WriteTo(written, HtmlEncoder.Default);
        return written.ToString();
    }

    [Fact]
    public void The_judge_finds_what_is_not_allowed()
    {
        foreach (var bad in new[] { "<script>", "<p onclick=\"x\">", "<a href=\"javascript:x\">", "<a href=\"&#106;avascript:x\">", "a < b", "<img src=\"https://x\" />", "<td style=\"background: url(x)\">" })
            Should.Throw<ShouldAssertException>(() => Judge(bad, bad));
        Judge("fine", "<p>a &lt; <a href=\"https://x\" rel=\"ugc\">b</a></p>");
    }

    private static void Judge(string text, string html)
    {
        var tags = Tag().Matches(html);
        html.Count(c => c == '<').ShouldBe(tags.Count, $"{text} → {html}");
        foreach (Match tag in tags)
        {
            Elements.ShouldContain(tag.Groups[1].Value, $"{text} → {html}");
            foreach (Match attribute in Attribute().Matches(tag.Groups[2].Value))
            {
                var (name, value) = (attribute.Groups[1].Value, System.Net.WebUtility.HtmlDecode(attribute.Groups[2].Value));
                Attributes.ShouldContain(name, $"{text} → {html}");
                if (name == "href")
                    IsHarmless(value).ShouldBeTrue($"{text} → {html}");
                if (name == "style")
                    Alignment().IsMatch(value).ShouldBeTrue($"{text} → {html}");
            }
        }
    }

    /// <summary>As a browser reads it: blanks and controls at its start, and tabs and newlines anywhere, do not count.</summary>
    private static bool IsHarmless(string address)
    {
        var read = new string([.. address.SkipWhile(c => c <= ' ').Where(c => c is not ('\t' or '\n' or '\r'))]);
        return Scheme().Match(read) is not { Success: true } scheme || scheme.Groups[1].Value.ToLowerInvariant() is "http" or "https" or "mailto";
    }

    [GeneratedRegex("<\\/?([a-z][a-z0-9]*)((?:\\s+[a-zA-Z-]+=\"[^\"<>]*\")*)\\s*\\/?>")]
    private static partial Regex Tag();

    [GeneratedRegex("([a-zA-Z-]+)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("<a [^>]*>")]
    private static partial Regex Link();

    [GeneratedRegex("^([a-zA-Z][a-zA-Z0-9+.-]*):")]
    private static partial Regex Scheme();

    [GeneratedRegex("^(text-align: (left|center|right)|width:\\s*[0-9.]+%);?$")]
    private static partial Regex Alignment();
}
