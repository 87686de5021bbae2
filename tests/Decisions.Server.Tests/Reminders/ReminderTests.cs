using System.Collections.Concurrent;
using System.Net;
using Dapper;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Engine.Reminders;
using Decisions.Server.Hosting;
using Decisions.Server.Reminders;
using Decisions.Server.Tests.Api.Running;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Decisions.Server.Tests.Reminders;

/// <summary>Whom the server reminds, when, and how often: with the real client, a mail server on loopback, and a clock that is set.</summary>
public sealed class ReminderTests : IAsyncDisposable
{
    private static readonly Duration InWindow = Duration.FromMinutes(20);

    private readonly ApiServer _server = new();
    private readonly MailServer _mail = new();
    private readonly Told _told = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _mail.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Only_those_who_may_vote_have_not_voted_and_want_to_know_are_reminded()
    {
        var (here, members) = await Bakery("voted", "instructed", "free", "off", "left", "suspended", "papered", "silent");
        var proposal = await here.OpenVote(Proxied.Usual);
        var late = await Enrol(here, "late");
        (await TestCommunity.Cast(members["voted"].Client, proposal, "yes")).Ok();
        await Appoint("instructed", "no");
        await Appoint("free", null);
        (await members["off"].Client.Put("reminders", new { on = false })).Ok();
        (await members["left"].Client.Put($"members/{members["left"].Id}/standing", new { standing = "left" })).Ok();
        (await here.Secretary.Put($"members/{members["suspended"].Id}/standing", new { standing = "suspended", reason = "Asked to pause." })).Ok();
        await Tellers.Name(here, 0, 1);
        foreach (var teller in new[] { 0, 1 })
            (await here[teller].Put($"proposals/{proposal}/entries/{members["papered"].Id}", new { revision = 1, choice = new { kind = "yesNo", answer = "no" }, channel = "paper", evidence = "Sheet 17" })).Ok();
        await CatchUp(here);

        await Look(Duration.FromMinutes(10));
        _mail.Taken.ShouldBeEmpty("in the first quarter of its time nobody is reminded of a vote");
        await Look(InWindow);
        _mail.Addressees.ShouldBe(["ada@hillstreet.example", "free@example.org", "silent@example.org"]);
        late.ShouldNotBeEmpty();

        (await here.Secretary.Post($"proposals/{proposal}/voting/extensions", new { closesAt = TestCommunity.After(TimeSpan.FromHours(3)), reason = "The post was late." })).Ok();
        await CatchUp(here);
        await Look(Duration.FromMinutes(100));
        _mail.Taken.Count.ShouldBe(3, "an end that moves reminds nobody twice");

        async Task Appoint(string member, string? answer) => (await members[member].Client.Put(
            $"proposals/{proposal}/proxy", new { holder = members["silent"].Id, revision = 1, instruction = answer is null ? null : new { kind = "yesNo", answer } })).Ok();
    }

    [Fact]
    public async Task A_rule_says_how_long_before_or_that_nobody_is_reminded()
    {
        var (here, _) = await Bakery("ben");
        var late = await Open(hours: 1, length: 3);
        await Open(hours: 0, length: 3);
        await CatchUp(here);
        await Look(Duration.FromMinutes(115));
        _mail.Taken.ShouldBeEmpty("the usual 24 hours are not what these rules say");
        await Look(Duration.FromMinutes(125));
        await Look(Duration.FromMinutes(150));
        await Look(Duration.FromMinutes(179));
        _mail.Addressees.ShouldBe(["ada@hillstreet.example", "ben@example.org"]);
        _mail.Taken.ShouldAllBe(mail => mail.Text.Contains($"{late}"));

        var early = await Open(hours: 36, length: 48);
        await CatchUp(here);
        await Look(Duration.FromHours(11));
        _mail.Taken.Count.ShouldBe(2, "in the first quarter of its time nobody is reminded of a vote");
        await Look(Duration.FromHours(13));
        _mail.Taken.Count(mail => mail.Text.Contains($"{early}")).ShouldBe(2);
        await Look(Duration.FromHours(47));
        _mail.Taken.Count.ShouldBe(4, "each is reminded once");

        (await here.Secretary.Post("rules", TestCommunity.Terms(terms => terms["reminderHours"] = 721))).Refused(HttpStatusCode.UnprocessableEntity, "number-is-out-of-range");

        async Task<Guid> Open(int hours, int length)
        {
            var proposal = await here.Draft();
            await here.Open(proposal, await here.Adopt(terms => terms["reminderHours"] = hours), TimeSpan.FromHours(length));
            return proposal;
        }
    }

    [Fact]
    public async Task A_reminder_says_what_until_when_and_where_and_nothing_of_how_others_voted()
    {
        var (here, members) = await Bakery("ben", "cleo");
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(members["cleo"].Client, proposal, "yes")).Ok();
        await CatchUp(here);
        await Look(InWindow);
        var mail = _mail.Taken.Single(mail => mail.To == "ben@example.org");
        mail.Header.ShouldContain("Subject: Hill Street Bakery: Buy a second oven");
        mail.Text.ShouldStartWith("Hello Ben,\n");
        mail.Text.ShouldContain("Buy a second oven");
        mail.Text.ShouldContain("(Europe/London time).");
        mail.Text.ShouldContain($"https://decide.example.org/c/{here.Id}/decisions/{proposal}\n");
        mail.Text.ShouldContain($"https://decide.example.org/c/{here.Id}/reminders\n");
        foreach (var word in new[] { "cleo", "yes", "for and", "against", "<", "?" })
            mail.Text.ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task Two_servers_send_one_each_and_never_again()
    {
        var (here, _) = await Bakery([.. Enumerable.Range(1, 12).Select(n => $"member{n}")]);
        await here.OpenVote();
        await CatchUp(here);
        await Task.WhenAll(Look(InWindow), Look(InWindow), Look(InWindow));
        await Look(InWindow + Duration.FromMinutes(15));
        _mail.Addressees.ShouldBeUnique();
        _mail.Taken.Count.ShouldBe(13);
        _told.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_mail_server_does_not_take_now_is_sent_later_and_what_it_refuses_never()
    {
        var (here, members) = await Bakery("busy", "gone", "voter");
        var proposal = await here.OpenVote();
        await CatchUp(here);
        foreach (var (name, reply) in new[] { ("busy", "450 Try later"), ("voter", "451 Try later"), ("gone", "550 Nobody of that name") })
            _mail.Replies[$"{name}@example.org"] = reply;
        await Look(InWindow);
        _mail.Addressees.ShouldBe(["ada@hillstreet.example"]);
        _told.Lines.Count(line => line.Contains("will be tried again", StringComparison.Ordinal)).ShouldBe(2);
        _told.Lines.ShouldContain(line => line.Contains("cannot be sent", StringComparison.Ordinal) && line.Contains($"{members["gone"].Id}", StringComparison.Ordinal));

        _mail.Replies.Clear();
        (await TestCommunity.Cast(members["voter"].Client, proposal, "yes")).Ok();
        await CatchUp(here);
        await Look(InWindow);
        _mail.Taken.Count.ShouldBe(1, "it is tried again after a pause");
        await Look(InWindow + Duration.FromMinutes(2));
        _mail.Addressees.ShouldBe(["ada@hillstreet.example", "busy@example.org"]);
        await Look(Duration.FromMinutes(61));
        _mail.Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_the_mail_server_everyone_waits_until_it_is_back()
    {
        var (here, _) = await Bakery("ben", "cleo");
        await here.OpenVote();
        await CatchUp(here);
        await using (var closed = new MailServer())
        {
            await closed.DisposeAsync();
            await Look(InWindow, closed.Port);
        }
        _told.Lines.Count.ShouldBe(1, "after the first the others are not tried");
        await Look(InWindow + Duration.FromMinutes(2));
        _mail.Addressees.ShouldBe(["ada@hillstreet.example", "ben@example.org", "cleo@example.org"]);
    }

    [Fact]
    public async Task What_a_server_began_and_did_not_end_is_told_once_and_not_sent_again()
    {
        var (here, members) = await Bakery("ben");
        var proposal = await here.OpenVote();
        await CatchUp(here);
        var round = (await (await _server.Get<DecisionsEngine>()).Streams.Proposal(new CommunityId(here.Id), new ProposalId(proposal), Cancel)).State!.Latest!;
        var now = SystemClock.Instance.GetCurrentInstant() + InWindow;
        (await (await _server.Get<ReminderBook>()).Claim(new ReminderKey(new CommunityId(here.Id), round.Id, new MemberId(members["ben"].Id)), now, Cancel)).ShouldBeTrue();
        await Look(InWindow);
        _told.Lines.ShouldBeEmpty();
        await Look(InWindow + Duration.FromMinutes(11));
        await Look(InWindow + Duration.FromMinutes(12));
        _told.Lines.ShouldHaveSingleItem().ShouldContain("perhaps sent");
        _mail.Addressees.ShouldBe(["ada@hillstreet.example"]);
    }

    [Fact]
    public async Task A_member_switches_their_own_off_and_on_and_erasure_forgets_all_of_it()
    {
        var (here, members) = await Bakery("ben", "cleo");
        var (id, ben) = members["ben"];
        await here.OpenVote();
        await CatchUp(here);
        await Look(InWindow);
        (await ben.Get("reminders")).Ok()["on"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var on in new[] { false, false })
            (await ben.Put("reminders", new { on })).Ok()["on"]!.GetValue<bool>().ShouldBe(on);
        (await ben.Get("reminders")).Ok()["on"]!.GetValue<bool>().ShouldBeFalse();
        (await members["cleo"].Client.Get("reminders")).Ok()["on"]!.GetValue<bool>().ShouldBeTrue();
        (await here.Auditor.Put("reminders", new { on = true })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Visitor.Put("reminders", new { on = true })).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await Rows(id)).ShouldBe(2);

        (await ben.Put($"members/{id}/standing", new { standing = "left" })).Ok();
        (await here.Secretary.Post($"members/{id}/erasure", new { reason = "They asked." })).Ok();
        (await Rows(id)).ShouldBe(0);
        (await Rows(members["cleo"].Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_was_given_a_mail_server_reminds_by_itself()
    {
        var (here, _) = await Bakery("ben");
        await here.Open(await here.Draft(), await here.Adopt(), TimeSpan.FromSeconds(24));
        await CatchUp(here);
        await Task.Delay(TimeSpan.FromSeconds(6.1), Cancel);
        await using var app = await _server.Another(services => services.AddReminders(
            new ServerOptions("", 0, new DatabaseSource("", null), LogLevel.Error, new Uri("https://decide.example.org/"), Mail: SmtpMailerTests.Settings(_mail.Port))));
        for (var tries = 0; _mail.Taken.Count < 2 && tries < 100; tries++)
            await Task.Delay(100, Cancel);
        _mail.Addressees.ShouldBe(["ada@hillstreet.example", "ben@example.org"]);
        _mail.Taken.First().Text.ShouldContain($"https://decide.example.org/c/{here.Id}/reminders");
    }

    [Fact]
    public async Task Home_leads_to_reminders_where_the_server_sends_them()
    {
        var (here, members) = await Bakery("ben");
        var invited = (await here.Secretary.Post("members", new { name = "Emi" })).Ok().Id;
        await CatchUp(here);
        var (home, link) = ($"/c/{here.Id}", $"href=\"/c/{here.Id}/reminders\"");
        (await members["ben"].Client.Get(home)).Ok().Text.ShouldNotContain(link, customMessage: "this server sends no mail");

        await using var mailing = await _server.Another(services => services.AddReminders(
            new ServerOptions("", 0, new DatabaseSource("", null), LogLevel.Error, new Uri("https://decide.example.org/"), Mail: SmtpMailerTests.Settings(_mail.Port))));
        using var http = ApiServer.Http(mailing);
        (await new Client(http, members["ben"].Client.Token).Get(home)).Ok().Text.ShouldContain(link);
        foreach (var other in new[] { null, (await here.Key(invited)).Token, here.Auditor.Token })
            (await new Client(http, other).Get(home)).Ok().Text.ShouldNotContain(link, customMessage: "only those who may vote are reminded");
    }

    private async Task<long> Rows(Guid member)
    {
        await using var source = NpgsqlDataSource.Create(await _server.ApplicationConnection());
        await using var connection = await source.OpenConnectionAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>(
            "select (select count(*) from decisions.reminder where member = @member) + (select count(*) from decisions.reminders_off where member = @member)", new { member });
    }

    /// <summary>A community of which one member has no address.</summary>
    private async Task<(TestCommunity Here, Dictionary<string, (Guid Id, Client Client)> Members)> Bakery(params string[] names)
    {
        var here = await TestCommunity.Found(_server);
        return (here, await Enrol(here, names));
    }

    private static async Task<Dictionary<string, (Guid Id, Client Client)>> Enrol(TestCommunity here, params string[] names)
    {
        var people = names.Select(name => new { name = char.ToUpperInvariant(name[0]) + name[1..], email = $"{name}@example.org" });
        var imported = (await here.Secretary.Post("members/import", new { people, areMembers = true })).Ok();
        Dictionary<string, (Guid, Client)> members = [];
        foreach (var (name, id) in names.Zip(imported["added"]!.AsArray().Select(id => id!.GetValue<Guid>())))
            members[name] = (id, await here.Key(id));
        return members;
    }

    /// <summary>Waits until the read models, which say where to look, have what happened.</summary>
    private async Task CatchUp(TestCommunity here)
    {
        var (community, head) = (new CommunityId(here.Id), await (await _server.Get<DecisionsEngine>()).Store.Head(here.Id, Cancel));
        (await (await _server.Get<CaughtUp>()).WaitFor(community, head.NextIndex, TimeSpan.FromSeconds(20), Cancel)).ShouldBeTrue();
    }

    /// <summary>What one server does that looks for what is due, so long from now.</summary>
    private async Task Look(Duration later, int? port = null) => await new ReminderSender(
        await _server.Get<DecisionsEngine>(), new SetClock(SystemClock.Instance.GetCurrentInstant() + later), await _server.Get<IElectoralRolls>(),
        await _server.Get<RemindersDue>(), await _server.Get<ReminderBook>(), await _server.Get<People>(), await _server.Get<CommunityById>(),
        new SmtpMailer(SmtpMailerTests.Settings(port ?? _mail.Port)),
        new ReminderTerms(Duration.FromHours(24), new ReminderInWords("https://decide.example.org").Of), _told).Look(Cancel);

    private sealed class SetClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }

    /// <summary>What the server's log was told.</summary>
    private sealed class Told : ILogger<ReminderSender>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
