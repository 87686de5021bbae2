using System.Text.Json.Nodes;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>A community of one test's own, made over the API, with a client for everyone who may have a say in it.</summary>
public sealed class TestCommunity
{
    private readonly ApiServer _server;

    private TestCommunity(ApiServer server, Guid id, Client admin, Client visitor) =>
        (_server, Id, Admin, Visitor) = (server, id, admin, visitor);

    public Guid Id { get; }

    public Client Admin { get; }

    public Client Visitor { get; }

    /// <summary>The founder, who is a member and the secretary.</summary>
    public Client Secretary { get; private set; } = null!;

    public Client Auditor { get; private set; } = null!;

    /// <summary>The members besides the founder, and their ids.</summary>
    public IReadOnlyList<(Guid Id, Client Client)> Members { get; private set; } = [];

    public Client this[int member] => Members[member].Client;

    public static async Task<TestCommunity> Found(ApiServer server, int members = 3, string visibility = "hybrid")
    {
        var (admin, visitor) = (await server.Admin(), await server.Visitor());
        var founded = (await admin.Post("communities", new
        {
            name = "Hill Street Bakery",
            purpose = "Good bread.",
            timeZone = "Europe/London",
            visibility,
            founderName = "Ada Okafor",
            founderEmail = "ada@hillstreet.example",
        })).Ok();
        var here = new TestCommunity(server, founded.Id, admin.In(founded.Id), visitor.In(founded.Id));
        var auditor = await server.As(new Actor(new CommunityId(here.Id), null, [Role.Auditor]));
        here.Auditor = auditor.In(here.Id);
        var log = (await here.Auditor.Get("log")).Ok();
        var founder = Guid.Parse(log.Items[0]!["payload"]!["foundedBy"]!.GetValue<string>());
        here.Secretary = await here.Key(founder, Role.Member, Role.Secretary);
        if (members > 0)
            await here.Enrol(members);
        return here;
    }

    /// <summary>Brings people onto the register as members.</summary>
    public async Task Enrol(int count)
    {
        var people = Enumerable.Range(1, count).Select(n => new { name = $"Member {n}" });
        var imported = (await Secretary.Post("members/import", new { people, areMembers = true })).Ok();
        List<(Guid, Client)> members = [.. Members];
        foreach (var added in imported["added"]!.AsArray())
            members.Add((added!.GetValue<Guid>(), await Key(added!.GetValue<Guid>())));
        Members = members;
    }

    /// <summary>A client with a key for a member.</summary>
    public async Task<Client> Key(Guid member, params Role[] roles) =>
        (await _server.As(new Actor(new CommunityId(Id), new MemberId(member), roles is [] ? [Role.Member] : [.. roles]))).In(Id);

    public async Task<Guid> Adopt(Action<JsonObject>? change = null) =>
        (await Secretary.Post("rules", Terms(change))).Ok().Id;

    /// <summary>The terms of an ordinary rule, changed.</summary>
    public static JsonObject Terms(Action<JsonObject>? change = null)
    {
        var terms = JsonNode.Parse("""
            { "name": "Ordinary resolution",
              "method": { "kind": "yesNo", "threshold": { "fraction": { "numerator": 1, "denominator": 2 }, "comparator": "moreThan", "base": "cast" } },
              "quorum": { "atLeast": null, "fraction": null }, "turnoutFloor": null, "franchise": { "minimumMembershipDays": 0 },
              "resultsHiddenUntilClose": false, "reasons": "optional", "secrecy": "open", "mayCloseEarly": true, "mayExtend": true }
            """)!.AsObject();
        change?.Invoke(terms);
        return terms;
    }

    public async Task<Guid> Draft(params string[] options) =>
        (await this[0].Post("proposals", new { title = "Buy a second oven", text = "We turn orders away.", options })).Ok().Id;

    /// <summary>The time after a time, as JSON has it.</summary>
    public static string After(TimeSpan time) =>
        InstantPattern.ExtendedIso.Format(SystemClock.Instance.GetCurrentInstant() + Duration.FromTimeSpan(time));

    /// <summary>Opens voting for a time and answers what the command answered.</summary>
    public async Task<Answer> Open(Guid proposal, Guid rule, TimeSpan time) =>
        (await Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = After(time) })).Ok();

    /// <summary>Waits until a proposal has a status, and answers the proposal then.</summary>
    public async Task<Answer> Becomes(Guid proposal, string status)
    {
        for (var tries = 0; ; tries++)
        {
            var read = (await Secretary.Get($"proposals/{proposal}")).Ok();
            if (read["status"]!.GetValue<string>() == status)
                return read;
            tries.ShouldBeLessThan(200, $"it never came to be {status}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>An open vote by a rule.</summary>
    public async Task<Guid> OpenVote(Action<JsonObject>? rule = null, params string[] options)
    {
        var proposal = await Draft(options);
        await Open(proposal, await Adopt(rule), TimeSpan.FromHours(1));
        return proposal;
    }

    /// <summary>Ends a vote whose rule allows that, and declares its result.</summary>
    public async Task Decide(Guid proposal)
    {
        (await Secretary.Post($"proposals/{proposal}/voting/close", new { })).Ok();
        // Decisions itself may be faster.
        var declared = await Secretary.Post($"proposals/{proposal}/result");
        if ((int)declared.Status != 409)
            declared.Ok();
        var result = (await Secretary.Get($"proposals/{proposal}/result")).Ok();
        (await Secretary.Get("proposals?limit=1", ("Decisions-Index", result.Index))).Ok();
    }

    public static object Vote(string answer, int revision = 1) =>
        new { revision, choice = new { kind = "yesNo", answer } };

    public static Task<Answer> Cast(Client member, Guid proposal, string answer, params (string, string)[] headers) =>
        member.Put($"proposals/{proposal}/ballot", Vote(answer), headers);

    /// <summary>Makes the terms of a rule hide results.</summary>
    public static void Hidden(JsonObject terms) => terms["resultsHiddenUntilClose"] = true;

    /// <summary>Makes the terms of a rule keep ballots secret, and results hidden as that needs.</summary>
    public static void Secret(JsonObject terms)
    {
        terms["secrecy"] = "secret";
        Hidden(terms);
    }

    /// <summary>Makes the terms of a rule rank options.</summary>
    public static void Ranked(JsonObject terms) => terms["method"] = new JsonObject { ["kind"] = "ranked" };
}
