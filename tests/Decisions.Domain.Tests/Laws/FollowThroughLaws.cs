using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Domain.Tests.FollowThrough;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What holds of whatever follows a decision, tried from a fixed seed.</summary>
public sealed class FollowThroughLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(1_500).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_261_122, 95), null));

    [Fact]
    public void No_path_gives_more_places_than_there_are() => Always((_, after, _) =>
        after.Call is not { } call || (call.Volunteers.Length <= call.Terms.Places && call.Volunteers.Distinct().Count() == call.Volunteers.Length));

    [Fact]
    public void Nobody_loses_a_place_but_by_their_own_word_or_by_leaving() => Always((before, after, events) =>
        before.Call is not { } call || call.Volunteers.Where(member => !after.Call!.Volunteers.Contains(member)).All(member =>
            events is [VolunteerSignedOff off] && off.MemberId == member || events is [VolunteerSignedUp { InPlaceOf: { } absent }] && absent == member));

    [Fact]
    public void A_decision_is_never_both_in_force_and_superseded_and_never_comes_back() => Always((before, after, _) =>
    {
        Proposal[] Of(World w) => w.Proposal is { } oven ? [FollowThroughExample.CarriedBefore, oven] : [FollowThroughExample.CarriedBefore];
        var old = FollowThroughExample.CarriedBefore;
        return Of(after).All(each => !DecisionsInForce.Contain(each, Of(after)) || DecisionsInForce.Superseding(each.Id, Of(after)).IsEmpty)
            && (DecisionsInForce.Contain(old, Of(before)) || !DecisionsInForce.Contain(old, Of(after)));
    });

    [Fact]
    public void Nothing_follows_what_is_not_carried() => Always((before, _, events) =>
        before.Proposal?.IsCarried == true || !events.Any(e => e is IFollowThroughEvent or IActionEvent or ICallEvent));

    [Fact]
    public void An_owner_changes_only_by_a_change_of_the_action_or_their_own_act() => Always((before, after, events) =>
        before.Action?.Owner is not { } owner || after.Action!.Owner == owner
        || events is [ActionChanged] or [ActionTaken] || events is [ActionHandedBack { By: var by }] && by == owner);

    [Fact]
    public void Nobody_thanks_themselves_and_a_volunteer_is_thanked_once() => Always((_, after, _) =>
        after.Call is not { } call || (call.Thanked.All(each => each.Member != each.By) && call.Thanked.Select(each => each.Member).Distinct().Count() == call.Thanked.Length));

    [Fact]
    public void Deciding_twice_makes_no_second_event() => Always((_, after, _, step) => step.Decide(after).Events.IsEmpty);

    // Without it the laws could hold because nothing ever happens.
    [Fact]
    public void The_paths_fill_calls_and_give_places_on()
    {
        var (full, givenOn, thanked, superseded) = (0, 0, 0, 0);
        Always((before, after, events, step) =>
        {
            full += step.Decide(before).Rejection is CallIsFull ? 1 : 0;
            givenOn += events.Count(e => e is VolunteerSignedUp { InPlaceOf: not null });
            thanked += events.Count(e => e is HoursThanked);
            superseded += after.Proposal is { IsCarried: true, Supersedes.IsEmpty: false } && before.Proposal?.IsCarried != true ? 1 : 0;
            return true;
        });
        (full, givenOn, thanked, superseded).ShouldSatisfyAllConditions(
            n => n.full.ShouldBeGreaterThan(50), n => n.givenOn.ShouldBeGreaterThan(50), n => n.thanked.ShouldBeGreaterThan(50), n => n.superseded.ShouldBeGreaterThan(50));
    }

    private static void Always(Func<World, World, IReadOnlyList<IDomainEvent>, bool> law) => Always((before, after, events, _) => law(before, after, events));

    private static void Always(Func<World, World, IReadOnlyList<IDomainEvent>, Step, bool> law) => Prop.ForAll(AnyFollowThrough.InARow, steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            var before = world;
            var events = step.Decide(world).Events;
            var after = events.Aggregate(world, (w, e) => w.Apply(e));
            world = after with { Now = after.Now + step.Wait };
            return law(before, after, events, step);
        });
    }).Check(Fixed);
}
