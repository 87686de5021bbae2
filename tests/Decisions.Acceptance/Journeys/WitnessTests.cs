using System.Net;
using Decisions.Acceptance.Running;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Communities;
using Decisions.Engine.Publishing;
using Decisions.Engine.Witnessing;
using Decisions.Ledger.Cosignatures;
using Decisions.Server.Witnessing;
using Decisions.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using NodaTime;

namespace Decisions.Acceptance.Journeys;

/// <summary>The secretary names a witness, which is a real one, and everyone reads what it has seen.</summary>
public sealed class WitnessTests(Site site) : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private WebApplication? _witness;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_witness_is_named_from_its_lines_and_sees_the_record_as_it_stands()
    {
        var community = await TestCommunity.Found(site, Visibility.Public);
        var key = await Start(community);
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go(community.Home);
        await secretary.Follow("the record’s log");
        (await secretary.Heading()).ShouldBe("The record’s log");
        (await secretary.Text()).ShouldContain("No witness has been named");
        (await secretary.Text()).ShouldContain(site.Get<LogKey>().VerifierOf(community.Id.Value).ToString());

        await secretary.Fill("One witness a line: address, key", "only-an-address");
        await secretary.Fill("How many of them must have seen a checkpoint before it is trusted?", "1");
        await secretary.Press("Name the witnesses");
        (await secretary.Text()).ShouldContain("Line 1 is not a witness.");
        (await secretary.Page.GetByLabel("One witness a line: address, key").InputValueAsync()).ShouldBe("only-an-address");
        await secretary.Fill("One witness a line: address, key", $"{_witness!.Urls.Single()} {key}\nhttp://127.0.0.1:9 {Sister()}\n");
        await secretary.Press("Name the witnesses");
        (await secretary.Text()).ShouldContain("The witnesses are on record.");
        var page = await Until(secretary, community, "1 of 2 witnesses has seen the record as it stands. That is enough: 1 is needed.");
        page.ShouldContain("Has seen the record as it stands. Last signed");
        page.ShouldContain("Nothing answers at its address.");
        await Pictures(secretary, "log-secretary");

        // Anyone who may read the register reads it, without the form and without a script.
        await using var visitor = await site.Visit();
        await visitor.Go($"{community.Home}/log");
        (await visitor.Text()).ShouldContain("1 of 2 witnesses has seen the record as it stands.");
        (await visitor.Page.Locator("form").CountAsync()).ShouldBe(0);
        await visitor.Follow("The newest checkpoint");
        (await visitor.Text()).ShouldContain("— board.example/witness ");
    }

    [Fact]
    public async Task An_alarm_stands_on_every_page_for_members_and_tells_what_to_do()
    {
        var community = await TestCommunity.Found(site, Visibility.Public);
        var ben = await community.Member("Ben Carter");
        await using var member = await site.SignIn(ben, Device.Phone.WithScripts());
        await using var visitor = await site.Visit();
        var proposal = await community.Proposal("Buy a second oven");

        // Its keeper has switched the witness off, so that what it found last stands.
        await community.Land(await NameWitnessesHandler.Handle(
            new NameWitnesses(1, [new NamedWitness("http://127.0.0.1:9", Sister())]), community.Context(community.Secretary), site.Get<DecisionsEngine>(), Cancel));
        var alarms = site.Get<LogAlarms>();
        while ((await alarms.Open(community.Id.Value, Cancel)).IsEmpty)
            await alarms.Raise(community.Id.Value, Sister(), LogAlarmKind.SetBack, 112, 120, null, Cancel);
        foreach (var address in new[] { community.Home, community.PageOf(proposal), $"{community.Home}/rules", $"{community.Home}/members", $"{community.Home}/log" })
        {
            await member.Go(address);
            (await member.Text()).ShouldContain("Attention: this record was set back or changed");
            (await member.Text()).ShouldContain("The witness sister.example/witness has seen 120 events, and this server now holds only 112.");
            (await member.Text()).ShouldContain("keep the receipts of your votes");
            if (address == community.Home)
                await Pictures(member, "alarm");
        }

        (await member.Page.RunAxe()).Violations.ShouldBeEmpty();
        await visitor.Go(community.Home);
        (await visitor.Text()).ShouldNotContain("Attention");
    }

    public async ValueTask DisposeAsync()
    {
        if (_witness is not null)
            await _witness.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> Start(TestCommunity community)
    {
        var folder = WitnessFolder.Open(_folder.Path);
        folder.Trust(site.Get<LogKey>().VerifierOf(community.Id.Value));
        var key = folder.Key("board.example/witness");
        _witness = WitnessHost.Build(new IPEndPoint(IPAddress.Loopback, 0), new WitnessDesk(folder, key, SystemClock.Instance, _ => { }), key);
        await _witness.StartAsync(Cancel);
        return key.Key.ToString();
    }

    private static string Sister()
    {
        using var sister = Cosigner.FromSeed("sister.example/witness", new byte[32]);
        return sister.Key.ToString();
    }

    private static async Task<string> Until(Visit visit, TestCommunity community, string words)
    {
        while (true)
        {
            await visit.Go($"{community.Home}/log");
            var text = await visit.Text();
            if (text.Contains(words, StringComparison.Ordinal) && text.Contains("Nothing answers", StringComparison.Ordinal))
                return text;
            await Task.Delay(100, Cancel);
        }
    }

    private static async Task Pictures(Visit visit, string name)
    {
        await visit.Picture($"{name}-phone");
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        await visit.Page.SetViewportSizeAsync(Device.Desktop.Width, Device.Desktop.Height);
        await visit.Picture($"{name}-desktop");
        await visit.Page.SetViewportSizeAsync(Device.Phone.Width, Device.Phone.Height);
    }
}
