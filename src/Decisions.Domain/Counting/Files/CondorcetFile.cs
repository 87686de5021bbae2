using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads the Condorcet Election Format, version 1: parameters '#/Name: value', comments '#', and votes
/// 'tag, tag || A &gt; B = C ^weight * times', where /EMPTY_RANKING/ is a blank ballot. Tags are passed over. Weights count
/// only where 'Weight Allowed' is true. Where the candidates are not declared they are those whom votes name.
/// </summary>
public static class CondorcetFile
{
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    internal static ElectionFile Read(TextLines lines)
    {
        var head = new CondorcetHead();
        var votes = new List<CondorcetVote>();
        var names = new CondorcetNames();
        while (lines.Next())
        {
            var line = lines.Current.Trim();
            if (line.StartsWith("#/"))
                head.Take(line[2..].ToString(), lines.Number);
            else if (CondorcetVote.Said(line) is { IsEmpty: false } said)
                votes.Add(CondorcetVote.Read(said.ToString(), lines.Number, names));
        }

        return Build(head, names, votes);
    }

    private static ElectionFile Build(CondorcetHead head, CondorcetNames names, List<CondorcetVote> votes)
    {
        var order = head.Candidates ?? [.. names.All.Order(StringComparer.Ordinal)];
        if (order.IsEmpty)
            throw new ElectionFileException(1, "No candidate is declared, and no vote names one.");
        var positions = order.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        var positionOf = new int[names.All.Count];
        foreach (var (number, name) in names.All.Index())
            positionOf[number] = positions.GetValueOrDefault(name, -1);

        var ballots = new RankedProfile.Builder(order.Length);
        var ranking = new List<int>();
        foreach (var vote in votes)
        {
            ranking.Clear();
            foreach (var item in vote.Ranking)
            {
                var position = positionOf[item < 0 ? ~item : item];
                if (position < 0)
                    throw new ElectionFileException(vote.Line, $"'{names.All[item < 0 ? ~item : item]}' is not among the declared candidates.");
                ranking.Add(item < 0 ? ~position : position);
            }

            try
            {
                ballots.Add(ranking.ToArray(), checked(vote.Times * (head.WeightAllowed ? vote.Weight : 1)));
            }
            catch (OverflowException)
            {
                throw new ElectionFileException(vote.Line, "So many ballots cannot be counted.");
            }
        }

        return new ElectionFile(
            new Election(head.Title, [.. order.Select(name => new Candidate(name))], head.Seats, ballots.Build()),
            head.ImplicitRanking);
    }
}

/// <summary>The parameters of a file; the last word on each counts.</summary>
internal sealed class CondorcetHead
{
    public ImmutableArray<string>? Candidates { get; private set; }

    public int Seats { get; private set; } = 1;

    public bool WeightAllowed { get; private set; }

    public bool? ImplicitRanking { get; private set; }

    public string Title { get; private set; } = "";

    public void Take(string parameter, long line)
    {
        var colon = parameter.IndexOf(':');
        if (colon < 0)
            throw new ElectionFileException(line, "A parameter needs a colon between its name and its value.");
        var value = parameter[(colon + 1)..].Trim();
        switch (parameter[..colon].Trim().ToUpperInvariant())
        {
            case "CANDIDATES":
                ImmutableArray<string> named = [.. value.Split(';').Select(name => name.Trim()).Where(name => name.Length > 0)];
                if (named.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
                    throw new ElectionFileException(line, $"The candidate '{twice.Key}' is declared twice.");
                Candidates = named;
                break;
            case "NUMBER OF SEATS":
                Seats = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) && seats > 0
                    ? seats
                    : throw new ElectionFileException(line, $"The number of seats must be a whole number from 1, not '{value}'.");
                break;
            case "IMPLICIT RANKING":
                ImplicitRanking = TrueOrFalse(value, line);
                break;
            case "WEIGHT ALLOWED":
                WeightAllowed = TrueOrFalse(value, line);
                break;
            case "TITLE":
                Title = value;
                break;
        }
    }

    private static bool TrueOrFalse(string value, long line) => value.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => throw new ElectionFileException(line, $"This parameter is true or false, not '{value}'."),
    };
}
