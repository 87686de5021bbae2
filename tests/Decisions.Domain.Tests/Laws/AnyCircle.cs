using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Commands on circles: few of them, one inside the other, so that what is in one meets what is handed on to the next.</summary>
internal static class AnyCircle
{
    private static readonly LocalDate Today = new(2026, 11, 21);

    private static readonly CircleId[] All = [.. Enumerable.Range(0x61, 8).Select(last => new CircleId(Id((byte)last)))];

    private static readonly Gen<CircleId> Which = Gen.Frequency((5, Gen.Elements(Bakers, Dough, Money)), (1, Gen.Elements(All)));

    private static readonly Gen<CircleId?> Where = Gen.Frequency((4, Which.Select(circle => (CircleId?)circle)), (1, Gen.Constant<CircleId?>(null)));

    private static readonly Gen<MemberId> Who = Gen.Elements(Ada, Ben, Cem);

    private static readonly Gen<string> Words = Gen.Frequency((5, Gen.Elements("Bakers", "Dough", "Money", "Shop", "Ovens")), (1, Gen.Elements("", " ", "\u0000")));

    private static readonly Gen<CircleJoining> Joining = Gen.Elements(Enum.GetValues<CircleJoining>());

    private static readonly Gen<Step> Form = from circle in Gen.Elements(All) from parent in Where from name in Words from joining in Joining
        select Formed(new FormCircle(circle, parent, $"{name} {(circle == parent ? name : circle.Value.ToString()[^2..])}", "Bread.", joining));

    private static readonly Gen<Step> Change = from circle in Which from name in Words from purpose in Words from joining in Joining
        select AnyCommand.Make(new ChangeCircle(circle, name, purpose, joining), (w, c) => ChangeCircle.Decide(w.Circles, c));

    private static readonly Gen<Step> NameRules = from circle in Which from named in Gen.Elements(0, 1, 2)
        select AnyCommand.Make(new NameCircleRules(circle, [.. Enumerable.Repeat(Ordinary, named)]), (w, c) => NameCircleRules.Decide(w.Circles, c, [Ordinary]));

    private static readonly Gen<Step> Close = from circle in Which from reason in Words
        select AnyCommand.Make(new CloseCircle(circle, reason), (w, c) => CloseCircle.Decide(
            w.Circles, c, w.Proposal is { IsWithdrawn: false, IsDecided: false } open && open.Circle == c.CircleId ? 1 : 0));

    private static readonly Gen<Step> Join = from circle in Which from who in Who from note in Words
        select Joins(new JoinCircle(circle, who, note));

    private static readonly Gen<Step> LetIn = from circle in Which from who in Who
        select AnyCommand.Make(new LetIntoCircle(circle, who, Ben), (w, c) => LetIntoCircle.Decide(w.Circles, w.MembersOf(c.CircleId), c, Member(w, c.MemberId)));

    private static readonly Gen<Step> Refuse = from circle in Which from who in Who from reason in Words
        select AnyCommand.Make(new RefuseJoining(circle, who, Ben, reason), (w, c) => RefuseJoining.Decide(w.Circles, w.MembersOf(c.CircleId), c));

    private static readonly Gen<Step> Leave = from circle in Which from who in Who from reason in Words
        select AnyCommand.Make(new LeaveCircle(circle, who, reason), (w, c) => LeaveCircle.Decide(w.Circles, w.MembersOf(c.CircleId), c));

    private static readonly Gen<Step> Fill = from circle in Which from who in Who from role in Gen.Elements(Enum.GetValues<CircleRole>())
        from name in Gen.Elements("Oven", "oven", null!, "") from begins in Gen.Choose(-2, 3) from days in Gen.Choose(-1, 3)
        select AnyCommand.Make(
            new FillCircleRole(circle, role, role == CircleRole.Own ? name : null, who, Today.PlusDays(begins), Today.PlusDays(begins + days)),
            (w, c) => FillCircleRole.Decide(w.Circles, w.MembersOf(c.CircleId), c, Member(w, c.MemberId), Today, IsIn(w, c.CircleId)));

    private static readonly Gen<Step> Vacate = from circle in Which from who in Who from role in Gen.Elements(Enum.GetValues<CircleRole>())
        select AnyCommand.Make(
            new VacateCircleRole(circle, role, role == CircleRole.Own ? "OVEN" : null, who, null),
            (w, c) => VacateCircleRole.Decide(w.Circles, w.MembersOf(c.CircleId), c));

    private static readonly Gen<Step> Choose = from circle in Where from isIn in Gen.Elements(true, true, false)
        select AnyCommand.Make((Circle: circle, IsIn: isIn), (w, c) => ChooseCircle.Decide(
            w.Proposal, new ChooseCircle(Oven, c.Circle, null), new ChosenCircle(w.Circles?.Find(c.Circle), c.IsIn), w.Now));

    private static readonly Gen<Step> HandOn = from to in Where
        select AnyCommand.Make(new HandOnDecision(Oven, to, "They know."), (w, c) => HandOnDecision.Decide(w.Proposal, c, w.Circles, w.Now));

    public static Gen<Step> Command { get; } = Gen.Frequency(
        (4, Form), (1, Change), (1, NameRules), (1, Close), (4, Join), (3, LetIn), (1, Refuse), (2, Leave), (4, Fill), (2, Vacate), (2, Choose), (4, HandOn));

    /// <summary>A circle inside another; Ada asks to join it twice and fills a role; a decision is handed up to the outer one.</summary>
    public static Step[] Nested { get; } =
    [
        Formed(new FormCircle(Bakers, null, "Bakers", "Bread.", CircleJoining.Open)),
        Formed(new FormCircle(Dough, Bakers, "Dough", "What goes into it.", CircleJoining.Asked)),
        AnyCommand.Make(new ChangeCircle(Dough, "Doughs", "What goes into it.", CircleJoining.Asked), (w, c) => ChangeCircle.Decide(w.Circles, c)),
        AnyCommand.Make(new NameCircleRules(Dough, [Ordinary]), (w, c) => NameCircleRules.Decide(w.Circles, c, [Ordinary])),
        Joins(new JoinCircle(Dough, Ben, "Rye.")),
        AnyCommand.Make(new RefuseJoining(Dough, Ben, Ada, "Not yet."), (w, c) => RefuseJoining.Decide(w.Circles, w.MembersOf(c.CircleId), c)),
        Joins(new JoinCircle(Dough, Ben, "Rye still.")),
        AnyCommand.Make(new LetIntoCircle(Dough, Ben, Ada), (w, c) => LetIntoCircle.Decide(w.Circles, w.MembersOf(c.CircleId), c, Member(w, c.MemberId))),
        AnyCommand.Make(
            new FillCircleRole(Dough, CircleRole.Delegate, null, Ben, Today, Today.PlusDays(9)),
            (w, c) => FillCircleRole.Decide(w.Circles, w.MembersOf(c.CircleId), c, Member(w, c.MemberId), Today, IsIn(w, c.CircleId))),
        AnyCommand.Make(new VacateCircleRole(Dough, CircleRole.Delegate, null, Ben, "He is ill."), (w, c) => VacateCircleRole.Decide(w.Circles, w.MembersOf(c.CircleId), c)),
        AnyCommand.Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        AnyCommand.Make(new ChooseCircle(Oven, Dough, "Ours."), (w, c) => ChooseCircle.Decide(w.Proposal, c, new ChosenCircle(w.Circles?.Find(c.Circle), ProposerIsIn: true), w.Now)),
        AnyCommand.Make(new HandOnDecision(Oven, Bakers, "Too dear for us."), (w, c) => HandOnDecision.Decide(w.Proposal, c, w.Circles, w.Now)),
        AnyCommand.Make(new LeaveCircle(Dough, Ben, null), (w, c) => LeaveCircle.Decide(w.Circles, w.MembersOf(c.CircleId), c)),
        AnyCommand.Make(new CloseCircle(Dough, "The bakers see to it."), (w, c) => CloseCircle.Decide(w.Circles, c, undecided: 0)),
    ];

    /// <summary>Circles alone, one thing after another.</summary>
    public static Arbitrary<Step[]> InARow { get; } = (
        from start in Gen.Choose(0, Nested.Length).Select(steps => Nested[..steps])
        from rest in Gen.Frequency((15, Command), (1, Gen.Constant(Opening))).ListOf()
        select start.Concat(rest).ToArray()).Resize(60).ToArbitrary();

    private static Step Opening => AnyCommand.Make(new OpenVoting(Oven, First, Ordinary, Roll, Example.Close), (w, c) => OpenVoting.Decide(
        w.Proposal, Domain.Rules.Rule.Create(new Domain.Rules.RuleAdopted(Ordinary, YesNo)), AnyCommand.Fitted(w, c), London, w.Now));

    private static Step Formed(FormCircle command) => AnyCommand.Make(command, (w, c) => FormCircle.Decide(w.Circles, c));

    private static Step Joins(JoinCircle command) =>
        AnyCommand.Make(command, (w, c) => JoinCircle.Decide(w.Circles, w.MembersOf(c.CircleId), c, Member(w, c.MemberId)));

    internal static Func<MemberId, bool> IsIn(World w, CircleId circle) => member => w.MembersOf(circle)?.Has(Member(w, member)) == true;

    /// <summary>Ben and Cem are members throughout, and Ada where the world says otherwise of her as it says.</summary>
    internal static Member Member(World w, MemberId id) => id == Ada && w.Member is { } ada ? ada : new Member(id, Standing.Joined);
}
