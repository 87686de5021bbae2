using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// The single transferable vote as it is counted by hand: Newland and Britton, How to conduct an election by the Single
/// Transferable Vote, 3rd edition, Electoral Reform Society 1997, sections 4 to 6.
/// </summary>
public sealed class Ers97Stv : StvRule
{
    public override string Name => "stv-ers97";

    public override string Title => "Single transferable vote, ERS97";

    public override string Summary =>
        "The single transferable vote for counting by hand: two decimals, surpluses from the last batch of papers only, several " +
        "candidates excluded at once where that changes nothing (Electoral Reform Society 1997).";

    public override ImmutableArray<Setting> Settings { get; } =
    [
        TieSettings.Ties(TieSettings.Forwards, TieSettings.Forwards, TieSettings.Backwards, TieSettings.Lot, TieSettings.Order),
        TieSettings.Lots,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed, StvTerms terms)
    {
        var table = new StvTable(election, places: 2);
        var ties = new StvTies(table, new CandidateLot(election.Candidates, lotSeed.Span), settings["ties"], settings["lots"]);
        var guards = new StvGuards(election, terms, table, ties);
        new Ers97Count(StvElection.Ballots(election, Name), table, ties, guards).Run();
        return table.Record(this, settings, lotSeed);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => Ers97InWords.Of(record);
}
