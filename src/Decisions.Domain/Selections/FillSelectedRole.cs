using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Selections;

/// <summary>Fills the role with the nominee to whom the circle consented, in the same step in which that is declared.</summary>
public static class FillSelectedRole
{
    /// <param name="declared">The proposal as the result leaves it.</param>
    /// <param name="today">The day it is by the community's clock.</param>
    /// <returns>Nothing, where nobody consented; else what becomes of the selection, and of the circle where the role is filled.</returns>
    public static (SelectionCarried? Carried, CircleRoleFilled? Filled) Decide(
        CircleTree? circles, CircleMembers? members, Proposal declared, Member? nominee, LocalDate today)
    {
        if (declared is not { IsCarried: true, Fills: { } fills, Circle: { } circle, Latest.Terms.Method: PositionMethod })
            return (null, null);
        RoleObstacle? obstacle =
            circles?.Find(circle) is not { IsClosed: false } ? RoleObstacle.CircleClosed
            : members?.Has(nominee) != true || nominee?.Id != fills.MemberId ? RoleObstacle.NotInCircle
            : fills.Until < today ? RoleObstacle.TermOver
            : null;
        return (
            new SelectionCarried(circle, fills.SelectionId, declared.Id, obstacle),
            obstacle is null ? new CircleRoleFilled(circle, fills.Role, fills.Name, fills.MemberId, fills.From, fills.Until, SelectionId: fills.SelectionId) : null);
    }
}
