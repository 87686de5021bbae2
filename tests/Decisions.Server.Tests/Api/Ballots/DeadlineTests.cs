using System.Net;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Ballots;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore;
using Decisions.Server.Tests.Api.Running;
using NodaTime;

namespace Decisions.Server.Tests.Api.Ballots;

/// <summary>Voting ends by the database's clock: nothing is scheduled, and nothing has to run for it.</summary>
public sealed class DeadlineTests(ApiServer server)
{
    [Fact]
    public async Task A_ballot_in_time_counts_a_late_one_is_refused_and_the_result_declares_itself()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        await here.Open(proposal, rule, TimeSpan.FromSeconds(2));
        var tag = (await here[0].Get($"proposals/{proposal}")).Tag!;
        var key = ("Idempotency-Key", "in time");
        var inTime = (await TestCommunity.Cast(here[0], proposal, "yes", key)).Ok();
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);

        (await TestCommunity.Cast(here[1], proposal, "no")).Refused(HttpStatusCode.Conflict, "voting-has-closed");
        (await here[0].Delete($"proposals/{proposal}/ballot")).Refused(HttpStatusCode.Conflict, "voting-has-closed");
        (await TestCommunity.Cast(here[0], proposal, "yes", key)).Ok().Text.ShouldBe(inTime.Text);
        // Its stream has not moved, but it is another answer: the tag says so.
        (await here[0].Get($"proposals/{proposal}", ("If-None-Match", tag))).Ok()["status"]!.GetValue<string>().ShouldNotBe("open");

        for (var tries = 0; ; tries++)
        {
            var result = await here.Visitor.Get($"proposals/{proposal}/result");
            if (result.Status == HttpStatusCode.OK)
            {
                (result["tally"]!["inFavour"]!.GetValue<int>(), result["tally"]!["against"]!.GetValue<int>()).ShouldBe((1, 0));
                break;
            }
            result.Refused(HttpStatusCode.NotFound, "result-is-not-declared");
            tries.ShouldBeLessThan(150, "The result was not declared in fifteen seconds.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        // An answer takes in at least what its index says, perhaps more: that of a question asked from now on covers the result.
        var declaredBy = (await here.Visitor.Get($"proposals/{proposal}/result")).Ok().Index;
        var history = (await here[0].Get($"proposals/{proposal}/history", ("Decisions-Index", declaredBy))).Ok();
        history.Items.Last(item => item!["type"]!.GetValue<string>() == "result_declared")!["actor"]!.GetValue<string>().ShouldBe("system");
    }

    [Fact]
    public async Task Every_ballot_that_was_answered_as_in_time_is_counted_and_no_other()
    {
        var here = await TestCommunity.Found(server, members: 40);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        await here.Open(proposal, rule, TimeSpan.FromSeconds(1.5));
        var inTime = 0;
        await Parallel.ForEachAsync(here.Members.Index(), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (entry, cancel) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(40 * entry.Index), cancel);
            var answer = await TestCommunity.Cast(entry.Item.Client, proposal, "yes");
            if (answer.Status == HttpStatusCode.OK)
                Interlocked.Increment(ref inTime);
            else
                answer.Refused(HttpStatusCode.Conflict, "voting-has-closed");
        });
        var declared = await here.Secretary.Post($"proposals/{proposal}/result");
        if (declared.Status != HttpStatusCode.Conflict)
            declared.Ok();
        (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!["inFavour"]!.GetValue<int>().ShouldBe(inTime);
        inTime.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_node_that_remembers_an_earlier_deadline_takes_ballots_until_the_later_one()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        await here.Open(proposal, await here.Adopt(), TimeSpan.FromSeconds(2));
        var node = new DecisionsEngine(await server.Get<PostgresEventStore>(), new SlowClock());
        (await Cast(node, here, 0, proposal)).ShouldBeOfType<Done>();

        (await here.Secretary.Post(
            $"proposals/{proposal}/voting/extensions", new { closesAt = TestCommunity.After(TimeSpan.FromSeconds(5)) })).Ok();
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        (await Cast(node, here, 1, proposal)).ShouldBeOfType<Done>();

        await Task.Delay(TimeSpan.FromSeconds(3.1), TestContext.Current.CancellationToken);
        (await Cast(node, here, 2, proposal)).ShouldBeOfType<Refused>().Rejection.ShouldBeOfType<VotingHasClosed>();
    }

    private async Task<CommandResult> Cast(DecisionsEngine node, TestCommunity here, int member, Guid proposal)
    {
        var (community, voter) = (new CommunityId(here.Id), new MemberId(here.Members[member].Id));
        return await BallotHandlers.Handle(
            new CastBallot(new ProposalId(proposal), voter, 1, new YesNoChoice(Domain.Ballots.Answer.Yes), null, Channel.Api),
            new CommandContext(community, new Actor(community, voter, [Role.Member]), Guid.CreateVersion7(), Channel.Api),
            node, await server.Get<IElectoralRolls>(), TestContext.Current.CancellationToken);
    }

    /// <summary>A node's clock that is ten seconds behind the database's.</summary>
    private sealed class SlowClock : IClock
    {
        public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(10);
    }
}
