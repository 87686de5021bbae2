using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Circles;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Selections;

/// <summary>A circle of all members but the secretary, and the steps by which it chooses together who facilitates it.</summary>
internal sealed record SelectionSteps(TestCommunity Here, Guid Circle, Guid Selection)
{
    public string Path => $"circles/{Circle}/selections/{Selection}";

    public static object Begin(TimeSpan? nominate = null, string role = "facilitator", string? until = null) => new
    {
        role, from = CircleSteps.Day(-1), until = until ?? CircleSteps.Day(4 * 365), purpose = "Somebody who listens.",
        nominateUntil = TestCommunity.After(nominate ?? TimeSpan.FromHours(1)), changeUntil = TestCommunity.After(TimeSpan.FromHours(2)),
    };

    public static async Task<SelectionSteps> Of(TestCommunity here, TimeSpan? nominate = null)
    {
        var circle = await here.Circle("Bakers");
        await here.Join(circle, [.. Enumerable.Range(0, here.Members.Count)]);
        return new SelectionSteps(here, circle, (await here.Secretary.Post($"circles/{circle}/selections", Begin(nominate))).Ok().Id);
    }

    /// <summary>Nominates by the members' numbers; null for nobody.</summary>
    public Task<Answer> Say(int member, int? nominee, string? reason = "They ask before they answer.") =>
        Here[member].Put($"{Path}/nomination", new { nominee = nominee is { } named ? Here.Members[named].Id : (Guid?)null, reason });

    public Task<Answer> Keep(int member) => Here[member].Post($"{Path}/nomination/keeping");

    public async Task Keep(params int[] members)
    {
        foreach (var member in members)
            (await Keep(member)).Ok();
    }

    public Task<Answer> Propose(int nominee, string reason = "She would, and the reasons are hers.") =>
        Here.Secretary.Post($"{Path}/nominees", new { nominee = Here.Members[nominee].Id, reason });

    /// <summary>Everyone nominates the last of them and keeps to it, and they are proposed.</summary>
    public async Task<Guid> Proposed()
    {
        var last = Here.Members.Count - 1;
        foreach (var member in Enumerable.Range(0, Here.Members.Count))
            (await Say(member, last)).Ok();
        await Keep([.. Enumerable.Range(0, Here.Members.Count)]);
        (await Propose(last)).Ok();
        return await Latest();
    }

    /// <summary>The proposal of the nominee who was proposed last.</summary>
    public async Task<Guid> Latest() => (await Read())["proposed"]!.AsArray()[^1]!["proposalId"]!.GetValue<Guid>();

    public async Task<Answer> Read(int member = 0) => (await Here[member].Get(Path)).Ok();

    /// <summary>Begins the consent round on a nominee and asks for positions.</summary>
    public async Task Ask(Guid proposal)
    {
        (await Here.Secretary.Post($"proposals/{proposal}/consent", Consented.Beginning(Here, await Here.Adopt(Consented.ByConsent)))).Ok();
        (await Here.Secretary.Put($"proposals/{proposal}/review", new { on = "2036-05-21", criteria = "Meetings end on time." })).Ok();
        (await Here.Take(proposal, "driver", "signal")).Ok();
    }

    public async Task Consent(Guid proposal, params int[] members)
    {
        foreach (var member in members)
            (await Consented.Position(Here[member], proposal, "noObjection")).Ok();
    }

    /// <summary>The terms of the circle's facilitator: of which member each is.</summary>
    public async Task<IEnumerable<(int Member, string From, string Until)>> Facilitators() =>
        (await Here.Secretary.Get($"circles/{Circle}")).Ok()["roles"]!.AsArray().Select(each => (
            Here.Members.ToList().FindIndex(member => member.Id == each!["memberId"]!.GetValue<Guid>()), each!["from"]!.GetValue<string>(), each["until"]!.GetValue<string>()));

    public static string Step(Answer read) => read["step"]!.GetValue<string>();
}
