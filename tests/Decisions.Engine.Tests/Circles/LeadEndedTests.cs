using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.Tests.Following;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Circles;

/// <summary>A role that ends while a command of its holder is being decided, which writes to the circle itself.</summary>
public sealed class LeadEndedTests(Postgres postgres)
{
    private static readonly CircleId Bakers = new(Id(0x760));
    private static readonly SelectionId Writing = new(Id(0x761));
    private static readonly LocalDate Today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
    private static readonly CircleRoleVacated Ended = new(Bakers, CircleRole.Facilitator, null, Ben, "Ill.");
    private static readonly CircleRoleFilled AdaWrites = new(Bakers, CircleRole.Secretary, null, Ada, Today, Today.PlusYears(1));

    private static readonly DecisionRule Consent = YesNo with
    {
        Name = "Consent", Secrecy = BallotSecrecy.Open, Method = new PositionMethod("consent", ImmutableSortedDictionary<string, string>.Empty, ObjectionTest.UnlessDisputed),
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_leads_no_more_declares_no_result_that_fills_a_role_of_the_circle(bool leads)
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Led(node);
        var closed = (await node.Store.Head(log.Community.Value, Cancel)).Now - Duration.FromSeconds(1);
        await log.Append(
            Drafted(Oven, "Secretary: Ada") with { Circle = Bakers, Fills = new RoleFilling(Writing, CircleRole.Secretary, null, Ada, Today, Today.PlusYears(1)) },
            Example.Opened(log.Length + 1, terms: Consent, drawnAt: closed - Duration.FromHours(1)) with
            {
                ClosesAt = closed, Roll = new ElectoralRoll(log.Length + 1, closed - Duration.FromHours(1), 2, new string('0', 64)) { Circle = Bakers },
            },
            new ReviewPlanned(Oven, Today.PlusYears(1), null),
            Cast(Ada, new PositionChoice(Position.NoObjection)), Cast(Ben, new PositionChoice(Position.NoObjection)));
        // After it was asked who leads, and before the circle is loaded to which the result writes.
        var isAsked = leads;
        var engine = new DecisionsEngine(
            BusyStore.Over(node.Store, _ => Task.CompletedTask, async stream =>
            {
                if (stream != Streams.CirclesOf(log.Community) || isAsked)
                    return;
                isAsked = true;
                await log.Append(Ended);
            }),
            SystemClock.Instance);
        var result = await DeclareResultHandler.Handle(Oven, Context(log), engine, new ElectoralRolls(node.Reads, node.CaughtUp), Cancel);
        if (leads)
            result.ShouldBeOfType<Done>();
        else
            result.ShouldBeOfType<Refused>().Rejection.ShouldBeOfType<NotPermitted>();
        var filled = (await node.Store.ReadStream(log.Community.Value, Streams.Of(Bakers), cancel: Cancel)).Count(stored => stored.Type == "circle_role_filled");
        filled.ShouldBe(leads ? 2 : 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_written_to_and_stood_otherwise_when_it_was_asked_who_leads_is_decided_again(bool isMain)
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Led(node);
        var engine = new DecisionsEngine(node.Store, SystemClock.Instance);
        var attempts = 0;
        var result = await engine.Commands.Run(Context(log), async _ =>
        {
            var standing = await CircleStanding.Of(Bakers, log.Community, log.Member(Ben), engine, Cancel);
            if (attempts++ == 0)
                await log.Append(Ended);
            var circle = await engine.Streams.CircleMembers(log.Community, Bakers, Cancel);
            if (!standing.Leads)
                return new Plan(Streams.Of(Bakers), Streams.CircleType, circle.Version, new NotPermitted("who leads")) { IsByDatabase = true };
            return (isMain
                ? new Plan(Streams.Of(Bakers), Streams.CircleType, circle.Version, Decision.Of(AdaWrites))
                : new Plan(Streams.Of(Oven), Streams.ProposalType, 0, Decision.Of(Drafted()))
                {
                    Further = [new FurtherWrite(Streams.Of(Bakers), Streams.CircleType, circle.Version, [AdaWrites])],
                }).While(standing);
        }, Cancel);
        result.ShouldBe(new Refused(new NotPermitted("who leads")));
        attempts.ShouldBe(2);
    }

    /// <summary>Ben leads the bakers.</summary>
    private static async Task<TestLog> Led(Node node)
    {
        var log = node.NewLog();
        await log.Append(
        [
            Founded(log.Community), .. Joined(Ada, Ben),
            new CircleFormed(Bakers, null, "Bakers", "The bread.", CircleJoining.Open), new MemberJoinedCircle(Bakers, Ada, null), new MemberJoinedCircle(Bakers, Ben, null),
            new CircleRoleFilled(Bakers, CircleRole.Facilitator, null, Ben, Today.PlusDays(-1), Today.PlusYears(1)),
        ]);
        return log;
    }

    private static CommandContext Context(TestLog log) => new(log.Community, log.Member(Ben), Guid.CreateVersion7(), Channel.Web);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
