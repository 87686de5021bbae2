using System.Collections.Immutable;
using System.Text;
using Decisions.Domain.Members;

namespace Decisions.Server.Pages.Members;

/// <summary>A new link and whom it is for.</summary>
public sealed record MembersLink(string Name, string? Email, string Address);

/// <summary>Links for many members, shown once, and the same as a file that needs no second request.</summary>
/// <param name="Until">When they stop working.</param>
public sealed record LinkTable(ImmutableArray<MembersLink> Links, string Until)
{
    /// <summary>As CSV, in an address that a browser saves as a file. It begins with a mark that it is UTF-8.</summary>
    public string File
    {
        get
        {
            var csv = new StringBuilder("\uFEFFname,email,link\r\n");
            foreach (var link in Links)
                csv.Append(Cell(link.Name)).Append(',').Append(Cell(link.Email ?? "")).Append(',').Append(Cell(link.Address)).Append("\r\n");
            return $"data:text/csv;charset=utf-8;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(csv.ToString()))}";
        }
    }

    /// <summary>The members that a form names.</summary>
    public static ImmutableHashSet<MemberId> Read(string? members) =>
    [
        .. (members ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => Guid.TryParse(word, out _)).Select(word => new MemberId(Guid.Parse(word))),
    ];

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
