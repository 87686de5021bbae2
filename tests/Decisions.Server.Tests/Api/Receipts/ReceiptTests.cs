using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Receipts;
using Decisions.Server.Tests.Api.Running;
using Npgsql;

namespace Decisions.Server.Tests.Api.Receipts;

public sealed class ReceiptTests(ApiServer server)
{
    private static readonly (string, string) Key = ("Idempotency-Key", "5f3a81c0");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Casting_changing_and_taking_back_each_answer_a_receipt_that_the_finished_file_bears_out()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var key = (await here.Visitor.Get($"/log/{here.Id}/key")).Ok().Text.TrimEnd();

        foreach (var (answer, type) in new[]
            {
                ((await TestCommunity.Cast(here[0], proposal, "yes")).Ok(), "ballot_cast"),
                ((await TestCommunity.Cast(here[0], proposal, "no")).Ok(), "ballot_changed"),
                ((await here[0].Delete($"proposals/{proposal}/ballot")).Ok(), "ballot_withdrawn"),
            })
        {
            var promise = answer["receipt"]!;
            var index = promise["index"]!.GetValue<long>();
            index.ShouldBe(answer["index"]!.GetValue<long>());
            promise["coveredFrom"]!.GetValue<long>().ShouldBe(index + 1);
            var bytes = Convert.FromBase64String(promise["entry"]!.GetValue<string>());
            var entry = Entry.Parse(bytes).ShouldBeOfType<EntryReading.Read>().Entry;
            entry.Header.Type.ShouldBe(type);
            entry.Commitment.IsOpenedBy(
                Convert.FromBase64String(promise["salt"]!.GetValue<string>()),
                Encoding.UTF8.GetBytes(promise["payload"]!.ToJsonString())).ShouldBeTrue();

            var file = (await here[0].Get(promise["proof"]!.GetValue<string>())).Ok();
            file.Headers["Content-Disposition"].ShouldBe($"attachment; filename=\"entry-{index}.tlog-proof\"");
            file.Headers["Cache-Control"].ShouldContain("private");
            var proven = Check(file, key);
            (proven.Index, Convert.ToBase64String(proven.Entry.ToBytes())).ShouldBe((index, Convert.ToBase64String(bytes)));
            JsonNode.DeepEquals(Payload(proven), promise["payload"]).ShouldBeTrue();
            proven.Checkpoint.Size.ShouldBeGreaterThan(index);
        }
    }

    [Fact]
    public async Task A_command_repeated_under_its_key_answers_the_receipt_that_it_answered()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var first = (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Ok();
        (await TestCommunity.Cast(here[0], proposal, "no")).Ok();
        (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Ok()["receipt"]!.ToJsonString().ShouldBe(first["receipt"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_vote_again_answers_the_receipt_of_the_one_that_stands()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "no")).Ok();
        var stands = (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        foreach (var again in new[] { await TestCommunity.Cast(here[0], proposal, "yes"), await TestCommunity.Cast(here[0], proposal, "yes", Key), await TestCommunity.Cast(here[0], proposal, "yes", Key) })
        {
            again.Ok()["index"].ShouldBeNull();
            again["receipt"]!.ToJsonString().ShouldBe(stands["receipt"]!.ToJsonString());
        }
        var taken = (await here[0].Delete($"proposals/{proposal}/ballot")).Ok();
        (await here[0].Delete($"proposals/{proposal}/ballot")).Ok()["receipt"]!.ToJsonString().ShouldBe(taken["receipt"]!.ToJsonString());
    }

    [Fact]
    public async Task What_a_secret_ballot_says_is_told_to_its_member_alone_and_to_the_auditor_after_the_close()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(TestCommunity.Secret);
        var proof = (await TestCommunity.Cast(here[0], proposal, "yes")).Ok()["receipt"]!["proof"]!.GetValue<string>();

        foreach (var (asker, isTold) in new[] { (here[0], true), (here[1], false), (here.Secretary, false), (here.Auditor, false), (here.Visitor, false) })
            (Check(await asker.Get(proof)).Opening is not null).ShouldBe(isTold);
        await here.Decide(proposal);
        foreach (var (asker, isTold) in new[] { (here[0], true), (here[1], false), (here.Secretary, false), (here.Auditor, true), (here.Visitor, false) })
            (Check(await asker.Get(proof)).Opening is not null).ShouldBe(isTold);
    }

    [Fact]
    public async Task What_an_open_ballot_says_is_told_to_members_as_the_rule_shows_it()
    {
        var here = await TestCommunity.Found(server);
        var hidden = await here.OpenVote(TestCommunity.Hidden);
        var open = await here.OpenVote();
        var ofHidden = (await TestCommunity.Cast(here[0], hidden, "yes")).Ok()["receipt"]!["proof"]!.GetValue<string>();
        var ofOpen = (await TestCommunity.Cast(here[0], open, "yes")).Ok()["receipt"]!["proof"]!.GetValue<string>();

        Check(await here[1].Get(ofHidden)).Opening.ShouldBeNull();
        Check(await here[1].Get(ofOpen)).Opening.ShouldNotBeNull();
        Check(await here.Visitor.Get(ofOpen)).Opening.ShouldBeNull();
        await here.Decide(hidden);
        Check(await here[1].Get(ofHidden)).Opening.ShouldNotBeNull();
    }

    [Fact]
    public async Task Other_events_tell_what_they_say_to_whom_history_and_audit_tell_it()
    {
        var here = await TestCommunity.Found(server);
        var drafted = (await here[0].Post("proposals", new { title = "Buy a second oven", text = "x" })).Ok()["index"]!.GetValue<long>();

        foreach (var (asker, founding, draft) in new[] { (here.Secretary, true, true), (here.Auditor, true, true), (here[1], false, true), (here.Visitor, false, false) })
        {
            (Check(await asker.Get("log/0/proof")).Opening is not null).ShouldBe(founding);
            (Check(await asker.Get($"log/{drafted}/proof")).Opening is not null).ShouldBe(draft);
        }
    }

    [Fact]
    public async Task What_was_redacted_is_told_to_nobody_and_still_stands()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var promise = (await TestCommunity.Cast(here[0], proposal, "yes")).Ok()["receipt"]!;
        await using (var owner = NpgsqlDataSource.Create(await server.Connection()))
        await using (var command = owner.CreateCommand($"update decisions.ledger_leaf set salt = null where community = '{here.Id}' and index = {promise["index"]}"))
            (await command.ExecuteNonQueryAsync(Cancel)).ShouldBe(1);

        var proven = Check(await here[0].Get(promise["proof"]!.GetValue<string>()));
        proven.Opening.ShouldBeNull();
        proven.Index.ShouldBe(promise["index"]!.GetValue<long>());
        var again = (await TestCommunity.Cast(here[0], proposal, "yes")).Ok()["receipt"]!;
        (again["salt"], again["payload"]).ShouldBe((null, null));
        again["entry"]!.GetValue<string>().ShouldBe(promise["entry"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_remains_of_a_redacted_ballot_is_told_as_the_ballot_was()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(TestCommunity.Secret);
        var cast = (await here[0].Put(
            $"proposals/{proposal}/ballot", new { revision = 1, choice = new { kind = "yesNo", answer = "yes" }, reason = "Ask Ann about it." })).Ok();
        await here.Decide(proposal);
        var redacted = (await here.Secretary.Post($"log/{cast["index"]}/redactions", new { reason = "It names somebody.", passages = new[] { "Ann" } })).Ok();

        foreach (var (asker, isTold) in new[] { (here[0], true), (here[1], false), (here.Secretary, false), (here.Auditor, true) })
            (Check(await asker.Get($"log/{redacted["index"]}/proof")).Opening is not null).ShouldBe(isTold);
    }

    [Fact]
    public async Task An_entry_that_is_not_there_yet_is_told_so()
    {
        var here = await TestCommunity.Found(server, members: 1);
        (await here[0].Get("log/5000/proof")).Refused(HttpStatusCode.NotFound, "event-is-unknown");
        (await here[0].Get("log/-1/proof")).Refused(HttpStatusCode.NotFound, "event-is-unknown");
        (await here[0].Get("log/first/proof")).Refused(HttpStatusCode.NotFound, "nothing-here");
    }

    [Fact]
    public async Task While_nothing_is_signed_the_asker_is_told_to_ask_again()
    {
        var here = await TestCommunity.Found(server, members: 1);
        (await here[0].Get("log/0/proof")).Ok();
        // Whoever holds a log's publication keeps all others from signing it.
        await using var held = (await (await server.Get<PublishedLogs>()).Begin(here.Id, Cancel))!;
        var index = (await here[0].Post("proposals", new { title = "Buy a second oven", text = "x" })).Ok()["index"]!.GetValue<long>();
        var told = (await here[0].Get($"log/{index}/proof")).Refused(HttpStatusCode.ServiceUnavailable, "not-covered-yet");
        told.Headers["Retry-After"].ShouldBe("2");
        await held.DisposeAsync();
        (await here[0].Get($"log/{index}/proof")).Ok();
    }

    private static ProvenReceipt Check(Answer file, string? key = null) => ReceiptCheck.Of(
        Encoding.UTF8.GetBytes(file.Ok().Text), key is null ? null : VerifierKey.Parse(key).IsRead(out var read, out _) ? read : null, WitnessPolicy.None)
        .ShouldBeOfType<ReceiptCheck.Sound>().Proven;

    private static JsonNode? Payload(ProvenReceipt proven) => JsonNode.Parse(proven.Opening!.Payload.AsSpan());
}
