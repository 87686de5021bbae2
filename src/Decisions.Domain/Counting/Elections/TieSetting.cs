namespace Decisions.Domain.Counting.Elections;

/// <summary>The setting for ties of the rules that settle them at once, by <see cref="TieRule"/>.</summary>
internal static class TieSetting
{
    public const string Name = "ties";

    public static readonly Setting LotOrOrder = new(
        Name,
        "How a tie is settled that matters: by lot, or by the order of the ballot paper, which favours whoever stands first on it.",
        TieRule.Lot, [TieRule.Lot, TieRule.Order]);
}
