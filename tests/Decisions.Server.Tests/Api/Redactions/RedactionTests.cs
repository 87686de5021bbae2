using System.Net;
using Decisions.Server.Tests.Api.Running;
using Decisions.Server.Tests.Record;
using Npgsql;

namespace Decisions.Server.Tests.Api.Redactions;

/// <summary>Words are taken out of the record, and the record says that they were.</summary>
public sealed class RedactionTests(ApiServer server)
{
    private const string Number = "07700 900199";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_are_gone_from_the_record_and_from_every_answer_and_the_count_stays()
    {
        var here = await TestCommunity.Found(server);
        var proposal = (await here[0].Post("proposals", new { title = $"Call Bo on {Number}", text = $"Bo sells ovens: {Number}." })).Ok().Id;
        await here.Open(proposal, await here.Adopt(), TimeSpan.FromHours(1));
        var ballot = (await here[1].Put($"proposals/{proposal}/ballot", new { revision = 1, choice = new { kind = "yesNo", answer = "no" }, reason = $"I rang {Number}: nobody there." })).Ok();
        await here.Decide(proposal);
        (await here.Secretary.Put($"proposals/{proposal}/outcome", new { statement = $"We do not ring {Number}." })).Ok();
        var drafted = await IndexOf(here, "proposal_drafted");
        var stated = await IndexOf(here, "outcome_stated");

        foreach (var index in new[] { drafted, ballot["index"]!.GetValue<long>(), stated })
            (await here.Secretary.Post($"log/{index}/redactions", new { reason = "A private number stood there.", passages = new[] { Number } })).Ok();

        (await here.Auditor.Get("log?limit=200")).Text.ShouldNotContain(Number);
        (await here.Secretary.Get($"proposals/{proposal}")).Ok()["current"]!["text"]!.GetValue<string>().ShouldBe("Bo sells ovens: [removed]");
        var fresh = ("Decisions-Index", (await here.Secretary.Get("log?limit=200")).Index);
        var listed = (await here[0].Get("proposals", fresh)).Ok().Items.ShouldHaveSingleItem()!;
        listed["title"]!.GetValue<string>().ShouldBe("Call Bo on [removed]");
        listed["round"]!["outcome"]!.GetValue<string>().ShouldBe("We do not ring [removed]");
        (await here[0].Get($"proposals/{proposal}/ballots", fresh)).Ok().Items.ShouldHaveSingleItem()!["reason"]!.GetValue<string>().ShouldBe("I rang [removed] nobody there.");
        (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!["against"]!.GetValue<long>().ShouldBe(1);
        // Nothing is left in the tables that could open the commitment, or let the words be guessed.
        (await Scalar<long>($"select count(*) from decisions.mt_events where tenant_id = '{here.Id}' and data::text like '%{Number}%'")).ShouldBe(0);
        (await Scalar<long>($"select count(*) from decisions.ledger_leaf where community = '{here.Id}' and salt is null and fingerprint is null and opening is not null")).ShouldBe(3);
    }

    [Fact]
    public async Task Words_that_are_taken_out_later_are_gone_from_the_first_redaction_too()
    {
        var here = await TestCommunity.Found(server);
        var proposal = (await here[0].Post("proposals", new { title = "Bo’s oven", text = $"Bo sells ovens.\nRing Bo: {Number}" })).Ok().Id;
        var index = await IndexOf(here, "proposal_drafted");
        var first = (await here.Secretary.Post($"log/{index}/redactions", new { reason = "A private number.", passages = new[] { Number } })).Ok();
        (await Scalar<long>($"select count(*) from decisions.mt_events where tenant_id = '{here.Id}' and data::text like '%sells%'")).ShouldBe(2);

        (await here.Secretary.Post($"log/{index}/redactions", new { reason = "Not for sale.", passages = new[] { "Bo sells" } })).Ok();

        (await here[0].Get($"proposals/{proposal}")).Ok()["current"]!["text"]!.GetValue<string>().ShouldBe("[removed] ovens.\nRing Bo: [removed]");
        (await Scalar<long>($"select count(*) from decisions.mt_events where tenant_id = '{here.Id}' and data::text like '%sells%'")).ShouldBe(0);
        var log = (await here.Auditor.Get("log?limit=200")).Ok().Items;
        log.Where(item => item!["type"]!.GetValue<string>() == "payload_redacted").Select(item => item!["payload"]!["remaining"]!.GetValue<string>() == "[removed]").ShouldBe([true, false]);
        // Nothing is kept by which the words could be guessed, and the same again does nothing more.
        (await Scalar<long>($"select count(*) from decisions.ledger_leaf l join decisions.mt_events e using (seq_id) where l.community = '{here.Id}' and e.type in ('proposal_drafted', 'payload_redacted') and l.fingerprint is not null")).ShouldBe(0);
        await using var source = NpgsqlDataSource.Create(await server.ApplicationConnection());
        (await source.CreateCommand($"select decisions.apply_redactions('{here.Id}')").ExecuteScalarAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_mark_that_somebody_wrote_can_be_taken_out_and_the_record_is_sound()
    {
        var here = await TestCommunity.Found(server);
        var proposal = (await here[0].Post("proposals", new { title = "[removed]", text = "We [removed] it.\n\n[removed] twice " })).Ok().Id;
        var index = await IndexOf(here, "proposal_drafted");
        foreach (var passages in new[] { ["[removed] it"], ["twice"], Array.Empty<string>() })
            (await here.Secretary.Post($"log/{index}/redactions", new { reason = "Asked for.", passages })).Ok();
        var current = (await here[0].Get($"proposals/{proposal}")).Ok()["current"]!;
        (current["title"]!.GetValue<string>(), current["text"]!.GetValue<string>()).ShouldBe(("[removed]", "[removed]"));
        var record = await RecordUnderTest.Of(server, here);
        (await record.Verify(await record.Export())).Faults.ShouldBeEmpty();
    }

    /// <summary>Many of them at once, some twice: what the record says is done, to the last.</summary>
    [Fact]
    public async Task Many_redactions_are_carried_out_whoever_asks_at_the_same_time()
    {
        var here = await TestCommunity.Found(server);
        List<long> drafts = [];
        for (var i = 0; i < 12; i++)
        {
            (await here[0].Post("proposals", new { title = $"Number {i}", text = $"Ring 07700 90019{i} or write to Bo." })).Ok();
            drafts.Add((await here.Auditor.Get("log?limit=200")).Ok().Items.Count - 1);
        }
        await Task.WhenAll(drafts.SelectMany(index => new[] { "07700", "Bo" }, async (index, passage) =>
            (await here.Secretary.Post($"log/{index}/redactions", new { reason = "Asked for.", passages = new[] { passage } })).Ok()));
        (await Scalar<long>($"select count(*) from decisions.mt_events where tenant_id = '{here.Id}' and data::text ~ '07700|Bo'")).ShouldBe(0);
        var record = await RecordUnderTest.Of(server, here);
        (await record.Verify(await record.Export())).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_recorded_and_not_carried_out_is_carried_out_later()
    {
        var here = await TestCommunity.Found(server);
        var proposal = (await here[0].Post("proposals", new { title = "An oven", text = Number })).Ok().Id;
        var index = await IndexOf(here, "proposal_drafted");
        await Execute($"create table kept as select l.community, l.index, l.salt, e.seq_id, e.data from decisions.ledger_leaf l join decisions.mt_events e on e.seq_id = l.seq_id where l.community = '{here.Id}' and l.index = {index}");
        (await here.Secretary.Post($"log/{index}/redactions", new { reason = "A private number." })).Ok();
        // As it stands where a server ended between the record and the deed.
        await Execute("""
            update decisions.mt_events e set data = kept.data from kept where kept.seq_id = e.seq_id;
            update decisions.ledger_leaf l set salt = kept.salt, opening = null, redactions = null from kept where kept.community = l.community and kept.index = l.index;
            drop table kept
            """);
        await using var another = await server.Another();
        for (var tries = 0; (await here[0].Get($"proposals/{proposal}")).Text.Contains(Number); tries++)
        {
            tries.ShouldBeLessThan(200);
            await Task.Delay(50, Cancel);
        }
    }

    [Fact]
    public async Task The_application_itself_can_take_out_nothing_that_is_not_on_record()
    {
        var here = await TestCommunity.Found(server);
        await here.Draft();
        await using var source = NpgsqlDataSource.Create(await server.ApplicationConnection());
        (await Should.ThrowAsync<PostgresException>(async () =>
            await source.CreateCommand("update decisions.ledger_leaf set salt = null").ExecuteNonQueryAsync(Cancel))).SqlState.ShouldBe("42501");
        (await Should.ThrowAsync<PostgresException>(async () =>
            await source.CreateCommand("update decisions.mt_events set data = '{}'").ExecuteNonQueryAsync(Cancel))).SqlState.ShouldBe("42501");
        (await source.CreateCommand($"select decisions.apply_redactions('{here.Id}')").ExecuteScalarAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_secretary_takes_words_out_and_not_while_a_vote_is_on()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var index = await IndexOf(here, "proposal_drafted");
        var body = new { reason = "Libel." };
        (await here[0].Post($"log/{index}/redactions", body)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Auditor.Post($"log/{index}/redactions", body)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"log/{index}/redactions", body)).Refused(HttpStatusCode.Conflict, "voting-is-under-way");
        (await here.Secretary.Post("log/5000/redactions", body)).Refused(HttpStatusCode.NotFound, "event-is-unknown");
        (await here.Secretary.Post($"log/{await IndexOf(here, "voting_opened")}/redactions", body)).Refused(HttpStatusCode.Conflict, "voting-is-under-way");
        await here.Decide(proposal);
        (await here.Secretary.Post($"log/{await IndexOf(here, "voting_opened")}/redactions", body)).Refused(HttpStatusCode.Conflict, "event-has-no-words");
        (await here.Secretary.Post($"log/{index}/redactions", new { reason = "Libel.", passages = new[] { "not there" } })).Refused(HttpStatusCode.UnprocessableEntity, "passage-is-not-there");
    }

    [Fact]
    public async Task A_person_is_erased_and_their_vote_stays_counted()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[1], proposal, "yes")).Ok();
        var (id, client) = here.Members[1];
        (await here.Secretary.Post($"members/{id}/erasure", new { reason = "They asked." })).Refused(HttpStatusCode.Conflict, "member-belongs-still");
        (await here.Secretary.Put($"members/{id}/standing", new { standing = "left" })).Ok();
        (await here[0].Post($"members/{id}/erasure", new { reason = "They asked." })).Refused(HttpStatusCode.Forbidden, "not-permitted");

        (await here.Secretary.Post($"members/{id}/erasure", new { reason = "They asked." })).Ok();

        (await here.Secretary.Get($"members/{id}")).Text.ShouldNotContain("Member 2");
        (await client.Get("proposals")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await Scalar<long>($"select count(*) from decisions.person where member = '{id}'")).ShouldBe(0);
        (await Scalar<long>($"select count(*) from decisions.access_token where member = '{id}'")).ShouldBe(0);
        await here.Decide(proposal);
        (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!["inFavour"]!.GetValue<long>().ShouldBe(1);
        (await here.Auditor.Get("log?limit=200")).Text.ShouldContain("person_erased");
    }

    private static async Task<long> IndexOf(TestCommunity here, string type) =>
        (await here.Auditor.Get("log?limit=200")).Ok().Items.Single(item => item!["type"]!.GetValue<string>() == type)!["index"]!.GetValue<long>();

    private async Task<T> Scalar<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(await server.Connection());
        return (T)(await source.CreateCommand(sql).ExecuteScalarAsync(Cancel))!;
    }

    private async Task Execute(string sql)
    {
        await using var source = NpgsqlDataSource.Create(await server.Connection());
        await source.CreateCommand(sql).ExecuteNonQueryAsync(Cancel);
    }
}
