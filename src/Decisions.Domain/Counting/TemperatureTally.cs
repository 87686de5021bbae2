using Decisions.Domain.Ballots;

namespace Decisions.Domain.Counting;

/// <summary>How many lean which way.</summary>
public sealed record TemperatureTally(
    long Eligible, long Returned, long QuorumNeeded, bool QuorumMet, long TurnoutNeeded, bool TurnoutMet, Verdict Verdict,
    long StronglyInFavour, long InFavour, long Between, long Against, long StronglyAgainst)
    : Tally(Eligible, Returned, QuorumNeeded, QuorumMet, TurnoutNeeded, TurnoutMet, Verdict)
{
    /// <summary>How many lean one way.</summary>
    public long Of(Leaning leaning) => leaning switch
    {
        Leaning.StronglyFor => StronglyInFavour,
        Leaning.For => InFavour,
        Leaning.Between => Between,
        Leaning.Against => Against,
        Leaning.StronglyAgainst => StronglyAgainst,
        _ => throw new ArgumentOutOfRangeException(nameof(leaning)),
    };
}
