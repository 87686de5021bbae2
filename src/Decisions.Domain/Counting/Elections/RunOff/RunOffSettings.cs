using System.Collections.Immutable;
using System.Globalization;

namespace Decisions.Domain.Counting.Elections.RunOff;

/// <summary>In what ordinances of the instant run-off differ.</summary>
internal static class RunOffSettings
{
    public const string Stop = "stop", Elimination = "elimination", Ties = "ties", Overvotes = "overvotes",
        Skipped = "skipped", Duplicates = "duplicates", MaxRanks = "max-ranks", WriteIns = "write-ins", Minimum = "minimum";

    public const string Any = "any";

    public static ImmutableArray<Setting> All { get; } =
    [
        new(Stop,
            "When it ends: when somebody has more than half of the ballots still in the count (majority), or of those in the first " +
            "round (majority-of-first), or when two are left (two). When two are left it ends in any case.",
            "majority", ["majority", "majority-of-first", "two"]),
        new(Elimination,
            "Who leaves in a round: the one with the fewest votes (single), or at once all who together have fewer than the next (batch).",
            "single", ["single", "batch"]),
        new(Ties,
            "Who leaves when several have the fewest: whoever had the fewest in the latest earlier round in which they differ (backwards), or " +
            "in the first (forwards), and by lot where none differs; or at once by lot; or whoever stands later on the ballot paper (order).",
            "backwards", ["backwards", "forwards", TieRule.Lot, TieRule.Order]),
        new(Overvotes,
            "What happens at a rank with several candidates: the ballot stops counting (exhaust), or goes on to the next rank (skip), or counts " +
            "if just one of them is still in the count and otherwise stops (exhaust-if-several).",
            "exhaust", ["exhaust", "skip", "exhaust-if-several"]),
        new(Skipped, "How many ranks in a row may be skipped before a ballot stops counting; any for no limit.",
            Any, [Any, .. Enumerable.Range(0, 10).Select(number => number.ToString(CultureInfo.InvariantCulture))]),
        new(Duplicates, "What happens where a ballot ranks somebody again: it goes on (skip) or stops counting (exhaust).",
            "skip", ["skip", "exhaust"]),
        new(MaxRanks, "How many ranks of a ballot are read; 0 for all.", "0", []),
        new(WriteIns, "Whether undeclared write-ins, who have votes together, leave before all others (first) or like others (like-others).",
            "first", ["first", "like-others"]),
        new(Minimum, "All with fewer votes than this leave at once; 0 for none.", "0", []) { CountsVotes = true },
    ];
}
