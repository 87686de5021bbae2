using Decisions.Domain.Counting;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Communities;

/// <summary>
/// The rule under which a community votes on amendments until it names another: more than half of the votes cast, whatever
/// the main question needs. It is adopted when the first amendment is put, under the community's own id.
/// </summary>
public static class AmendmentRule
{
    public static DecisionRule Terms { get; } = new(
        "Amendments", new YesNoMethod(Threshold.SimpleMajority), Quorum.None, TurnoutFloor: null, Franchise.AllMembers,
        ResultsHiddenUntilClose: true, ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: true);

    /// <summary>The id of the rule that a community's amendments are voted on under.</summary>
    public static RuleId Of(Community community) => community.AmendmentRule ?? new RuleId(community.Id.Value);
}
