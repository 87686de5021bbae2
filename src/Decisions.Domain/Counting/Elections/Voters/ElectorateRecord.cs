using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Decisions.Domain.Counting.Elections.Voters;

/// <summary>Whose votes were counted, where not each member has one vote of their own.</summary>
/// <param name="Members">Members whose votes count, with those who were spoken for.</param>
/// <param name="Votes">The votes that they have together.</param>
/// <param name="Delegated">Each who did not vote and had a delegate, and what came of it; in the order of the roll.</param>
/// <param name="PartsPerVote">
/// Where classes count for shares: in how many equal parts a vote of each class is counted, by class. Every number of
/// votes in the record is then in such parts. Null elsewhere.
/// </param>
public sealed record ElectorateRecord(
    long Members, long Votes, ImmutableArray<DelegatedVote> Delegated,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableSortedDictionary<string, long>? PartsPerVote = null);

/// <summary>What came of a delegation.</summary>
/// <param name="Delegate">Whom the member named.</param>
/// <param name="Steps">How many delegations lead to the holder, or to where the way ends.</param>
/// <param name="Holder">Whose ballot spoke for the member; null where nobody's did.</param>
/// <param name="Votes">How many votes the member has.</param>
/// <param name="Reason">Why nobody's did: one of the words here; null where somebody's did.</param>
public sealed record DelegatedVote(
    string Member, string Delegate, int Steps, string? Holder, long Votes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null)
{
    /// <summary>The delegate did not vote, and nobody whom it could pass on to did.</summary>
    public const string NotCast = "not-cast";

    /// <summary>The delegations go round in a circle in which nobody votes.</summary>
    public const string Circle = "circle";

    /// <summary>The holder already speaks for as many as one may.</summary>
    public const string OverCap = "over-cap";
}
