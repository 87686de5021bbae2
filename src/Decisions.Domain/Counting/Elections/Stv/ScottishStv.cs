using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// The single transferable vote as Scotland elects its councils: Scottish Local Government Elections Order 2007 (SSI
/// 2007/42), Schedule 1, rules 45 to 52; in force since as SSI 2011/399, rules 46 to 53.
/// </summary>
public sealed class ScottishStv : StvRule
{
    public override string Name => "stv-scottish";

    public override string Title => "Single transferable vote, as in Scotland";

    public override string Summary =>
        "The single transferable vote as in Scottish council elections: surpluses pass on from all papers at a part of " +
        "their value, to five decimals (Scottish Local Government Elections Order 2007, rules 45 to 52).";

    public override ImmutableArray<Setting> Settings { get; } =
    [
        TieSettings.Ties(TieSettings.Backwards, TieSettings.Backwards, TieSettings.Forwards, TieSettings.Lot, TieSettings.Order),
        TieSettings.Lots,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed, StvTerms terms)
    {
        var table = new StvTable(election, places: 5);
        var ties = new StvTies(table, new CandidateLot(election.Candidates, lotSeed.Span), settings["ties"], settings["lots"]);
        var guards = new StvGuards(election, terms, table, ties);
        new ScottishCount(StvElection.Ballots(election, Name), table, ties, guards).Run();
        return table.Record(this, settings, lotSeed);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => ScottishInWords.Of(record);
}
