using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Server.CommandLine;

/// <summary>
/// Draws the last round of a count: a bar a candidate, the longest first, in black on white and with the numbers beside.
/// Where a budget is spent each round has one project, so it is the first, with the votes of all and those bought in dark.
/// </summary>
internal static class BarChart
{
    private const int Row = 28, Names = 240, Longest = 400, Numbers = 120, Head = 40;

    public static string Of(CountRecord record)
    {
        var votes = record.Rounds.IsEmpty ? [] : record.Rounds[record.Budget is null ? ^1 : 0].Votes
            .OrderByDescending(each => each.Value).ThenBy(each => record.Candidates.IndexOf(each.Key)).ToList();
        var most = votes.Select(each => each.Value).DefaultIfEmpty(0).Max();
        var (width, height) = (Names + Longest + Numbers, Head + (Row * votes.Count) + 12);
        var title = Escape(record.Title.Length > 0 ? record.Title : record.Rule);
        var svg = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="sans-serif" font-size="14" role="img" aria-labelledby="title">""").Append('\n')
            .Append(CultureInfo.InvariantCulture, $"""<title id="title">{title}: {Escape(string.Join(", ", votes.Select(each => $"{each.Key} {each.Value}")))}</title>""").Append('\n')
            .Append(CultureInfo.InvariantCulture, $"""<rect width="{width}" height="{height}" fill="#fff"/>""").Append('\n')
            .Append(CultureInfo.InvariantCulture, $"""<text x="12" y="24" font-weight="bold">{title}</text>""").Append('\n');
        foreach (var (row, (name, number)) in votes.Index())
        {
            var y = Head + (Row * row);
            var won = record.Winners.Contains(name);
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Names - 8}" y="{y + 17}" text-anchor="end"{(won ? " font-weight=\"bold\"" : "")}>{Escape(Short(Called(record, name)))}</text>""")
                .Append(CultureInfo.InvariantCulture, $"""<rect x="{Names}" y="{y + 3}" width="{Wide(number, most)}" height="{Row - 8}" fill="{(won ? "#1a4f8b" : "#9aa5b1")}"/>""")
                .Append(CultureInfo.InvariantCulture, $"""<text x="{Names + Wide(number, most) + 8}" y="{y + 17}">{number}</text>""").Append('\n');
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Of whole pixels; nothing for what is not above 0.</summary>
    private static BigInteger Wide(Amount number, Amount most) => most.Numerator.Sign <= 0 || number.Numerator.Sign <= 0
        ? 0
        : Longest * number.Numerator * most.Denominator / (number.Denominator * most.Numerator);

    private static string Called(CountRecord record, string name) =>
        record.Budget?.Projects.First(each => each.Name == name).Title is { } title ? $"{name} {title}" : name;

    private static string Short(string name) => name.Length <= 32 ? name : name[..31] + "…";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
