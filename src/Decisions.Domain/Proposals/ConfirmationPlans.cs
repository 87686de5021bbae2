using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>Makes the plan of a confirming vote from the first vote's end.</summary>
internal static class ConfirmationPlans
{
    /// <summary>The plan, null where the rule asks for none; or why the vote cannot be held as stated.</summary>
    public static (ConfirmationPlan? Plan, Rejection? Rejection) Make(
        DecisionRule terms, Instant closesAt, StatedVote? stated, DateTimeZone zone)
    {
        if (terms.Confirming is not { } confirming)
            return (null, stated is null ? null : new ConfirmingVoteIsNotAsked());
        var (from, until) = confirming.WindowAfter(closesAt, zone);
        var plan = new ConfirmationPlan(from, until, stated);
        return (plan, stated is null ? null : Check(plan, stated.OpensAt, stated.ClosesAt) ?? stated.Check(terms.RecordDate));
    }

    /// <summary>Why a confirming vote cannot be held at such times, or null.</summary>
    public static ConfirmingVoteIsOutsideWindow? Check(ConfirmationPlan plan, Instant opensAt, Instant closesAt) =>
        opensAt < plan.OpensFrom || closesAt > plan.ClosesBy ? new ConfirmingVoteIsOutsideWindow(plan.OpensFrom, plan.ClosesBy) : null;
}
