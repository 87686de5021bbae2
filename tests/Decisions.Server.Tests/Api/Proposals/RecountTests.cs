using System.Net;
using Decisions.Server.Tests.Api.Running;
using Npgsql;

namespace Decisions.Server.Tests.Api.Proposals;

public sealed class RecountTests(ApiServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recount_of_untouched_ballots_agrees_and_the_auditor_made_it()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await Decided(here);
        var done = (await here.Auditor.Post($"proposals/{proposal}/recounts")).Ok();
        var result = (await here.Visitor.Get($"proposals/{proposal}/result")).Ok();
        result["recount"]!["agrees"]!.GetValue<bool>().ShouldBeTrue();
        result["recount"]!["tally"]!.ToJsonString().ShouldBe(result["tally"]!.ToJsonString());
        (await here[0].Get($"proposals/{proposal}/history", ("Decisions-Index", done.Index))).Ok().Items[^1]!["actor"]!.GetValue<string>().ShouldBe("auditor");
    }

    [Fact]
    public async Task Ballots_changed_in_the_database_are_told_loudly_until_a_later_recount_agrees()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await Decided(here);
        var round = (await here[0].Get($"proposals/{proposal}"))["round"]!["id"]!.GetValue<string>();
        await Change("\"yes\"", "\"no\"");
        var done = (await here.Secretary.Post($"proposals/{proposal}/recounts")).Ok();

        var recount = (await here[0].Get($"proposals/{proposal}"))["round"]!["recount"]!;
        recount["agrees"]!.GetValue<bool>().ShouldBeFalse();
        recount["tally"]!["against"]!.GetValue<int>().ShouldBe(2);
        var result = (await here.Visitor.Get($"proposals/{proposal}/result")).Ok();
        result["tally"]!["verdict"]!.GetValue<string>().ShouldBe("carried", "what was declared stays");
        result["recount"]!["agrees"]!.GetValue<bool>().ShouldBeFalse();
        (await IsDisputed(done.Index)).ShouldBeTrue();
        (await here.Auditor.Get("audit?notice=disputed", ("Decisions-Index", done.Index))).Ok().Items.Count.ShouldBe(1);

        await Change("\"no\"", "\"yes\"");
        done = (await here.Secretary.Post($"proposals/{proposal}/recounts")).Ok();
        (await IsDisputed(done.Index)).ShouldBeFalse();

        await Change("\"yes\"", "\"perhaps\"");
        done = (await here.Secretary.Post($"proposals/{proposal}/recounts")).Ok();
        recount = (await here[0].Get($"proposals/{proposal}"))["round"]!["recount"]!;
        (recount["agrees"]!.GetValue<bool>(), recount["tally"]).ShouldBe((false, null));
        (await IsDisputed(done.Index)).ShouldBeTrue();

        async Task<bool> IsDisputed(string index) =>
            (await here.Visitor.Get("proposals", ("Decisions-Index", index))).Ok().Items[0]!["round"]!["isDisputed"]!.GetValue<bool>();

        async Task Change(string from, string to)
        {
            await using var source = NpgsqlDataSource.Create(await server.Connection());
            await using var command = source.CreateCommand(
                "update decisions.mt_events set data = jsonb_set(data, '{choice,answer}', $3::jsonb) where stream_id like $1 and data #> '{choice,answer}' = $2::jsonb");
            command.Parameters.AddWithValue($"ballot/{round}/%");
            command.Parameters.AddWithValue(from);
            command.Parameters.AddWithValue(to);
            (await command.ExecuteNonQueryAsync(Cancel)).ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_recount_is_for_the_auditor_and_the_secretary_and_of_a_result()
    {
        var here = await TestCommunity.Found(server);
        var open = await here.OpenVote();
        (await here.Secretary.Post($"proposals/{open}/recounts")).Refused(HttpStatusCode.Conflict, "result-is-not-declared");
        (await here[0].Post($"proposals/{open}/recounts")).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Visitor.Post($"proposals/{open}/recounts")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await here.Auditor.Post($"proposals/{Guid.CreateVersion7()}/recounts")).Refused(HttpStatusCode.NotFound, "proposal-is-unknown");
    }

    /// <summary>A decision that two yes carried.</summary>
    private static async Task<Guid> Decided(TestCommunity here)
    {
        var proposal = await here.OpenVote();
        for (var i = 0; i < 2; i++)
            (await TestCommunity.Cast(here[i], proposal, "yes")).Ok();
        await here.Decide(proposal);
        return proposal;
    }
}
