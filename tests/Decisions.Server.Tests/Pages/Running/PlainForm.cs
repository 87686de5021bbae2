using System.Net;
using System.Text.RegularExpressions;

namespace Decisions.Server.Tests.Pages.Running;

/// <summary>A form of a page, read from its markup: enough of HTML for the pages, which are written alike.</summary>
internal sealed partial class PlainForm(string opening, string content)
{
    public bool HasButton(string button) => Attributes(button) is not null;

    /// <summary>Where a button of it sends it; to the page itself where neither says.</summary>
    public string ActionOf(string button) => Attribute(Attributes(button)!, "formaction") ?? Attribute(opening, "action") ?? "";

    public static IEnumerable<PlainForm> All(string page) => Form().Matches(page).Select(form => new PlainForm(form.Groups[1].Value, form.Groups[2].Value));

    public bool Has(string name) => Field().Matches(content).Any(field => Attribute(field.Groups[2].Value, "name") == name);

    /// <summary>What a browser would send of it as it stands.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields()
    {
        foreach (Match field in Field().Matches(content))
        {
            var attributes = field.Groups[2].Value;
            if (Attribute(attributes, "name") is { } name && Value(field.Groups[1].Value, attributes, field.Groups[3].Value) is { } value)
                yield return new(name, value);
        }
    }

    private string? Attributes(string button) =>
        Button().Matches(content).FirstOrDefault(each => WebUtility.HtmlDecode(each.Groups[2].Value).Trim() == button)?.Groups[1].Value;

    private static string? Value(string kind, string attributes, string inner) => kind switch
    {
        // A newline right behind the tag is no part of what is in it.
        "textarea" => WebUtility.HtmlDecode(inner.StartsWith('\n') ? inner[1..] : inner),
        "select" => Option().Matches(inner).Select(option => option.Groups[1].Value).ToList() is { Count: > 0 } options
            ? Attribute(options.Find(option => Is(option, "selected")) ?? options[0], "value") : null,
        _ => Attribute(attributes, "type") is "radio" or "checkbox" && !Is(attributes, "checked") ? null : Attribute(attributes, "value") ?? "",
    };

    private static string? Attribute(string attributes, string name) =>
        Regex.Match(attributes, $"(?:^|\\s){name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    private static bool Is(string attributes, string name) => Regex.IsMatch(attributes, $"(?:^|\\s){name}(?:=|\\s|$)");

    [GeneratedRegex("<form\\b([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<button\\b([^>]*)>(.*?)</button>", RegexOptions.Singleline)]
    private static partial Regex Button();

    [GeneratedRegex(
        "<(?<1>input)\\b(?<2>[^>]*)>|<(?<1>textarea)\\b(?<2>[^>]*)>(?<3>.*?)</textarea>|<(?<1>select)\\b(?<2>[^>]*)>(?<3>.*?)</select>",
        RegexOptions.Singleline)]
    private static partial Regex Field();

    [GeneratedRegex("<option\\b([^>]*)>")]
    private static partial Regex Option();
}
