using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Discussions;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Discussions;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.Selections;
using Decisions.Engine.Tests.Following;
using Decisions.EventStore.Appending;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Circles;

/// <summary>What a member does because they lead a circle lands only while they lead it, and while the decision is with it.</summary>
public sealed class StandingTests(Postgres postgres)
{
    private static readonly CircleId Bakers = new(Id(0x740));
    private static readonly LocalDate Today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
    private static readonly CommentId Rude = new(Id(0x741));
    private static readonly SelectionId Hearing = new(Id(0x746));
    private static readonly SelectionId Heard = new(Id(0x747));
    private static readonly Instant Soon = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(2);
    private static readonly RuleId ByConsent = new(Id(0x744));
    private static readonly DecisionRule Consent = YesNo with
    {
        Name = "Consent", Secrecy = BallotSecrecy.Open, Method = new PositionMethod("consent", ImmutableSortedDictionary<string, string>.Empty, ObjectionTest.UnlessDisputed),
    };
    private static readonly NotPermitted NotTheirs = new("a facilitator or the secretary");

    [Fact]
    public async Task A_vote_of_the_whole_community_is_not_opened_by_who_leads_the_circle_that_handed_the_decision_on()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Led(node);
        (await Run("open", node, log, () => log.Append(new DecisionHandedOn(Oven, Bakers, null, "Too dear.")))).ShouldBe(new Refused(NotTheirs));
        (await node.Store.ReadStream(log.Community.Value, Streams.Of(Oven), cancel: Cancel)).Select(stored => stored.Type).ShouldNotContain("voting_opened");
    }

    [Theory]
    [InlineData("open")]
    [InlineData("notice")]
    [InlineData("hand on")]
    [InlineData("begin")]
    [InlineData("revise")]
    [InlineData("withdraw")]
    [InlineData("outcome")]
    [InlineData("supersede")]
    [InlineData("review")]
    [InlineData("hide")]
    [InlineData("form")]
    [InlineData("change")]
    [InlineData("close")]
    [InlineData("fill")]
    [InlineData("select")]
    [InlineData("go on")]
    [InlineData("propose")]
    [InlineData("end")]
    public async Task Nothing_lands_of_who_has_left_the_role_meanwhile(string what)
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Led(node);
        (await Run(what, node, log, () => log.Append(new CircleRoleVacated(Bakers, CircleRole.Facilitator, null, Ben, "Ill."))))
            .ShouldBeOfType<Refused>().Rejection.ShouldBeOfType<NotPermitted>();
        var undisturbed = await Led(node);
        (await Run(what, node, undisturbed, () => Task.CompletedTask)).ShouldBeOfType<Done>();
    }

    [Fact]
    public async Task Nothing_lands_of_who_was_suspended_or_has_left_the_circle_meanwhile()
    {
        await using var node = new Node(await postgres.NewDatabase());
        foreach (var gone in new IDomainEvent[] { new Domain.Members.MemberSuspended(Ben, "Unpaid."), new MemberLeftCircle(Bakers, Ben, null) })
        {
            var log = await Led(node);
            (await Run("hand on", node, log, () => log.Append(gone))).ShouldBe(new Refused(NotTheirs));
        }
    }

    [Fact]
    public async Task What_was_not_confirmed_in_time_keeps_no_circle_open()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Led(node);
        var roof = new ProposalId(Id(0x745));
        await log.Append(
            Drafted(roof, "A roof") with { Circle = Bakers },
            Example.Opened(12, roof, Second) with { Confirmation = new ConfirmationPlan(During - Duration.FromDays(9_000), During - Duration.FromDays(8_000), null) },
            Declared(Verdict.Carried, roof, Second));
        (await Run("close", node, log, () => Task.CompletedTask)).ShouldBeOfType<Done>();
    }

    [Fact]
    public async Task What_is_said_in_a_circle_lands_only_of_who_is_in_it()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Led(node);
        await log.Append(new DiscussionAudienceSet(Oven, DiscussionAudience.Circle));
        (await Run("comment", node, log, () => log.Append(new MemberLeftCircle(Bakers, Ben, null)))).ShouldBeOfType<Refused>();
    }

    [Theory]
    [InlineData("hand on")]
    [InlineData("select")]
    [InlineData("end")]
    public async Task A_day_that_is_over_meanwhile_is_asked_again_as_a_term_may_be_over_with_it(string what)
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Led(node);
        var before = (await node.Store.Head(log.Community.Value, Cancel)).Now;
        Append? landed = null;
        var engine = new DecisionsEngine(BusyStore.Over(node.Store, append => Task.FromResult(landed = append)), SystemClock.Instance);
        (await Commands[what](engine, Context(log), node)).ShouldBeOfType<Done>();
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        landed!.NotAfter.ShouldBeOneOf(ClearDays.EndOfDay(before, zone), ClearDays.EndOfDay((await node.Store.Head(log.Community.Value, Cancel)).Now, zone));
    }

    /// <summary>Ben leads the bakers, who decide on an oven that Ada proposes, and have decided on a floor.</summary>
    private static async Task<TestLog> Led(Node node)
    {
        var log = node.NewLog();
        await log.Append(
        [
            Founded(log.Community), .. Joined(Ada, Ben), new RuleAdopted(Ordinary, YesNo), new RuleAdopted(ByConsent, Consent),
            new CircleFormed(Bakers, null, "Bakers", "The bread.", CircleJoining.Open), new MemberJoinedCircle(Bakers, Ada, null), new MemberJoinedCircle(Bakers, Ben, null),
            new CircleRoleFilled(Bakers, CircleRole.Facilitator, null, Ben, Today, Today.PlusYears(1)),
            Drafted() with { Circle = Bakers }, new CommentMade(Rude, Oven, Ada, 1, CommentKind.Comment, null, null, "Fools.", []),
            Drafted(Floor, "A floor") with { Circle = Bakers }, Example.Opened(12, Floor) with { Roll = new ElectoralRoll(12, During, 2, new string('0', 64)) { Circle = Bakers } },
            Declared(Verdict.Carried, Floor),
            Begun(Hearing), new NominationMade(Bakers, Hearing, Ada, Ada, "I would."), new NominationMade(Bakers, Hearing, Ben, Ada, "She would."),
            Begun(Heard), new NominationMade(Bakers, Heard, Ada, Ada, "I would."), new NominationMade(Bakers, Heard, Ben, Ada, "She would."),
            new HearingClosed(Bakers, Heard, "All are here."),
        ]);
        return log;
    }

    private static SelectionBegun Begun(SelectionId id) =>
        new(Bakers, id, CircleRole.Secretary, null, Today, Today.PlusYears(1), "To write.", [Ada, Ben], Soon, Soon + Duration.FromDays(1));

    private static async Task<CommandResult> Run(string what, Node node, TestLog log, Func<Task> meanwhile)
    {
        if (what == "close")
            await log.Append(new ProposalWithdrawn(Oven, null));
        var isFirst = true;
        var engine = new DecisionsEngine(
            BusyStore.Over(node.Store, append =>
            {
                var first = isFirst;
                isFirst = false;
                return first ? meanwhile() : Task.CompletedTask;
            }),
            SystemClock.Instance);
        return await Commands[what](engine, Context(log), node);
    }

    private static CommandContext Context(TestLog log) => new(log.Community, log.Member(Ben), Guid.CreateVersion7(), Channel.Web);

    private static ElectoralRolls Rolls(Node node) => new(node.Reads, node.CaughtUp);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Func<DecisionsEngine, CommandContext, Node, Task<CommandResult>>> Commands = new()
    {
        ["open"] = (engine, context, node) => VotingHandlers.Open(Oven, Ordinary, Close, context, engine, Rolls(node), Cancel),
        ["notice"] = (engine, context, _) => NoticeHandlers.Handle(
            new GiveNotice(Oven, Ordinary, new StatedVote(Close - Duration.FromDays(20), Close), null, null), context, engine, Cancel),
        ["hand on"] = (engine, context, _) => CircleHandlers.Handle(new HandOnDecision(Oven, null, "Dear."), context, engine, Cancel),
        ["begin"] = (engine, context, node) => ConsentHandlers.Begin(
            Oven, ByConsent, Ben, Ben, "The old one smokes.", new StepHours(24, 24, 24, 24, 24, 24), null, context, engine, Rolls(node), Cancel),
        ["revise"] = (engine, context, _) => ProposalHandlers.Handle(new ReviseProposal(Oven, "An oven", "We rent one.", [], null), context, engine, Cancel),
        ["withdraw"] = (engine, context, _) => ProposalHandlers.Handle(new WithdrawProposal(Oven, "Dear."), context, engine, Cancel),
        ["outcome"] = (engine, context, _) => ProposalHandlers.Handle(new StateOutcome(Floor, "A floor comes."), context, engine, Cancel),
        ["supersede"] = (engine, context, _) => ReviewHandlers.Handle(new NameSuperseded(Oven, [Floor]), context, engine, Cancel),
        ["review"] = (engine, context, _) => ReviewHandlers.Handle(
            new HoldReview(Floor, Ben, "It held.", null, ReviewConclusion.Keep, null, NoneFurther: true, null), context, engine, Cancel),
        ["hide"] = (engine, context, _) => DiscussionHandlers.Handle(Oven, new HideComment(Rude, Ben, "Rude."), context, engine, Cancel),
        ["comment"] = (engine, context, _) => DiscussionHandlers.Handle(
            new MakeComment(new CommentId(Id(0x742)), Oven, Ben, 1, CommentKind.Comment, null, null, "Ours.", []), context, engine, Cancel),
        ["form"] = (engine, context, _) => CircleHandlers.Handle(new FormCircle(new CircleId(Id(0x743)), Bakers, "Dough", "Rye.", CircleJoining.Open), context, engine, Cancel),
        ["change"] = (engine, context, _) => CircleHandlers.Handle(new ChangeCircle(Bakers, "Bakery", "Bread.", CircleJoining.Asked), context, engine, Cancel),
        ["close"] = (engine, context, node) => CircleHandlers.Handle(
            new CloseCircle(Bakers, "Done."), context, engine, new UndecidedInCircle(node.Reads), node.CaughtUp, Cancel),
        ["fill"] = (engine, context, _) => CircleMemberHandlers.Handle(
            new FillCircleRole(Bakers, CircleRole.Secretary, null, Ada, Today, Today.PlusYears(1)), context, engine, Cancel),
        ["select"] = (engine, context, _) => SelectionHandlers.Handle(
            new BeginSelection(
                Bakers, new SelectionId(Id(0x748)), CircleRole.Secretary, null, Today, Today.PlusYears(1), "To write.", Soon, Soon + Duration.FromDays(1)),
            context, engine, Cancel),
        ["go on"] = (engine, context, _) => SelectionHandlers.Handle(new CloseHearing(Bakers, Hearing, "All are here."), context, engine, Cancel),
        ["propose"] = (engine, context, _) => SelectionHandlers.Handle(
            new ProposeNominee(Bakers, Heard, new ProposalId(Id(0x749)), Ben, Ada, "She would."), context, engine, Cancel),
        ["end"] = (engine, context, _) => SelectionHandlers.Handle(new EndSelection(Bakers, Heard, "Nobody wants it."), context, engine, Cancel),
    };
}
