using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Voters;

namespace Decisions.Domain.Counting.Files;

/// <summary>Finds whose votes each row of a table stands for: the voter's own, and those of whom they speak for.</summary>
internal sealed class RowVoters(VotersTold told)
{
    private readonly Dictionary<string, Elector> roll = told.Roll.ToDictionary(each => each.Member, StringComparer.Ordinal);
    private readonly Dictionary<string, long> named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> voted = new(StringComparer.Ordinal);
    private readonly List<Pile> rows = [];

    /// <summary>Some votes that a row stands for.</summary>
    /// <param name="Row">Which, from 0, in the order in which they were added.</param>
    public readonly record struct Pile(int Row, string? Class, long Members, long Votes);

    /// <summary>Takes the voters of the next row that is a ballot, blank and spoilt ones too.</summary>
    /// <exception cref="ElectionFileException">Somebody who is not on the roll, or stands in the table before.</exception>
    public void Add(VoterColumns.Row row, long line)
    {
        if (Name(row, line) is { } own)
        {
            voted.Add(own.Member, rows.Count);
            rows.Add(new Pile(rows.Count, own.Class, 1, own.Weight));
        }
        else
        {
            rows.Add(new Pile(rows.Count, row.Class, row.Count, checked(row.Count * row.Weight)));
        }
    }

    /// <summary>Looks at a row of somebody who did not vote.</summary>
    /// <exception cref="ElectionFileException">As for <see cref="Add"/>.</exception>
    public void Pass(VoterColumns.Row row, long line) => Name(row, line);

    /// <summary>All votes by row, those of members spoken for behind the others.</summary>
    /// <exception cref="Elections.CannotCountException">The roll's delegations are not sound.</exception>
    public (List<Pile> Piles, ImmutableArray<DelegatedVote> Delegated) Resolve()
    {
        var delegated = Elections.Voters.Delegations.Resolve(told.Roll, voted.Keys.ToHashSet(StringComparer.Ordinal), told.Delegation);
        return delegated.IsEmpty ? (rows, delegated) : (
            [.. rows, .. delegated.Where(each => each.Holder is not null).Select(each => new Pile(voted[each.Holder!], roll[each.Member].Class, 1, each.Votes))],
            delegated);
    }

    /// <summary>Who a row is of, or null where rows name nobody.</summary>
    private Elector? Name(VoterColumns.Row row, long line)
    {
        if (roll.Count == 0 && !row.NamesMembers)
            return null;
        if (row.Member.Length == 0)
            throw new ElectionFileException(line, "The row names no member. With a roll, or a column 'member', each row says whose ballot it is.");
        if (row.Count != 1)
            throw new ElectionFileException(line, "A row that names its member stands for one ballot.");
        if (!named.TryAdd(row.Member, line))
            throw new ElectionFileException(line, $"{row.Member} stands in the table already, in line {named[row.Member]}.");
        if (roll.Count > 0 && !roll.ContainsKey(row.Member))
            throw new ElectionFileException(line, $"{row.Member} is not on the roll.");
        return roll.GetValueOrDefault(row.Member) ?? new Elector(row.Member, row.Class, row.Weight);
    }
}
