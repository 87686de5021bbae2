using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// Meek's form of the single transferable vote: Hill, Wichmann and Woodall, Algorithm 123, Computer Journal 30 (1987)
/// 277-281, as the reference rule of the Proportional Representation Foundation fixes its arithmetic
/// (prfound.org/resources/reference/reference-meek-rule).
/// </summary>
/// <remarks>
/// Equal places are refused. The reference text has none, and Meek's own treatment (Voting matters 1 (1994), 1-7:
/// the ballot stands for every order of the equals) has no arithmetic that it fixes.
/// </remarks>
public sealed class MeekStv : StvRule
{
    public override string Name => "stv-meek";

    public override string Title => "Single transferable vote, by Meek";

    public override string Summary =>
        "The single transferable vote by Meek's rule: the elected keep just the part of each vote that gives them the quota, " +
        "to nine decimals (Hill, Wichmann and Woodall 1987; reference rule of the Proportional Representation Foundation).";

    public override ImmutableArray<Setting> Settings { get; } =
    [
        new("ties", "How a tie for the fewest votes is broken: by 'lot', or by 'order', whoever stands first on the ballot paper goes.",
            TieSettings.Lot, [TieSettings.Lot, TieSettings.Order]),
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed, StvTerms terms)
    {
        var table = new StvTable(election, places: 9);
        var ties = new StvTies(table, new CandidateLot(election.Candidates, lotSeed.Span), settings["ties"], TieSettings.Seed);
        var guards = new StvGuards(election, terms, table, ties);
        new MeekCount(StvElection.Ballots(election, Name), table, ties, guards).Run();
        return table.Record(this, settings, lotSeed);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => MeekInWords.Of(record);
}
