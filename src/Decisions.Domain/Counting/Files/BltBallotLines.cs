using System.Collections.Immutable;
using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// The lines of ballots, to the line '0' that ends them. A line is '[(id)] weight place … 0', where a place is a
/// candidate's number, several joined by '=', or '-' for a skipped rank.
/// </summary>
internal sealed class BltBallotLines
{
    private readonly BltLines lines;
    private readonly ImmutableArray<int>[] alone;
    private readonly Dictionary<string, int> nicknames;
    private readonly bool[] ranked;
    private readonly HashSet<string> ids = [];

    public BltBallotLines(BltLines lines, int candidates, BltOptions options)
    {
        (this.lines, nicknames) = (lines, options.Nicknames);
        // A place of one candidate is shared by every ballot that has it: a million lines then cost one array each.
        alone = [.. Enumerable.Range(0, candidates + 1).Select(number => ImmutableArray.Create(number))];
        ranked = new bool[candidates + 1];
    }

    public static void Read(BltLines lines, int candidates, BltOptions options, Action<BltBallot> onBallot)
    {
        var reader = new BltBallotLines(lines, candidates, options);
        while (lines.Next("the line '0' that ends the ballots") is var line && line != "0")
            onBallot(reader.Ballot(line));
    }

    public BltBallot Ballot(string line)
    {
        switch (line[0])
        {
            case '"': throw lines.Wrong("The names begin before the line '0' that ends the ballots.");
            case '[': throw lines.Wrong("Options in square brackets stand before the ballots.");
        }

        var id = line[0] == '(' ? TakeId(ref line) : null;
        var words = BltNumbers.Words(line);
        if (words.Length == 0 || !BltNumbers.TryRead(words[0], out var count))
            throw lines.Wrong($"A ballot begins with how many there are of it, a whole number, but this is: {line}");
        if (count == 0)
            throw lines.Wrong("A ballot cannot be there 0 times, and the line that ends the ballots is '0' alone.");
        // One program reads the number after an id as the weight, another as the first preference. Both agree on
        // what a ballot with an id is: one ballot. So any other number is not guessed at.
        if (id is not null && count != 1)
            throw lines.Wrong($"A ballot with an id is one ballot, so the number after the id must be 1, not {count}.");
        if (words.Length < 2 || words[^1] != "0")
            throw lines.Wrong("A line of ballots must end with 0.");

        Array.Clear(ranked);
        var ranking = ImmutableArray.CreateBuilder<ImmutableArray<int>>(words.Length - 2);
        foreach (var word in words.AsSpan(1..^1))
            ranking.Add(Place(word));
        return new BltBallot(lines.Number, count, id, ranking.MoveToImmutable());
    }

    private string TakeId(ref string line)
    {
        var close = line.IndexOf(')');
        if (close < 0)
            throw lines.Wrong("The ballot's id has no closing parenthesis.");
        var id = line[1..close].Trim();
        if (id.Length == 0)
            throw lines.Wrong("The ballot's id is empty.");
        if (!ids.Add(id))
            throw lines.Wrong($"There are two ballots with the id '{id}'.");
        line = line[(close + 1)..];
        return id;
    }

    private ImmutableArray<int> Place(string word)
    {
        if (word == "-")
            return [];
        if (!word.Contains('='))
            return alone[Candidate(word)];
        var place = ImmutableArray.CreateBuilder<int>();
        foreach (var part in word.Split('='))
            place.Add(Candidate(part));
        return place.DrainToImmutable();
    }

    private int Candidate(string word)
    {
        if (nicknames.TryGetValue(word, out var named))
            word = named.ToString(CultureInfo.InvariantCulture);
        if (!BltNumbers.TryRead(word, out var number))
            throw lines.Wrong($"'{word}' is no candidate's number.");
        if (number == 0)
            throw lines.Wrong("There is a 0 before the end of the line; only one ballot may stand on a line.");
        if (number >= alone.Length)
            throw lines.Wrong($"There is no candidate {number}: there are {alone.Length - 1}.");
        if (ranked[number])
            throw lines.Wrong($"Candidate {number} is ranked twice on one ballot.");
        ranked[number] = true;
        return (int)number;
    }
}
