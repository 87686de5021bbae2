using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Voters;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads a table of ballots whose rows say whose they are (columns member, class, weight): each row is handed on with the
/// number of votes that it stands for, and so every rule counts weights and delegated votes in the same way.
/// </summary>
internal static class VoterTable
{
    /// <param name="columns">Those that say whose a ballot is; they are off the header already.</param>
    /// <param name="header">The other columns.</param>
    /// <param name="read">Reads the table that is handed on, whose first column is the count.</param>
    public static ElectionFile Read(
        TableRows rows, VoterColumns columns, List<string> header, VotersTold told, Func<TextLines, ElectionFile> read)
    {
        // A row of the table handed on stands in the same line as here, so that errors name the right one.
        var isBlank = new List<bool>();
        var rewritten = new List<(long Line, string Ballot)>();
        var first = rows.Line;
        var voters = new RowVoters(told);
        var cells = rows.Cells;
        while (rows.Next())
        {
            voters.Add(columns.Take(cells, rows.Line), rows.Line);
            isBlank.Add(cells.TrueForAll(cell => cell.Length == 0));
            rewritten.Add((rows.Line, string.Join(',', cells.Select(Quoted))));
        }

        var (piles, delegated) = voters.Resolve();
        var parts = Parts(piles.Where(each => !isBlank[each.Row]), told);
        var votes = new long[rewritten.Count];
        foreach (var pile in piles)
            votes[pile.Row] = checked(votes[pile.Row] + (pile.Votes * (parts?.GetValueOrDefault(pile.Class ?? "", 1) ?? 1)));
        var file = read(new TextLines(new StringReader(Text(first, header, rewritten, votes))));
        return !columns.SaysWho && told == VotersTold.Nothing ? file : file with
        {
            Election = file.Election with
            {
                Electorate = new ElectorateRecord(piles.Sum(each => each.Members), piles.Sum(each => each.Votes), delegated, parts),
            },
        };
    }

    private static ImmutableSortedDictionary<string, long>? Parts(IEnumerable<RowVoters.Pile> piles, VotersTold told)
    {
        if (told.Colleges.IsEmpty && told.Caps.IsEmpty)
            return null;
        var votes = piles.GroupBy(each => each.Class ?? "", StringComparer.Ordinal).ToDictionary(each => each.Key, each => each.Sum(pile => pile.Votes), StringComparer.Ordinal);
        return ClassParts.Of(votes.Where(each => each.Value > 0).ToDictionary(StringComparer.Ordinal), told.Colleges, told.Caps);
    }

    private static string Text(long first, List<string> header, List<(long Line, string Ballot)> ballots, long[] votes)
    {
        var text = new StringBuilder().Append('\n', (int)(first - 1)).Append("count,").AppendJoin(',', header.Select(Quoted)).Append('\n');
        var line = first + 1;
        foreach (var (index, (at, ballot)) in ballots.Index())
        {
            text.Append('\n', (int)(at - line)).Append(CultureInfo.InvariantCulture, $"{votes[index]},").Append(ballot).Append('\n');
            line = at + 1;
        }

        return text.ToString();
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
