namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>The words for how ties are broken.</summary>
internal static class TieSettings
{
    public const string Backwards = "backwards", Forwards = "forwards", Lot = "lot", Order = "order", Seed = "seed";

    public static Setting Ties(string byDefault, params ReadOnlySpan<string> values) => new(
        "ties",
        "How ties are broken: 'backwards' by the latest stage at which they differed and then by lot, 'forwards' by the " +
        "earliest and then by lot, 'lot' at once, or 'order', by which whoever stands first on the ballot paper is excluded, " +
        "or has their surplus transferred, as the published test cases have it (irv excludes whoever stands last).",
        byDefault, [.. values]);

    public static Setting Lots { get; } = new(
        "lots",
        "How a lot is drawn: from the 'seed', or by 'order' of the ballot " +
        "paper, as other programs do: whoever stands first is excluded, or has their surplus transferred.",
        Seed, [Seed, Order]);
}
