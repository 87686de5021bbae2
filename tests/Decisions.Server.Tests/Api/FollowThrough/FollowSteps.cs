using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.FollowThrough;

/// <summary>The steps after a decision, over the API.</summary>
internal static class FollowSteps
{
    /// <summary>A decision of the first member that everybody has carried.</summary>
    public static async Task<Guid> Carried(this TestCommunity here, params Guid[] superseded)
    {
        var proposal = await here.Draft();
        if (superseded.Length > 0)
            (await here[0].Put($"proposals/{proposal}/superseded", new { superseded })).Ok();
        await here.Open(proposal, await here.Adopt(), TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await here.Decide(proposal);
        return proposal;
    }

    public static async Task<Guid> PlanAction(this TestCommunity here, Guid proposal, string text = "Order it.", Guid? owner = null, string? due = null) =>
        (await here[0].Post($"proposals/{proposal}/actions", new { text, owner, due })).Ok().Id;

    public static async Task<Guid> CallFor(
        this TestCommunity here, Guid proposal, Guid action, int places = 2, string venue = "online", string? at = null, string[]? skills = null) =>
        (await here[0].Post($"proposals/{proposal}/actions/{action}/calls", new { text = "Help with it.", places, venue, at, skills = skills ?? [], note = "Ring the bell." })).Ok().Id;

    public static Task<Answer> SignUp(this TestCommunity here, Guid proposal, Guid call, int member) =>
        here[member].Put($"proposals/{proposal}/calls/{call}/place", null);

    /// <summary>What a list answers, once it takes in all that has happened.</summary>
    public static async Task<Answer> Now(this TestCommunity here, Client asker, string path) =>
        (await asker.Get(path, ("Decisions-Index", (await here.Auditor.Get("topics")).Ok().Index))).Ok();
}
