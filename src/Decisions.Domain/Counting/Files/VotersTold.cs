using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Voters;

namespace Decisions.Domain.Counting.Files;

/// <summary>What is told of voters besides the ballots.</summary>
/// <param name="Roll">All who may vote; empty where the ballots' own columns say what there is to say.</param>
/// <param name="Colleges">The weight of each class where classes are colleges.</param>
/// <param name="Caps">The largest share of all votes that a class may have.</param>
public sealed record VotersTold(
    ImmutableArray<Elector> Roll, DelegationTerms Delegation,
    ImmutableSortedDictionary<string, Amount> Colleges, ImmutableSortedDictionary<string, Amount> Caps)
{
    public static VotersTold Nothing { get; } = new(
        [], new DelegationTerms(), ImmutableSortedDictionary<string, Amount>.Empty, ImmutableSortedDictionary<string, Amount>.Empty);
}
