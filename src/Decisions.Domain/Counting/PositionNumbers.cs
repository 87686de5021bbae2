using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Says in one line how many took which position.</summary>
public static class PositionNumbers
{
    /// <summary>'10 with no objection, 1 with a concern, 1 with an objection'; what fell only where something did.</summary>
    public static string Of(PositionTally tally) => string.Join(", ", Parts(tally));

    private static IEnumerable<string> Parts(PositionTally tally)
    {
        var isConsent = tally.Record.Rule == "consent";
        (Position Position, string Words)[] all = isConsent
            ? [(Position.NoObjection, "with no objection"), (Position.Concern, "with a concern"), (Position.Objection, "with an objection")]
            : [(Position.Agree, "agreed"), (Position.Reservations, "agreed with reservations"), (Position.StandAside, "stood aside"), (Position.Block, "blocked")];
        foreach (var (position, words) in all)
            yield return $"{English.Number(tally.Of(position))} {words}";
        if (tally.Of(isConsent ? Position.ResolvedObjection : Position.InvalidBlock) is > 0 and var fell)
            yield return isConsent ? $"{English.Number(fell)} with an objection that fell" : $"{English.Number(fell)} with a block that fell";
    }
}
