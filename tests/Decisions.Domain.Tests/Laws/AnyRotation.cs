using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Roles of one circle that pass on in an order, while members come and go, fill them by hand and are passed over.</summary>
internal static class AnyRotation
{
    private static readonly Gen<MemberId> Who = Gen.Elements(Ada, Ben, Cem);

    private static readonly Gen<(CircleRole Role, string? Name)> What = Gen.Elements<(CircleRole, string?)>(
        (CircleRole.Facilitator, null), (CircleRole.Facilitator, null), (CircleRole.Own, "Oven"), (CircleRole.Own, "oven"), (CircleRole.Delegate, null));

    private static readonly Gen<TurnLength> Length =
        from count in Gen.Frequency((8, Gen.Choose(1, 3)), (1, Gen.Elements(0, -1, int.MaxValue))) from unit in Gen.Elements(TurnUnit.Days, TurnUnit.Days, TurnUnit.Weeks, TurnUnit.Months)
        select new TurnLength(count, unit);

    private static readonly Gen<Step> State =
        from what in What from order in Gen.Elements<MemberId[]>([Ada, Ben], [Ada, Ben, Cem], [Cem, Ben, Ada], [Ada], [Ada, Ben, Ada]) from length in Length from days in Gen.Choose(-1, 3)
        select AnyCommand.Make(0, (w, _) => RotateCircleRole.Decide(
            w.Circles, w.MembersOf(Bakers), new RotateCircleRole(Bakers, what.Role, what.Name, [.. order], length, Today(w).PlusDays(days)), AnyCircle.IsIn(w, Bakers), Today(w)));

    private static readonly Gen<Step> End = from what in What from reason in Gen.Elements("Enough.", "")
        select AnyCommand.Make(new EndRotation(Bakers, what.Role, what.Name, reason), (w, c) => EndRotation.Decide(w.Circles, w.MembersOf(Bakers), c));

    private static readonly Gen<Step> Give = from what in What select Given(what.Role, what.Name);

    private static readonly Gen<Step> Pass = from what in What from who in Who select Passed(what.Role, what.Name, who);

    private static readonly Gen<Step> Fill = from what in What from who in Who from begins in Gen.Choose(-1, 4) from days in Gen.Choose(0, 4)
        select AnyCommand.Make(0, (w, _) => FillCircleRole.Decide(
            w.Circles, w.MembersOf(Bakers), new FillCircleRole(Bakers, what.Role, what.Name, who, Today(w).PlusDays(begins), Today(w).PlusDays(begins + days)),
            AnyCircle.Member(w, who), Today(w), AnyCircle.IsIn(w, Bakers)));

    private static readonly Gen<Step> Vacate = from what in What from who in Who from isOne in Gen.Elements(true, false)
        select AnyCommand.Make(0, (w, _) => VacateCircleRole.Decide(w.Circles, w.MembersOf(Bakers), new VacateCircleRole(
            Bakers, what.Role, what.Name, who, null, isOne ? w.MembersOf(Bakers)?.Terms.LastOrDefault(term => term.MemberId == who)?.From : null)));

    private static readonly Gen<Step> Join = from who in Who
        select AnyCommand.Make(new JoinCircle(Bakers, who, null), (w, c) => JoinCircle.Decide(w.Circles, w.MembersOf(Bakers), c, AnyCircle.Member(w, who)));

    private static readonly Gen<Step> Leave = from who in Who
        select AnyCommand.Make(new LeaveCircle(Bakers, who, null), (w, c) => LeaveCircle.Decide(w.Circles, w.MembersOf(Bakers), c));

    public static Gen<Step> Command { get; } = Gen.Frequency((3, State), (1, End), (12, Give), (3, Pass), (3, Fill), (1, Vacate), (3, Join), (1, Leave));

    /// <summary>Ada, Ben and Cem lead the bakers in turn; Ben is passed over, and the order ends.</summary>
    public static Step[] Turned { get; } =
    [
        AnyCommand.Make(new FormCircle(Bakers, null, "Bakers", "Bread.", CircleJoining.Open), (w, c) => FormCircle.Decide(w.Circles, c)),
        .. ((MemberId[])[Ada, Ben, Cem]).Select(who =>
            AnyCommand.Make(new JoinCircle(Bakers, who, null), (w, c) => JoinCircle.Decide(w.Circles, w.MembersOf(Bakers), c, AnyCircle.Member(w, who)))),
        AnyCommand.Make(0, (w, _) => RotateCircleRole.Decide(
            w.Circles, w.MembersOf(Bakers), new RotateCircleRole(Bakers, CircleRole.Facilitator, null, [Ada, Ben, Cem], new TurnLength(1, TurnUnit.Days), Today(w)),
            AnyCircle.IsIn(w, Bakers), Today(w))),
        Given(CircleRole.Facilitator, null),
        Passed(CircleRole.Facilitator, null, Ben),
        Given(CircleRole.Facilitator, null) with { Wait = Duration.FromDays(1) },
        Given(CircleRole.Facilitator, null),
        AnyCommand.Make(new EndRotation(Bakers, CircleRole.Facilitator, null, "Enough."), (w, c) => EndRotation.Decide(w.Circles, w.MembersOf(Bakers), c)),
    ];

    /// <summary>Some weeks of it, with days going by in between.</summary>
    public static Arbitrary<Step[]> InARow { get; } = (
        from steps in Gen.Choose(1, Turned.Length - 1)
        from rest in (
            from step in Command
            from wait in Gen.Frequency((3, Gen.Constant(Duration.Zero)), (3, Gen.Constant(Duration.FromDays(1))), (1, Gen.Elements(Duration.FromDays(3), Duration.FromDays(40))))
            select step with { Wait = wait }).ListOf()
        select Turned[..steps].Concat(rest).ToArray()).Resize(80).ToArbitrary();

    public static LocalDate Today(World w) => w.Now.InUtc().Date;

    private static Step Given(CircleRole role, string? name) => AnyCommand.Make(
        new GiveTurn(Bakers, role, name), (w, c) => GiveTurn.Decide(w.Circles, w.MembersOf(Bakers), c, AnyCircle.IsIn(w, Bakers), Today(w)));

    private static Step Passed(CircleRole role, string? name, MemberId who) => AnyCommand.Make(
        new PassOverTurn(Bakers, role, name, who, null), (w, c) => PassOverTurn.Decide(w.Circles, w.MembersOf(Bakers), c, Today(w)));
}
