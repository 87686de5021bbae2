namespace Decisions.Domain.Counting.Elections.Voters;

/// <summary>One who may vote.</summary>
/// <param name="Member">What they are called on the roll; no two the same.</param>
/// <param name="Class">Their class, or null.</param>
/// <param name="Weight">How many votes they have, at least 1.</param>
/// <param name="Delegate">Who is to speak for them where they do not vote themselves, or null.</param>
public sealed record Elector(string Member, string? Class = null, long Weight = 1, string? Delegate = null);

/// <summary>How delegations are followed.</summary>
/// <param name="FollowsChains">Whether a delegate who does not vote passes on what was delegated to them.</param>
/// <param name="MostPerHolder">How many others one member may speak for at most, or null.</param>
public sealed record DelegationTerms(bool FollowsChains = true, int? MostPerHolder = null);
