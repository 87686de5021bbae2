using Decisions.Domain.Circles;
using Decisions.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What holds of circles after any commands in any order.</summary>
public sealed class CircleLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(1_000)
        .WithQuietOnSuccess(true)
        .WithReplay(new Replay(new Rnd(20_261_122, 61), null));

    [Fact]
    public void Handing_on_never_crosses_more_than_one_link()
    {
        var handed = (Up: 0, Down: 0);
        Always((before, after, events) => events.OfType<DecisionHandedOn>().All(e =>
        {
            var (from, to) = (DepthOf(before, e.From), DepthOf(before, e.To));
            handed = to < from ? (handed.Up + 1, handed.Down) : (handed.Up, handed.Down + 1);
            return Math.Abs(from - to) == 1 && e.From == before.Proposal!.Circle && after.Proposal!.Circle == e.To
                && before.Proposal.Latest?.IsOpenAt(before.Now) != true;
        }));
        handed.Up.ShouldBePositive("or the law holds because nothing is ever handed on");
        handed.Down.ShouldBePositive();
    }

    [Fact]
    public void Circles_are_nested_without_end_nowhere_and_no_open_one_is_inside_a_closed_one() => Always((_, after, _) =>
        after.Circles is not { } tree || tree.All.All(circle =>
            tree.Around(circle.Id) is [{ Parent: null }, ..] path && path.Length <= CircleTree.DeepestNesting && path.Select(each => each.Id).Distinct().Count() == path.Length
            && (circle.IsClosed || path.All(each => !each.IsClosed))));

    [Fact]
    public void A_role_is_filled_by_one_member_at_a_time_and_only_by_who_is_in_the_circle() => Always((_, after, _) =>
        after.InCircles.Values.All(circle => circle.Terms.All(term =>
            circle.In.ContainsKey(term.MemberId)
            && circle.Terms.Count(other => other.IsOf(term.Role, term.Name) && other.Meets(term)) == 1)));

    [Fact]
    public void Nobody_is_in_a_circle_who_did_not_ask_to_be() => Always((before, _, events) =>
        events.OfType<MemberJoinedCircle>().All(e =>
            e.LetInBy is null ? before.Circles!.Find(e.CircleId)!.Joining == CircleJoining.Open : before.MembersOf(e.CircleId)?.AskedBy(e.MemberId) is not null));

    [Fact]
    public void A_round_opens_only_on_the_roll_of_the_circle_that_the_decision_is_with()
    {
        var opened = 0;
        Always((before, _, events) => events.OfType<VotingOpened>().All(e =>
        {
            opened += e.Roll.Circle is null ? 0 : 1;
            return e.Roll.Circle == before.Proposal!.Circle && (before.Circle is not { } circle || (!circle.IsClosed && circle.DecidesUnder(e.RuleId)));
        }));
        opened.ShouldBePositive("or the law holds because no circle ever votes");
    }

    private static int DepthOf(World world, CircleId? circle) => circle is { } id ? world.Circles!.Around(id).Length : 0;

    private static void Always(Func<World, World, IReadOnlyCollection<IDomainEvent>, bool> law) => Prop.ForAll(AnyCircle.InARow, steps =>
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
