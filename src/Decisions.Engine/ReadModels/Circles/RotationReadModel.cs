using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Engine.ReadModels.Circles;

/// <summary>
/// Keeps which roles of circles pass on in an order, and the turn that each gave last while it stands. There are few, so each event
/// has a statement of its own; that of a circle without an order finds no row.
/// </summary>
internal sealed class RotationReadModel : IReadModel
{
    private const string State = """
        insert into {read}.rotation (community, circle, role, folded, name, version, turn_order) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (community, circle, role, folded) do update set name = $5, version = $6, turn_order = $7
        """;

    /// <summary>The turn that is on record stands, and whose it is is told of it; nobody comes after.</summary>
    private const string End = "update {read}.rotation set turn_order = '{}' where community = $1 and circle = $2 and role = $3 and folded = $4";

    private const string Close = "delete from {read}.rotation where community = $1 and circle = $2";

    private const string Give = """
        update {read}.rotation set turn_member = $5, turn_from = $6, turn_until = $7
         where community = $1 and circle = $2 and role = $3 and folded = $4
        """;

    /// <summary>A term that is filled by hand takes the days of a turn, or by choice some of them: what is left is no turn (<see cref="RoleTerm.Without"/>).</summary>
    private const string TakeBack = """
        update {read}.rotation set turn_member = null, turn_from = null, turn_until = null
         where community = $1 and circle = $2 and role = $3 and folded = $4 and turn_from <= $6 and turn_until >= $5
        """;

    private const string Drop = """
        update {read}.rotation set turn_member = null, turn_from = null, turn_until = null
         where community = $1 and circle = $2 and role = $3 and folded = $4 and turn_member = $5
        """;

    /// <summary>The same of the turn that begins on a day.</summary>
    private const string DropOne = $"{Drop} and turn_from = $6";

    private const string DropAll = """
        update {read}.rotation set turn_member = null, turn_from = null, turn_until = null
         where community = $1 and circle = $2 and turn_member = $3
        """;

    private const string Move = "update {read}.rotation set version = $3 where community = $1 and circle = $2";

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        foreach (var fact in page.Facts)
        {
            if (fact.Event is CircleClosed closed)
                await transaction.Execute(Close, page.Community, closed.CircleId.Value);
            if (fact.Event is not ICircleEvent e || e is MemberAskedToJoinCircle or JoiningRefused)
                continue;
            await (e switch
            {
                CircleRotationStated s => transaction.Execute(
                    State, page.Community, e.CircleId.Value, Words<CircleRole>.Of(s.Role), Folded(s.Name), (object?)s.Name ?? DBNull.Value, fact.Version,
                    s.Order.Select(member => member.Value).ToArray()),
                CircleRotationEnded s => transaction.Execute(End, page.Community, e.CircleId.Value, Words<CircleRole>.Of(s.Role), Folded(s.Name)),
                CircleRoleFilled { ByRotation: true } f => transaction.Execute(
                    Give, page.Community, e.CircleId.Value, Words<CircleRole>.Of(f.Role), Folded(f.Name), f.MemberId.Value, f.From.ToDateOnly(), f.Until.ToDateOnly()),
                CircleRoleFilled f => transaction.Execute(
                    TakeBack, page.Community, e.CircleId.Value, Words<CircleRole>.Of(f.Role), Folded(f.Name), f.From.ToDateOnly(), f.Until.ToDateOnly()),
                CircleTurnPassedOver p => transaction.Execute(
                    DropOne, page.Community, e.CircleId.Value, Words<CircleRole>.Of(p.Role), Folded(p.Name), p.MemberId.Value, p.From.ToDateOnly()),
                CircleRoleVacated { From: { } from } v => transaction.Execute(
                    DropOne, page.Community, e.CircleId.Value, Words<CircleRole>.Of(v.Role), Folded(v.Name), v.MemberId.Value, from.ToDateOnly()),
                CircleRoleVacated v => transaction.Execute(Drop, page.Community, e.CircleId.Value, Words<CircleRole>.Of(v.Role), Folded(v.Name), v.MemberId.Value),
                MemberJoinedCircle j => transaction.Execute(DropAll, page.Community, e.CircleId.Value, j.MemberId.Value),
                MemberLeftCircle l => transaction.Execute(DropAll, page.Community, e.CircleId.Value, l.MemberId.Value),
                _ => Task.FromResult(0),
            });
            await transaction.Execute(Move, page.Community, e.CircleId.Value, fact.Version);
        }
    }

    /// <summary>Roles of a circle's own are the same whatever the capitals of their names.</summary>
    private static string Folded(string? name) => (name ?? "").ToUpperInvariant();
}
