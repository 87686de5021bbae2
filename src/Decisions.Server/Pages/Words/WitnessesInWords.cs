using Decisions.Engine.Witnessing;

namespace Decisions.Server.Pages.Words;

/// <summary>How a log is witnessed, for members.</summary>
public static class WitnessesInWords
{
    /// <summary>'2 of 3 witnesses have seen the record as it stands. That is enough: 2 are needed.'</summary>
    public static string Standing(WitnessStatus status)
    {
        var n = status.Witnesses.Length;
        if (n == 0)
            return "No witness has been named: that nothing was changed here rests on this server alone.";
        var seen = n == 1
            ? $"The one witness has {(status.CosignedBy == 1 ? "" : "not ")}seen the record as it stands."
            : $"{status.CosignedBy} of {n} witnesses {(status.CosignedBy == 1 ? "has" : "have")} seen the record as it stands.";
        var needed = status.Required == 1 ? "1 is needed" : $"{status.Required} are needed";
        return status.IsTrusted ? $"{seen} That is enough: {needed}."
            : status.TrustedSize > 0 ? $"{seen} {Capital(needed)}; enough have seen it up to {Events(status.TrustedSize)}."
            : $"{seen} {Capital(needed)}.";
    }

    /// <summary>How much of the record a witness has seen.</summary>
    public static string Seen(WitnessSeen witness, WitnessStatus status) =>
        witness.Size == 0 ? "Has not seen the record yet."
        : witness.Size == status.Size ? "Has seen the record as it stands."
        : $"Has seen it up to {Events(witness.Size)}.";

    public static string Events(long n) => n == 1 ? "1 event" : $"{StatusInWords.Number(n)} events";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
