using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// What may stand between the first line and the ballots: a line of those who withdrew, as negative numbers, and what
/// droop added in square brackets: [withdrawn 2], [nick a b c] for short names to be used in ballots, [tie 3 1 2] for the
/// order in which it breaks ties, and [droop …] for options of that program, which say nothing of the election.
/// </summary>
internal sealed class BltOptions
{
    private readonly BltLines lines;
    private readonly int candidates;

    private BltOptions(BltLines lines, int candidates) => (this.lines, this.candidates) = (lines, candidates);

    /// <summary>Numbers of those who withdrew.</summary>
    public ImmutableSortedSet<int> Withdrawn { get; private set; } = [];

    /// <summary>Candidates' numbers by the short names that ballots may use.</summary>
    public Dictionary<string, int> Nicknames { get; } = new(StringComparer.Ordinal);

    /// <summary>The numbers in the order in which ties are to be broken, whom they favour first; empty where it is not said.</summary>
    public ImmutableArray<int> TieOrder { get; private set; } = [];

    public static BltOptions Read(BltLines lines, int candidates)
    {
        var options = new BltOptions(lines, candidates);
        while (lines.Peek() is ['-' or '[', ..] line)
        {
            if (line[0] == '-')
                options.TakeNegative(BltNumbers.Words(lines.Next("")));
            else
                options.TakeBracket(lines.Next(""));
        }

        return options;
    }

    private void TakeNegative(string[] words)
    {
        foreach (var word in words)
        {
            if (word is not ['-', .. var digits] || !BltNumbers.TryRead(digits, out var number))
                throw lines.Wrong($"A line of withdrawn candidates holds negative numbers only, not '{word}'.");
            Withdraw(number);
        }
    }

    private void TakeBracket(string line)
    {
        if (line[^1] != ']')
            throw lines.Wrong("The square bracket is not closed on its line.");
        var words = BltNumbers.Words(line[1..^1]);
        switch (words)
        {
            case ["withdrawn", .. var who]:
                foreach (var word in who)
                    Withdraw(Number(word));
                break;
            case ["nick", .. var nicks]:
                TakeNicknames(nicks);
                break;
            case ["tie", .. var order]:
                TieOrder = [.. order.Select(Number)];
                if (TieOrder.Distinct().Count() < TieOrder.Length)
                    throw lines.Wrong("The order for ties names somebody twice.");
                break;
            case ["droop", ..]:
                break;
            default:
                throw lines.Wrong("Of options in square brackets only withdrawn, nick, tie and droop are read.");
        }
    }

    private void TakeNicknames(string[] nicks)
    {
        if (nicks.Length != candidates)
            throw lines.Wrong($"There must be a short name for each of the {candidates} candidates, but there are {nicks.Length}.");
        foreach (var (index, nick) in nicks.Index())
        {
            if (nick.AsSpan().IndexOfAny("=()[]\"") >= 0 || nick[0] is '-' or >= '0' and <= '9')
                throw lines.Wrong($"'{nick}' is no short name: one begins with no digit or hyphen, and has no =, brackets or quotation marks.");
            if (!Nicknames.TryAdd(nick, index + 1))
                throw lines.Wrong($"Two candidates have the short name '{nick}'.");
        }
    }

    private int Number(string word)
    {
        if (Nicknames.TryGetValue(word, out var named))
            return named;
        return BltNumbers.TryRead(word, out var number) && number >= 1 && number <= candidates
            ? (int)number
            : throw lines.Wrong($"'{word}' is no candidate's number: there are {candidates}.");
    }

    private void Withdraw(long number)
    {
        if (number < 1 || number > candidates)
            throw lines.Wrong($"Candidate {number} cannot withdraw: there are {candidates} candidates.");
        if (Withdrawn.Contains((int)number))
            throw lines.Wrong($"Candidate {number} withdraws twice.");
        Withdrawn = Withdrawn.Add((int)number);
    }
}
