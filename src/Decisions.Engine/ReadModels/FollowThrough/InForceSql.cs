namespace Decisions.Engine.ReadModels.FollowThrough;

/// <summary>
/// <see cref="Domain.Proposals.Proposal.IsCarried"/> and <see cref="Domain.FollowThrough.DecisionsInForce"/> over the columns of
/// proposals' rows. A test holds them together.
/// </summary>
internal static class InForceSql
{
    /// <summary>Whether d is carried.</summary>
    public const string IsCarried = "d.verdict = 'carried' and not d.awaits_confirmation and d.amendment_of is null";

    /// <summary>Whether s is.</summary>
    public const string OtherIsCarried = "s.verdict = 'carried' and not s.awaits_confirmation and s.amendment_of is null";

    /// <summary>Whether another was carried in the place of d.</summary>
    public const string IsSuperseded = $$"""
        exists (
          select 1 from {read}.proposal s
           where s.community = d.community and s.supersedes <> '{}' and s.supersedes @> array[d.id] and {{OtherIsCarried}})
        """;

    /// <summary>Whether d is in force.</summary>
    public const string IsInForce = $"{IsCarried} and not {IsSuperseded}";
}
