using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Circles;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Circles;

/// <summary>A circle.</summary>
/// <param name="Parent">The circle that it is inside, or null.</param>
/// <param name="Rules">The decision rules that it decides under; none for any rule of the community.</param>
public sealed record CircleAnswer(Guid Id, Guid? Parent, string Name, string Purpose, CircleJoining Joining, IReadOnlyList<Guid> Rules, bool IsClosed)
{
    public static CircleAnswer Of(Circle circle) => new(
        circle.Id.Value, circle.Parent?.Value, circle.Name, circle.Purpose, circle.Joining, [.. circle.Rules.Select(rule => rule.Value)], circle.IsClosed);
}

/// <summary>A term for which a member fills a role.</summary>
/// <param name="Name">The circle's own name for it, or null.</param>
/// <param name="RunsNow">Whether today is one of its days, by the community's clock.</param>
/// <param name="ByRotation">Whether it is their turn by the role's rotation.</param>
public sealed record RoleTermAnswer(CircleRole Role, string? Name, Guid MemberId, LocalDate From, LocalDate Until, bool RunsNow, bool ByRotation)
{
    public static RoleTermAnswer Of(RoleTerm term, LocalDate today) =>
        new(term.Role, term.Name, term.MemberId.Value, term.From, term.Until, term.RunsOn(today), term.ByRotation);
}

/// <summary>A role that passes on in an order. The turn that runs and the next are among the roles.</summary>
/// <param name="Name">The circle's own name for it, or null.</param>
/// <param name="Order">Whose turns they are, one after another and then again from the first.</param>
/// <param name="First">The day on which the first turn began or begins.</param>
/// <param name="IsStuck">Whether no turn is to come: nobody of the order who could take it is in the circle.</param>
public sealed record RotationAnswer(CircleRole Role, string? Name, IReadOnlyList<Guid> Order, TurnLengthBody Length, LocalDate First, bool IsStuck)
{
    public static RotationAnswer Of(ReadRotation read) => new(
        read.Rotation.Role, read.Rotation.Name, [.. read.Rotation.Order.Select(member => member.Value)], TurnLengthBody.Of(read.Rotation.Length), read.Rotation.First, read.IsStuck);
}

/// <summary>Someone who asks to join a circle.</summary>
public sealed record AskingAnswer(Guid MemberId, string? Note);

/// <summary>A circle with who is in it.</summary>
/// <param name="Members">Null for those who do not see members.</param>
/// <param name="Roles">Terms that run and that are to come; null for those who do not see members.</param>
/// <param name="Rotations">Roles that pass on in an order; null for those who do not see members.</param>
/// <param name="Asking">For who leads the circle, and of oneself; null for those who do not see members.</param>
/// <param name="Refusal">Why the bearer was not let in when they asked last; null where they were not refused.</param>
/// <param name="Follows">Whether the bearer follows it.</param>
public sealed record WholeCircleAnswer(
    CircleAnswer Circle, long Version, IReadOnlyList<Guid>? Members, IReadOnlyList<RoleTermAnswer>? Roles, IReadOnlyList<RotationAnswer>? Rotations,
    IReadOnlyList<AskingAnswer>? Asking, string? Refusal, bool Follows);

internal static class CircleQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string circles = "/communities/{community:guid}/circles";
        api.MapGet(circles, All).Answers<PageAnswer<CircleAnswer>>("listCircles", "The circles of a community, in the order in which they were formed");
        api.MapGet($"{circles}/{{circle:guid}}", One).Answers<WholeCircleAnswer>("getCircle", "A circle with who is in it and in which role");
    }

    private static Task<IResult> All(HttpContext http, Guid community, [AsParameters] PageQuery page, Reading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToRead, async (listed, _) =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out long? after))
                return Problems.Of(PageQuery.CursorIsMalformed);
            var head = await engine.Store.Head(community, http.RequestAborted);
            var circles = (await engine.Streams.Circles(listed.Id, http.RequestAborted)).State ?? CircleTree.None;
            return Reading.Fresh(http, PageAnswer.Slice(circles.All, after, page.Size, CircleAnswer.Of), head.NextIndex);
        });

    private static Task<IResult> One(HttpContext http, Guid community, Guid circle, Reading reading, CircleReading circles, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToRead, async (listed, actor) =>
        {
            var id = new CircleId(circle);
            var head = await engine.Store.Head(community, http.RequestAborted);
            if (await circles.Load(listed.Id, id, actor, http.RequestAborted) is not { } found)
                return Problems.Of(new CircleIsUnknown(id));
            var shows = Permissions.ToReadMembers(actor, listed.Id) is null;
            var leads = Permissions.ToLeadCircle(actor, listed.Id, found.Standing) is null;
            var answer = new WholeCircleAnswer(
                CircleAnswer.Of(found.Circle), found.Version,
                shows ? [.. found.In.Select(member => member.Value)] : null,
                shows ? [.. found.Terms.Select(term => RoleTermAnswer.Of(term, found.Today))] : null,
                shows ? [.. found.Rotations.Select(RotationAnswer.Of)] : null,
                shows ? [.. found.Asking.Where(each => leads || each.MemberId == actor.Member).Select(each => new AskingAnswer(each.MemberId.Value, each.Note))] : null,
                found.Refusal, found.Follows);
            return Reading.Fresh(http, answer, head.NextIndex);
        });
}
