using System.Collections.Immutable;
using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>The parameters of a file; the last word on each counts.</summary>
internal sealed class CondorcetHead
{
    public ImmutableArray<string>? Candidates { get; private set; }

    public int Seats { get; private set; } = 1;

    public bool WeightAllowed { get; private set; }

    public bool? ImplicitRanking { get; private set; }

    public string Title { get; private set; } = "";

    public void Take(string parameter, long line, bool afterVotes)
    {
        if (afterVotes)
            throw new ElectionFileException(line, "The parameters stand before the first vote.");
        if (parameter.Contains('#'))
            throw new ElectionFileException(line, "There is no comment on the line of a parameter, and no value holds a '#'.");
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
            case "NUMBER OF SEATS" or "NUMBER OF SEAT":
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
