using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Engine.Tests.Following;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.ReadModels;

/// <summary>Which turns are to come, and which are due, is the same by the read models as by the circle's own stream.</summary>
public sealed class RotationTests(Postgres postgres)
{
    private static readonly CircleId Bakers = new(Id(0x780));
    private static readonly LocalDate Today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
    private static readonly CircleRotationStated Stated = new(Bakers, CircleRole.Facilitator, null, [Ada, Ben, Cem], new TurnLength(30, TurnUnit.Days), Day(-5));
    private static readonly CircleRotationEnded Ended = new(Bakers, CircleRole.Facilitator, null, "Enough.");

    /// <summary>What happens to Ada's turn, which runs, and to Ben's, which is to come.</summary>
    private static readonly Dictionary<string, ICircleEvent[]> After = new()
    {
        ["nothing"] = [],
        ["chosen within the turn that runs"] = [Chosen(Cem, 3, 9)],
        ["chosen within the turn to come"] = [Chosen(Cem, 40, 44)],
        ["chosen over the turn to come"] = [Chosen(Cem, 25, 54)],
        ["chosen, and the next given"] = [Chosen(Cem, 40, 44), Turn(Cem, 55, 84)],
        ["chosen after both"] = [Chosen(Cem, 60, 64)],
        ["filled by hand"] = [Chosen(Cem, 40, 44) with { SelectionId = null }],
        ["passed over"] = [new CircleTurnPassedOver(Bakers, CircleRole.Facilitator, null, Ben, Day(25), null)],
        ["vacated"] = [new CircleRoleVacated(Bakers, CircleRole.Facilitator, null, Ben, null)],
        ["another term of theirs vacated"] =
            [Chosen(Ben, 70, 79), new CircleRoleVacated(Bakers, CircleRole.Facilitator, null, Ben, null, Day(70))],
        ["the turn vacated"] = [Chosen(Ben, 70, 79), new CircleRoleVacated(Bakers, CircleRole.Facilitator, null, Ben, null, Day(25))],
        ["ended"] = [Ended],
        ["ended and chosen"] = [Ended, Chosen(Cem, 40, 44)],
        ["ended and stated anew"] = [Ended, Stated with { Order = [Cem, Ada] }],
        ["stated anew"] = [Stated with { Order = [Cem, Ada] }],
        ["left"] = [new MemberLeftCircle(Bakers, Ben, null)],
    };

    public static TheoryData<string> Cases => [.. After.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_told_and_due_is_what_the_circle_keeps(string what)
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        ICircleEvent[] events =
        [
            .. ((MemberId[])[Ada, Ben, Cem]).Select(who => new MemberJoinedCircle(Bakers, who, null)), Stated, Turn(Ada, -5, 24), Turn(Ben, 25, 54), .. After[what],
        ];
        await log.Append([Founded(log.Community), .. Joined(Ada, Ben, Cem), new CircleFormed(Bakers, null, "Bakers", "The bread.", CircleJoining.Open), .. events]);
        await node.Follow(log);

        var circle = events.Aggregate((CircleMembers?)null, CircleMembers.Fold)!;
        foreach (var who in (MemberId[])[Ada, Ben, Cem])
        {
            var told = await new TurnsOfMine(node.Reads).Ask(log.Community, who, Today, Cancel);
            told.Select(turn => (turn.From, turn.Until)).ShouldBe(
                circle.Terms.Where(term => term.ByRotation && term.MemberId == who && term.From > Today).Select(term => (term.From, term.Until)), $"{what}: {who}");
        }
        var due = await new TurnsDue(node.Reads).Ask(SystemClock.Instance.GetCurrentInstant(), 10, Cancel);
        var given = circle.RotationOf(CircleRole.Facilitator, null)?.Due(circle.Terms, circle.In.ContainsKey, Today);
        due.Any(each => each.Community == log.Community).ShouldBe(given is not null, what);
    }

    private static LocalDate Day(int days) => Today.PlusDays(days);

    private static CircleRoleFilled Turn(MemberId who, int from, int until) => new(Bakers, CircleRole.Facilitator, null, who, Day(from), Day(until), ByRotation: true);

    private static CircleRoleFilled Chosen(MemberId who, int from, int until) =>
        new(Bakers, CircleRole.Facilitator, null, who, Day(from), Day(until), SelectionId: new(Id(0x781)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
