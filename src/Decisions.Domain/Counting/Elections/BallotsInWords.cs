using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Says how many ballots there were.</summary>
internal static class BallotsInWords
{
    public static string Of(CountRecord record)
    {
        var ballots = record.Ballots;
        if (ballots.Returned == 0)
            return "No ballots were cast.";
        List<string> parts = [];
        if (ballots.Blank > 0)
            parts.Add($"{English.Number(ballots.Blank)} {(ballots.Blank == 1 ? "is" : "are")} blank");
        if (ballots.Spoilt > 0)
            parts.Add($"{English.Number(ballots.Spoilt)} {(ballots.Spoilt == 1 ? "is" : "are")} spoilt");
        var were = $"{Unit(record, ballots.Returned)} {(ballots.Returned == 1 ? "was" : "were")} cast";
        return parts.Count == 0
            ? $"{were}."
            : $"{were}: {English.List(parts)}, and {English.Number(ballots.Valid)} {(ballots.Valid == 1 ? "counts" : "count")}.";
    }

    /// <summary>Ballots, or what is counted in their place where members have weights or classes have shares.</summary>
    private static string Unit(CountRecord record, long number) =>
        record.Electorate is null || record.Verdict is not null ? English.Ballots(number)
        : record.Electorate.PartsPerVote is null ? English.Count(number, "vote", "votes")
        : English.Count(number, "part of a vote", "parts of votes");
}
