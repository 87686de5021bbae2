using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Counting.Files;

/// <summary>Turns a line of ballots into ballots of a proposal.</summary>
public static class BltChoice
{
    /// <summary>
    /// The ballots as a count takes them. A skipped rank closes up, and equal ranks stay one place, which a count may
    /// refuse.
    /// </summary>
    /// <param name="options">The option of each candidate in the file's order; null for one who withdrew, who is
    /// passed over.</param>
    public static CountedBallots Of(BltBallot ballot, ImmutableArray<OptionId?> options)
    {
        var places = ImmutableArray.CreateBuilder<ImmutableArray<OptionId>>(ballot.Ranking.Length);
        foreach (var place in ballot.Ranking)
        {
            ImmutableArray<OptionId> left =
                [.. place.Select(number => options[number - 1]).OfType<OptionId>()];
            if (!left.IsEmpty)
                places.Add(left);
        }

        return new CountedBallots(new RankedChoice(places.DrainToImmutable()), ballot.Count);
    }
}
