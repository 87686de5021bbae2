using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>A committee as a rule chose it.</summary>
/// <param name="Winners">In order of election, where the rule has one.</param>
/// <param name="All">Every committee that is equally good, or null where they were not found out.</param>
internal sealed record CommitteeChosen(List<int> Winners, List<CountRound> Rounds, ImmutableArray<ImmutableArray<string>>? All);
