using Decisions.Domain.Circles;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What holds of roles that pass on in an order, after any commands in any order.</summary>
public sealed class RotationLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(1_000)
        .WithQuietOnSuccess(true)
        .WithReplay(new Replay(new Rnd(20_261_122, 63), null));

    private int _given;
    private int _passed;
    private int _displaced;

    [Fact]
    public void One_member_fills_a_role_at_a_time_and_one_turn_at_most_is_to_come()
    {
        Always((before, after, events) =>
        {
            var circle = after.MembersOf(Bakers);
            _passed += events.OfType<CircleTurnPassedOver>().Count();
            _displaced += events.OfType<CircleRoleFilled>().Any(e => !e.ByRotation
                && before.MembersOf(Bakers)!.Terms.Any(term => term.ByRotation && !circle!.Terms.Contains(term) && term.MemberId != e.MemberId)) ? 1 : 0;
            return circle is null || circle.Terms.All(term =>
                circle.In.ContainsKey(term.MemberId)
                && circle.Terms.Count(other => other.IsOf(term.Role, term.Name) && other.Meets(term)) == 1
                && circle.Terms.Count(other => other.IsOf(term.Role, term.Name) && other.ByRotation && other.From > AnyRotation.Today(after)) <= 1);
        });
        _passed.ShouldBePositive("or the law holds because nobody is passed over");
        _displaced.ShouldBePositive("or the law holds because no turn ever gives way");
    }

    [Fact]
    public void A_turn_is_given_to_who_is_in_the_order_and_the_circle_and_never_backwards()
    {
        Always((before, _, events) => events.OfType<CircleRoleFilled>().Where(e => e.ByRotation).All(e =>
        {
            _given++;
            var (rotation, today) = (before.MembersOf(Bakers)!.RotationOf(e.Role, e.Name)!, AnyRotation.Today(before));
            return rotation.Order.Contains(e.MemberId) && AnyCircle.IsIn(before, Bakers)(e.MemberId) && e.From >= today && e.From >= rotation.First
                && (rotation.Length.Unit == TurnUnit.Months || Period.Between(e.From, e.Until, PeriodUnits.Days).Days + 1 == rotation.Length.Count * (rotation.Length.Unit == TurnUnit.Weeks ? 7 : 1))
                && !before.MembersOf(Bakers)!.Terms.Any(term => term.IsOf(e.Role, e.Name) && term.ByRotation && term.From > today && AnyCircle.IsIn(before, Bakers)(term.MemberId));
        }));
        _given.ShouldBeGreaterThan(1_000, "or the law holds because no turn is given");
    }

    [Fact]
    public void After_turns_are_given_the_one_to_come_is_on_record_unless_nobody_can_take_it() => Always((_, after, events) =>
        events.OfType<CircleRoleFilled>().LastOrDefault(e => e.ByRotation) is not { } turn
        || turn.From > AnyRotation.Today(after)
        || after.MembersOf(Bakers)!.RotationOf(turn.Role, turn.Name)!.Due(after.MembersOf(Bakers)!.Terms, AnyCircle.IsIn(after, Bakers), AnyRotation.Today(after)) is null);

    private static void Always(Func<World, World, IReadOnlyCollection<IDomainEvent>, bool> law) => Prop.ForAll(AnyRotation.InARow, steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            var before = world;
            var events = step.Decide(world).Events;
            world = events.Aggregate(world, (w, e) => w.Apply(e));
            var holds = law(before, world, events);
            world = world with { Now = world.Now + step.Wait };
            return holds;
        });
    }).Check(Fixed);
}
