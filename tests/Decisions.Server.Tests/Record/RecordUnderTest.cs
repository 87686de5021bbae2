using System.Text.Json.Nodes;
using Decisions.Domain.Communities;
using Decisions.Engine.Exporting;
using Decisions.Engine.Publishing;
using Decisions.Engine.Verifying;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Server.Tests.Api.Amendments;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>A community that did everything there is to do, over the API, and its record as the auditor has it.</summary>
internal sealed class RecordUnderTest
{
    private readonly ApiServer _server;

    private RecordUnderTest(ApiServer server, TestCommunity here) => (_server, Here) = (server, here);

    public TestCommunity Here { get; }

    public VerifierKey Key { get; private init; } = null!;

    public Trust Trust => new(Key, WitnessPolicy.None, []);

    /// <summary>The record of a community as it is.</summary>
    public static async Task<RecordUnderTest> Of(ApiServer server, TestCommunity here) =>
        new(server, here) { Key = (await server.Get<LogKey>()).VerifierOf(here.Id) };

    public static async Task<RecordUnderTest> Make(ApiServer server, int members = 130)
    {
        var here = await TestCommunity.Found(server, members);
        var record = await Of(server, here);
        var oven = await here.OpenVote();
        await here.Secretary.Post($"proposals/{oven}/voting/extensions", new { closesAt = TestCommunity.After(TimeSpan.FromHours(3)), reason = "The post was late." });
        (await TestCommunity.Cast(here[0], oven, "yes")).Ok();
        (await here[1].Put($"proposals/{oven}/ballot", new { revision = 1, choice = new { kind = "yesNo", answer = "no" }, reason = "Ring 07700 900199." })).Ok();
        (await TestCommunity.Cast(here[2], oven, "yes")).Ok();
        (await TestCommunity.Cast(here[2], oven, "no")).Ok();
        (await TestCommunity.Cast(here[3], oven, "yes")).Ok();
        (await here[3].Delete($"proposals/{oven}/ballot")).Ok();
        (await TestCommunity.Cast(here[3], oven, "abstain")).Ok();
        (await TestCommunity.Cast(here[4], oven, "yes")).Ok();
        await here.Decide(oven);
        (await here.Secretary.Put($"proposals/{oven}/outcome", new { statement = "Ben orders it." })).Ok();
        (await here.Secretary.Post($"proposals/{oven}/corrections", new { text = "Bea orders it.", reason = "A slip." })).Ok();
        (await here.Auditor.Post($"proposals/{oven}/recounts")).Ok();
        // However busy the machine, more checkpoints than one.
        await record.WhenPublished();

        var board = await here.OpenVote(rule =>
        {
            TestCommunity.Secret(rule);
            rule["method"] = new JsonObject { ["kind"] = "election", ["rule"] = "stv-scottish", ["seats"] = 2, ["settings"] = new JsonObject() };
        }, "Ann", "Bo", "Cy", "Di");
        var options = (await here[0].Get($"proposals/{board}")).Ok()["current"]!["options"]!.AsArray().Select(option => option!["id"]!.GetValue<string>()).ToArray();
        for (var i = 0; i < 8; i++)
            (await here[i].Put($"proposals/{board}/ballot", new
            {
                revision = 1, choice = new { kind = "ranked", ranking = Enumerable.Range(0, 1 + (i % 4)).Select(place => new[] { options[(i + place) % 4] }) },
            })).Ok();
        await here.Decide(board);

        var draft = (await here[5].Post("proposals", new { title = "A floor", text = "We lay a floor." })).Ok().Id;
        (await here[5].Post($"proposals/{draft}/revisions", new { title = "A floor", text = "We lay a floor of oak.", note = "Oak." })).Ok();
        (await here[5].Post($"proposals/{draft}/withdrawal", new { reason = "Too dear." })).Ok();
        (await here.Secretary.Patch("", new { purpose = "Bread for all." })).Ok();
        var log = await record.Log();
        (await here.Secretary.Post($"log/{log.First(item => item!["type"]!.GetValue<string>() == "ballot_cast" && item["payload"]!["reason"] is not null)!["index"]}/redactions", new { reason = "A private number." })).Ok();
        (await here.Secretary.Put($"members/{here.Members[9].Id}/standing", new { standing = "suspended", reason = "Dues." })).Ok();
        (await here.Secretary.Put($"members/{here.Members[10].Id}/standing", new { standing = "left" })).Ok();
        (await here.Secretary.Post($"members/{here.Members[10].Id}/erasure", new { reason = "They asked." })).Ok();
        var shown = await here.Draft();
        await here.Open(shown, await here.Adopt(), TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[6], shown, "yes")).Ok();
        var open = await here.Draft();
        await here.Open(open, await here.Adopt(TestCommunity.Secret), TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[6], open, "yes")).Ok();
        return record;
    }

    /// <summary>A community that amended a text in every way there is.</summary>
    public static async Task<RecordUnderTest> Amended(ApiServer server)
    {
        var here = await TestCommunity.Found(server, members: 4);
        var record = new RecordUnderTest(server, here) { Key = (await server.Get<LogKey>()).VerifierOf(here.Id) };
        var draft = (await here[0].Post("proposals", new { title = AmendmentSteps.Title, text = "We buy a new oven. Ben collects it." })).Ok().Id;
        (await here[0].Post($"proposals/{draft}/amendments/{await here.Move(draft, "We buy a used oven. Ben collects it.")}/acceptance")).Ok();
        var refused = await here.MoveAndSecond(draft, "We buy no oven. Ben collects it.", @base: 2);
        await here.Vote(draft, refused, "no");
        (await here[1].Post($"proposals/{draft}/amendments/{refused}/proposal", new { title = "No oven", text = "We buy no oven." })).Ok();

        var open = (await here[0].Post("proposals", new { title = AmendmentSteps.Title, text = "We buy a new oven. Ben collects it." })).Ok().Id;
        await here.Open(open, await here.Adopt(), TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[3], open, "no")).Ok();
        var used = await here.MoveAndSecond(open, "We buy a used oven. Ben collects it.");
        var small = await here.MoveAndSecond(open, "We buy a small oven. Ben collects it.");
        var ada = await here.MoveAndSecond(open, "We buy a new oven. Ada collects it.");
        var seen = await here.MoveAndSecond(open, "We buy a used oven, seen first. Ben collects it.", amends: used);
        (await here.Secretary.Put($"proposals/{open}/amendments/order", new { order = new[] { used, small } })).Ok();
        await here.Vote(open, seen, "yes");
        await here.Vote(open, used, "yes");
        (await here[1].Post($"proposals/{open}/amendments/{small}/wordings", new { @base = 2, title = AmendmentSteps.Title, text = "We buy a small oven, seen first. Ben collects it." })).Ok();
        (await here[1].Post($"proposals/{open}/amendments/{small}/withdrawal", new { reason = "Let it be." })).Ok();
        var rule = await here.Adopt();
        (await here.Secretary.Put("amendment-rule", new { ruleId = rule })).Ok();
        await here.Vote(open, ada, "yes");
        (await here[3].Put($"proposals/{open}/ballot", TestCommunity.Vote("yes", revision: 3))).Ok();
        await here.Decide(open);
        var log = await record.Log();
        (await here.Secretary.Post($"log/{log.First(item => item!["type"]!.GetValue<string>() == "amendment_moved")!["index"]}/redactions", new { reason = "A private matter." })).Ok();
        return record;
    }

    /// <summary>The whole log as the auditor reads it.</summary>
    public async Task<List<JsonNode?>> Log()
    {
        List<JsonNode?> items = [];
        for (string? from = "0"; from is not null;)
        {
            var page = (await Here.Auditor.Get($"log?limit=200&from={from}")).Ok();
            items.AddRange(page.Items);
            from = page["next"]?.GetValue<string>();
        }
        return items;
    }

    /// <summary>The archive of what there is now.</summary>
    public async Task<byte[]> Export(Audience audience = Audience.Auditor)
    {
        await WhenPublished();
        return await ExportAsItIs(audience);
    }

    /// <summary>Once a checkpoint covers all that there is.</summary>
    private async Task WhenPublished()
    {
        var logs = await _server.Get<PublishedLogs>();
        var head = (await (await _server.Get<Engine.DecisionsEngine>()).Store.Head(Here.Id)).NextIndex;
        for (var tries = 0; ((await logs.Checkpoint(Here.Id, CancellationToken.None))?.Size ?? 0) < head; tries++)
        {
            tries.ShouldBeLessThan(600);
            await Task.Delay(50);
        }
    }

    public async Task<byte[]> ExportAsItIs(Audience audience = Audience.Auditor)
    {
        using var archive = new MemoryStream();
        (await (await _server.Get<RecordExport>()).Write(archive, new CommunityId(Here.Id), audience, [Key], null, CancellationToken.None)).ShouldNotBeNull();
        return archive.ToArray();
    }

    /// <summary>What signs the log: whoever has it can write any history.</summary>
    public NoteSigner Signer() => NoteSigner.FromSeed(
        Key.Name, Convert.FromBase64String(File.ReadAllLines(Path.Combine(_server.Keys, "log.key"))[^1]));

    public Task<VerificationReport> Verify(byte[] archive, Trust? trust = null) =>
        RecordVerifier.Verify(new MemoryStream(archive), trust ?? Trust, null, CancellationToken.None);
}
