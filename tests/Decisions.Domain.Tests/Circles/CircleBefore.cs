using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Circles;

/// <summary>Where a test of circles starts: what circles there are, and who is in that of the bakers.</summary>
internal sealed record CircleBefore(CircleTree Tree, CircleMembers? Members)
{
    /// <summary>The day that it is.</summary>
    public LocalDate Day { get; init; } = Today;

    /// <summary>Those who are suspended.</summary>
    public ImmutableHashSet<MemberId> Suspended { get; init; } = [];

    public static readonly LocalDate Today = new(2026, 11, 21);
    public static readonly CircleRoleFilled AdaLeads = new(Bakers, CircleRole.Facilitator, null, Ada, Today, Today.PlusDays(30));

    /// <summary>The bakers with the dough inside them, the money beside them, and what happened then.</summary>
    public static CircleBefore Of(params IDomainEvent[] then) => ((IDomainEvent[])[BakersFormed, DoughFormed, MoneyFormed, .. then])
        .Aggregate(new CircleBefore(CircleTree.None, null), (state, @event) => state.After(@event));

    /// <summary>The same once these have joined the bakers.</summary>
    public static CircleBefore With(MemberId[] members, params IDomainEvent[] then) =>
        Of([.. members.Select(member => new MemberJoinedCircle(Bakers, member, null)), .. then]);

    public Decision Decide(JoinCircle c, Standing standing = Standing.Joined) => JoinCircle.Decide(Tree, Members, c, new Member(c.MemberId, standing));

    public Decision Decide(LetIntoCircle c, Standing standing = Standing.Joined) => LetIntoCircle.Decide(Tree, Members, c, new Member(c.MemberId, standing));

    public Decision Decide(RefuseJoining c) => RefuseJoining.Decide(Tree, Members, c);

    public Decision Decide(LeaveCircle c) => LeaveCircle.Decide(Tree, Members, c);

    public Decision Decide(FillCircleRole c, Standing standing = Standing.Joined) => FillCircleRole.Decide(Tree, Members, c, new Member(c.MemberId, standing), Day, IsIn);

    public Decision Decide(VacateCircleRole c) => VacateCircleRole.Decide(Tree, Members, c);

    public Decision Decide(RotateCircleRole c) => RotateCircleRole.Decide(Tree, Members, c, IsIn, Day);

    public Decision Decide(EndRotation c) => EndRotation.Decide(Tree, Members, c);

    public Decision Decide(GiveTurn c) => GiveTurn.Decide(Tree, Members, c, IsIn, Day);

    public Decision Decide(PassOverTurn c) => PassOverTurn.Decide(Tree, Members, c, Day);

    public CircleBefore On(LocalDate day) => this with { Day = day };

    public bool IsIn(MemberId member) => Members?.Has(new Member(member, Suspended.Contains(member) ? Standing.Suspended : Standing.Joined)) == true;

    /// <summary>These events happen, and repeated the command makes no further one.</summary>
    public CircleBefore Then(Func<CircleBefore, Decision> decide, IDomainEvent expected)
    {
        var decision = decide(this);
        decision.Rejection.ShouldBeNull();
        Written.Of(decision.Events.ShouldHaveSingleItem()).ShouldBe(Written.Of(expected));
        var after = After(expected);
        decide(after).Events.ShouldBeEmpty("The command, repeated, made a second event.");
        return after;
    }

    public CircleBefore Nothing(Func<CircleBefore, Decision> decide)
    {
        var decision = decide(this);
        decision.Rejection.ShouldBeNull();
        decision.Events.ShouldBeEmpty();
        return this;
    }

    public CircleBefore Refuses(Func<CircleBefore, Decision> decide, Rejection expected)
    {
        var decision = decide(this);
        decision.Rejection.ShouldBe(expected);
        decision.Events.ShouldBeEmpty();
        return this;
    }

    public CircleBefore After(IDomainEvent @event) => @event switch
    {
        ICirclesEvent e => this with { Tree = CircleTree.Fold(Tree, e) },
        ICircleEvent { CircleId: var id } e when id == Bakers => this with { Members = CircleMembers.Fold(Members, e) },
        _ => throw new ArgumentException(@event.GetType().Name, nameof(@event)),
    };
}
