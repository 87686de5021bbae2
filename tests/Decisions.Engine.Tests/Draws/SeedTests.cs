using Decisions.Domain;
using Decisions.Domain.Draws;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Draws;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.Tests.Following;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Draws;

/// <summary>When a seed can be published, the database's clock says.</summary>
public sealed class SeedTests(Postgres postgres)
{
    private static readonly DrawId Rent = new(Id(0x770));

    [Theory]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    public async Task A_seed_lands_once_it_can_be_known_though_the_clock_of_the_application_is_ahead(int minutes, bool lands)
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append([Founded(log.Community), .. Joined(Ada, Ben)]);
        var rolls = new ElectoralRolls(node.Reads, node.CaughtUp);
        var head = await node.Store.Head(log.Community.Value, Cancel);
        var pool = await rolls.Draw(log.Community, head.NextIndex, Franchise.AllMembers, head.Now, Cancel);
        var seedAt = head.Now + Duration.FromMinutes(minutes);
        await log.Append(new DrawAnnounced(Rent, "Panel", "Rent.", pool, 1, 1, "Lotto.", seedAt));
        var engine = new DecisionsEngine(node.Store, new ClockAhead());
        var context = new CommandContext(log.Community, new Actor(log.Community, Ada, [Role.Member, Role.Secretary]), Guid.CreateVersion7(), Channel.Web);
        var result = await DrawHandlers.Publish(Rent, "4 12 19", context, engine, rolls, Cancel);
        if (lands)
            result.ShouldBeOfType<Done>();
        else
            result.ShouldBe(new Refused(new SeedIsNotDue(seedAt)));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private sealed class ClockAhead : IClock
    {
        public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1);
    }
}
