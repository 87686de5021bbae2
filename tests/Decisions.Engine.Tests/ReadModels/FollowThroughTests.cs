using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Actions;
using Decisions.Engine.ReadModels.Calls;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.Tests.Following;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.ReadModels;

/// <summary>What is in force, what waits to be done, and which calls have places left.</summary>
public sealed class FollowThroughTests(Postgres postgres)
{
    private static readonly ProposalId Old = new(Id(810)), New = new(Id(811)), Lost = new(Id(812)), Waiting = new(Id(813));
    private static readonly ActionId Free = new(Id(820)), Adas = new(Id(821)), Gone = new(Id(822));
    private static readonly CallId Carry = new(Id(830)), Online = new(Id(831)), Past = new(Id(832));

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_in_force_are_what_the_domain_says_at_every_step()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        List<IProposalEvent> past = [];
        var list = new DecisionsInForceList(node.Reads);
        foreach (var step in Steps())
        {
            past.Add(step);
            await log.Append(step);
            await node.Follow(log);
            Proposal[] all = [.. past.GroupBy(e => ((dynamic)e).ProposalId).Select(one => one.Aggregate((Proposal?)null, (state, e) => Proposal.Fold(state, e))!)];
            (await list.Ask(log.Community, null, null, During, null, 10, _cancel)).Value.Items.Select(each => each.Decision.Id)
                .ShouldBe(all.Where(each => DecisionsInForce.Contain(each, all)).Select(each => each.Id), ignoreOrder: true, $"after {step}");
        }
        var supersession = new SupersessionOf(node.Reads);
        (await supersession.Ask(log.Community, Old, _cancel)).Value.SupersededBy.ShouldBe([new NamedDecision(New, "The new")]);
        var newer = (await supersession.Ask(log.Community, New, _cancel)).Value;
        newer.Supersedes.ShouldBe([new NamedDecision(Old, "The old")]);
        newer.SupersededBy.ShouldBeEmpty("what would supersede it was lost, or awaits its confirmation");
    }

    [Fact]
    public async Task A_review_is_due_from_its_day_on_until_it_is_held()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        LocalDate day = new(2027, 5, 21);
        await log.Append([.. Decided(Old, "The old", 900), new ReviewPlanned(Old, day, null), new ActionPlanned(Free, Old, Ada, "Do it.", null, null), new ActionDone(Free, Old, Ada, null)]);
        await node.Follow(log);

        (await Due(day.PlusDays(-1))).ShouldBeEmpty();
        var due = (await Due(day)).ShouldHaveSingleItem();
        (due.ReviewOn, due.Reviews, due.CarryingOut).ShouldBe((day, 0, new CarryingOut(1, 1, 0)));
        await log.Append(new ReviewHeld(Old, Ada, "Good.", null, ReviewConclusion.Change, null, New));
        await node.Follow(log);
        (await Due(day)).ShouldBeEmpty();
        var after = (await new DecisionsInForceList(node.Reads).Ask(log.Community, null, null, During, null, 10, _cancel)).Value.Items.Single();
        (after.ReviewOn, after.Reviews, after.Conclusion, after.LeadsTo).ShouldBe((null, 1, ReviewConclusion.Change, New));

        async Task<IReadOnlyList<DecisionInForce>> Due(LocalDate by) =>
            (await new DecisionsInForceList(node.Reads).Ask(log.Community, null, by, During, null, 10, _cancel)).Value.Items;
    }

    [Fact]
    public async Task Actions_wait_for_their_owner_or_for_anybody_where_the_owner_is_gone()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(
        [
            .. Joined(Ada, Ben), .. Decided(Old, "The old", 900), new TopicChosen(Old, "Bread"),
            new ActionPlanned(Free, Old, Ada, "Free.", null, null), new ActionPlanned(Adas, Old, Ada, "Ada's.", Ada, new LocalDate(2026, 12, 1)),
            new ActionPlanned(Gone, Old, Ada, "Ben's.", Ben, null),
        ]);
        await node.Follow(log);
        (await Of(null)).ShouldBe([Free]);
        (await Of(Ben)).ShouldBe([Gone]);
        await log.Append(new MemberLeft(Ben, null));
        await node.Follow(log);
        (await Of(null)).ShouldBe([Gone, Free]);
        (await Of(null, "Bread")).Length.ShouldBe(2);
        (await Of(null, "Money")).ShouldBeEmpty();
        (await Of(Ada)).ShouldBe([Adas]);
        await log.Append(new ActionDone(Adas, Old, Ada, null));
        await node.Follow(log);
        (await Of(Ada)).ShouldBeEmpty();

        async Task<ActionId[]> Of(MemberId? owner, string? topic = null) =>
            [.. (await new ActionsWaiting(node.Reads).Ask(log.Community, owner, topic, null, 10, _cancel)).Value.Items.Select(each => each.Id)];
    }

    [Fact]
    public async Task Calls_with_places_left_are_found_by_skill_place_and_topic()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        var carry = new CallMade(Carry, Free, Old, Ada, "Carry.", 1, ["First Aid"], Venue.OnSite, "Here.", After, null);
        await log.Append(
        [
            .. Joined(Ada, Ben), .. Decided(Old, "The old", 900), new ActionPlanned(Free, Old, Ada, "Free.", null, null), carry,
            carry with { CallId = Online, Venue = Venue.Either, Skills = [], At = null, Places = 2 }, carry with { CallId = Past, At = During - Duration.FromDays(1) },
            new VolunteerSignedUp(Online, Old, Ben, null),
        ]);
        await node.Follow(log);
        (await Open()).ShouldBe([(Online, 1), (Carry, 1)]);
        (await Open(skill: "first aid")).ShouldBe([(Carry, 1)]);
        (await Open(venue: Venue.Online)).ShouldBe([(Online, 1)]);
        (await Open(venue: Venue.OnSite)).Length.ShouldBe(2);
        (await Open(topic: "Money")).ShouldBeEmpty();
        (await new CallsOpen(node.Reads).Skills(log.Community, During, _cancel)).ShouldBe(["first aid"]);
        await log.Append(new VolunteerSignedUp(Carry, Old, Ben, null));
        await node.Follow(log);
        (await Open()).ShouldBe([(Online, 1)]);
        await log.Append(new MemberSuspended(Ben, "Late"));
        await node.Follow(log);
        (await Open()).ShouldBe([(Online, 2), (Carry, 1)], "a suspended member's place is free");
        await log.Append(new CallClosed(Online, Old, Ada, null), new ActionDropped(Free, Old, Ada, "No."));
        await node.Follow(log);
        (await Open()).ShouldBeEmpty();

        async Task<(CallId, int)[]> Open(string? skill = null, Venue? venue = null, string? topic = null) =>
            [.. (await new CallsOpen(node.Reads).Ask(log.Community, skill, venue, topic, During, null, 10, _cancel)).Value.Items.Select(each => (each.Id, each.PlacesLeft))];
    }

    private static IEnumerable<IProposalEvent> Steps() =>
    [
        .. Decided(Old, "The old", 900), Drafted(New, "The new"), new SupersededNamed(New, [Old]), .. Decided(New, "The new", 901).Skip(1),
        Drafted(Lost, "Lost"), new SupersededNamed(Lost, [New]), .. Decided(Lost, "Lost", 902, Verdict.Lost).Skip(1),
        Drafted(Waiting, "Waiting"), new SupersededNamed(Waiting, [New]),
        .. Decided(Waiting, "Waiting", 903, confirmation: new ConfirmationPlan(After, After + Duration.FromDays(20), null)).Skip(1),
    ];

    private static IProposalEvent[] Decided(ProposalId id, string title, int round, Verdict verdict = Verdict.Carried, ConfirmationPlan? confirmation = null) =>
    [
        Drafted(id, title), Opened(0, round: new RoundId(Id(round))) with { ProposalId = id, Confirmation = confirmation },
        Declared(verdict) with { ProposalId = id, RoundId = new RoundId(Id(round)) },
    ];
}
