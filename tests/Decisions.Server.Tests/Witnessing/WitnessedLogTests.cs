using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Decisions.Domain.Communities;
using Decisions.Engine.Exporting;
using Decisions.Engine.Publishing;
using Decisions.Engine.Witnessing;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Server.Tests.Api.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Decisions.Server.Tests.Witnessing;

/// <summary>The real server has its logs cosigned by real witnesses, and says who has seen what.</summary>
public sealed class WitnessedLogTests(ApiServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_checkpoint_is_served_with_its_cosignatures_and_they_satisfy_the_policy()
    {
        var here = await TestCommunity.Found(server, members: 2);
        await using var one = await Witness("one", here);
        await using var two = await Witness("two", here);
        await Name(here, 2, one.Named, two.Named);
        var status = await Seen(here, status => Says(status, "cosignedBy", 2));
        status["isTrusted"]!.GetValue<bool>().ShouldBeTrue();
        status["trustedSize"]!.GetValue<long>().ShouldBe(status["size"]!.GetValue<long>());
        status["witnesses"]!.AsArray().Select(witness => witness!["name"]!.GetValue<string>()).ShouldBe([one.Key.Name, two.Key.Name]);

        var policy = new WitnessPolicy(2, [one.Key, two.Key]);
        var opened = await Opened(here, policy);
        policy.Judge(opened.Note).Satisfied.ShouldBeTrue();

        // And each that follows, from where the witness is.
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        var size = (await here.Secretary.Get("witnesses")).Ok().Index;
        status = await Seen(here, status => status["size"]!.GetValue<long>() >= long.Parse(size) && Says(status, "cosignedBy", 2));
        (await Opened(here, policy)).Checkpoint.Size.ShouldBe(status["size"]!.GetValue<long>());

        // An export takes them along.
        using var file = new MemoryStream();
        (await (await server.Get<RecordExport>()).Write(file, new CommunityId(here.Id), Audience.Visitor, [], null, Cancel)).ShouldNotBeNull();
        file.Position = 0;
        using var archive = new ZipArchive(file);
        using var checkpoint = new StreamReader(archive.GetEntry(ArchiveFile.Checkpoint)!.Open());
        (await checkpoint.ReadToEndAsync(Cancel)).ShouldContain($"— {one.Key.Name} ");

        List<WitnessedCheckpoint> all = [];
        await foreach (var each in (await server.Get<WitnessedCheckpoints>()).All(here.Id, Cancel))
            all.Add(each);
        all.Select(each => each.Size).ShouldBeInOrder();
        all[^1].Note.Split('\n').Count(line => line.StartsWith('—')).ShouldBe(3);
        (await (await server.Get<WitnessedCheckpoints>()).Of(here.Id, all[^1].Size, Cancel)).ShouldBe(all[^1]);
    }

    [Fact]
    public async Task A_dead_witness_delays_no_other_and_says_so_in_words()
    {
        var here = await TestCommunity.Found(server, members: 1);
        await using var alive = await Witness("alive", here);
        var dead = await Witness("dead", here);
        var named = dead.Named;
        await dead.DisposeAsync();
        await Name(here, 2, named, alive.Named);
        var status = await Seen(here, status => Says(status, "cosignedBy", 1) && status["witnesses"]![0]!["refusal"] is not null);
        status["isTrusted"]!.GetValue<bool>().ShouldBeFalse();
        status["trustedSize"]!.GetValue<long>().ShouldBe(0);
        status["witnesses"]![0]!["refusal"]!.GetValue<string>().ShouldBe("Nothing answers at its address.");
        (await here.Secretary.Get($"/c/{here.Id}/log")).Ok().Text.ShouldContain("1 of 2 witnesses has seen the record as it stands. 2 are needed.");

        // One is enough where one is asked for, and the dead one comes back where it was.
        await Name(here, 1, named, alive.Named);
        await Seen(here, status => status["isTrusted"]!.GetValue<bool>() && Says(status, "required", 1));
        await using var again = await RunningWitness.Start(_folder["dead"], new Uri(named.GetType().GetProperty("url")!.GetValue(named)!.ToString()!).Port);
        await Seen(here, status => Says(status, "cosignedBy", 2));
    }

    [Fact]
    public async Task A_witness_that_knows_another_size_is_followed_there()
    {
        var here = await TestCommunity.Found(server, members: 1);
        await using var witness = await Witness("one", here);
        await Name(here, 1, witness.Named);
        var before = (await Seen(here, status => Says(status, "cosignedBy", 1)))["size"]!.GetValue<long>();

        // The server forgets how far the witness was, as after a dump that was restored in time.
        await using var source = Npgsql.NpgsqlDataSource.Create(await server.Connection());
        await using (var command = source.CreateCommand($"update decisions.witness set size = 1 where community = '{here.Id}'"))
            await command.ExecuteNonQueryAsync(Cancel);
        (await here.Secretary.Patch("", new { purpose = "Better bread." })).Ok();
        await Seen(here, status => status["size"]!.GetValue<long>() > before && Says(status, "cosignedBy", 1));
        (await here.Secretary.Get("witnesses"))["alarms"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_refusal_is_told_in_words_and_ends_when_it_is_mended()
    {
        var here = await TestCommunity.Found(server, members: 1);
        await using var witness = await RunningWitness.Start(_folder["w"]);
        await Name(here, 1, witness.Named);
        (await Refusal(here)).ShouldBe("It does not know this log yet.");
        witness.Trust(await LogKey(here));
        await Seen(here, status => Says(status, "cosignedBy", 1)
            && status["witnesses"]![0]!["refusal"] is null && status["witnesses"]![0]!["refusedAt"] is null);
    }

    [Theory]
    [InlineData("/elsewhere", "It answered with status 302.")]
    [InlineData("/long", "Its answer is too long to be a witness's.")]
    [InlineData("/nonsense", "It answered without a cosignature of the key that is named for it.")]
    [InlineData("/stuck", "It did not answer within 10 seconds.")]
    [InlineData("/cut", "The connection broke before it had answered.")]
    [InlineData("/unwilling", "It does not trust the key of this log.")]
    [InlineData("/contrary", "It answered with status 422.")]
    public async Task What_is_no_witness_harms_nothing(string path, string words)
    {
        await using var odd = await OddServer();
        var here = await TestCommunity.Found(server, members: 1);
        await using var witness = await Witness("one", here);
        await using var stranger = await RunningWitness.Start(_folder["stranger"]);
        await Name(here, 1, new { url = odd.Urls.Single() + path, key = stranger.Key.ToString() }, witness.Named);
        (await Refusal(here)).ShouldBe(words);
        await Seen(here, status => Says(status, "cosignedBy", 1));
        (await here.Secretary.Get("witnesses"))["alarms"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_secretary_names_witnesses_and_only_with_keys_of_witnesses()
    {
        var here = await TestCommunity.Found(server, members: 1);
        await using var witness = await RunningWitness.Start(_folder["w"]);
        object Body(string key, string url = "https://witness.example") => new { required = 1, witnesses = new[] { new { url, key } } };
        var sound = witness.Key.ToString();
        (await here[0].Put("witnesses", Body(sound))).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Visitor.Put("witnesses", Body(sound))).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await here.Secretary.Put("witnesses", Body("no key"))).Refused(HttpStatusCode.UnprocessableEntity, "witness-key-is-unusable");
        (await here.Secretary.Put("witnesses", Body(await LogKey(here)))).Refused(HttpStatusCode.UnprocessableEntity, "witness-key-is-unusable")["detail"]!.GetValue<string>().ShouldContain("a log's key");
        var renamed = new VerifierKey("another", SignatureType.Cosignature, witness.Key.PublicKey).ToString();
        (await here.Secretary.Put("witnesses", new { required = 1, witnesses = new[] { new { url = "https://a.example", key = sound }, new { url = "https://b.example", key = renamed } } }))
            .Refused(HttpStatusCode.UnprocessableEntity, "witness-key-is-unusable")["detail"]!.GetValue<string>().ShouldContain("nobody counts twice");
        (await here.Secretary.Put("witnesses", Body(sound, "ftp://witness.example"))).Refused(HttpStatusCode.UnprocessableEntity, "witness-address-is-unusable");
        (await here.Secretary.Put("witnesses", Body(sound))).Ok();
        (await here[0].Get("witnesses")).Ok()["witnesses"]![0]!["key"]!.GetValue<string>().ShouldBe(sound);
        (await here.Secretary.Put("witnesses", new { required = 0, witnesses = Array.Empty<object>() })).Ok();
        (await here[0].Get("witnesses")).Ok()["witnesses"]!.AsArray().ShouldBeEmpty();
    }

    private async Task<RunningWitness> Witness(string name, TestCommunity here)
    {
        var witness = await RunningWitness.Start(_folder[name]);
        witness.Trust(await LogKey(here));
        return witness;
    }

    private async Task<string> LogKey(TestCommunity here) => (await server.Get<LogKey>()).VerifierOf(here.Id).ToString();

    private static async Task Name(TestCommunity here, int required, params object[] witnesses) =>
        (await here.Secretary.Put("witnesses", new { required, witnesses })).Ok();

    private static async Task<JsonNode> Seen(TestCommunity here, Func<JsonNode, bool> until)
    {
        while (true)
        {
            var status = (await here.Secretary.Get("witnesses")).Ok().Json;
            if (until(status))
                return status;
            await Task.Delay(100, Cancel);
        }
    }

    private static async Task<string> Refusal(TestCommunity here) =>
        (await Seen(here, status => status["witnesses"]![0]!["refusal"] is not null))["witnesses"]![0]!["refusal"]!.GetValue<string>();

    private static bool Says(JsonNode status, string name, int number) => status[name]!.GetValue<int>() == number;

    /// <summary>The checkpoint as a tool fetches it, opened with the log's key and the witnesses' keys.</summary>
    private async Task<OpenedCheckpoint> Opened(TestCommunity here, WitnessPolicy policy)
    {
        VerifierKey.Parse(await LogKey(here)).IsRead(out var key, out _).ShouldBeTrue();
        while (true)
        {
            var text = (await here.Visitor.Get($"/log/{here.Id}/checkpoint")).Ok().Text;
            SignedNote.Parse(Encoding.UTF8.GetBytes(text)).Then(note => OpenedCheckpoint.Open(note, key!.Name, [key], policy.Witnesses))
                .IsRead(out var opened, out var reason).ShouldBeTrue(reason);
            if (policy.Judge(opened!.Note).Satisfied)
                return opened;
            await Task.Delay(100, Cancel);
        }
    }

    /// <summary>Things that answer where a witness should.</summary>
    private static async Task<WebApplication> OddServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/elsewhere/add-checkpoint", () => Results.Redirect("http://127.0.0.1:1/"));
        app.MapPost("/long/add-checkpoint", () => Results.Text(new string('a', 1_000_000)));
        app.MapPost("/nonsense/add-checkpoint", () => Results.Text("— somebody AAAAAAAA\n"));
        app.MapPost("/stuck/add-checkpoint", async (HttpContext http) => await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        app.MapPost("/cut/add-checkpoint", async (HttpContext http) =>
        {
            http.Response.ContentLength = 100;
            await http.Response.WriteAsync("half");
            await http.Response.Body.FlushAsync();
            http.Abort();
        });
        app.MapPost("/unwilling/add-checkpoint", () => Results.Text("no\n", statusCode: 403));
        app.MapPost("/contrary/add-checkpoint", () => Results.Text("no\n", statusCode: 422));
        await app.StartAsync();
        return app;
    }
}
