using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Circles;

/// <summary>The steps of working in circles, over the API.</summary>
internal static class CircleSteps
{
    public static async Task<Guid> Circle(this TestCommunity here, string name, Guid? parent = null, string joining = "open") =>
        (await here.Secretary.Post("circles", new { name, purpose = $"What {name} do.", parent, joining })).Ok().Id;

    public static async Task<Answer> Join(this TestCommunity here, Guid circle, params int[] members)
    {
        Answer? last = null;
        foreach (var member in members)
            last = (await here[member].Post($"circles/{circle}/joining", new { })).Ok();
        return last!;
    }

    /// <summary>A member fills a role from today on, for a long time.</summary>
    public static async Task<Answer> Fill(this TestCommunity here, Guid circle, int member, string role = "facilitator") =>
        (await here.Secretary.Post($"circles/{circle}/roles", new { role, memberId = here.Members[member].Id, from = "2020-01-01", until = "2099-12-31" })).Ok();

    public static async Task<Guid> DraftFor(this TestCommunity here, int member, Guid circle, string title = "A used oven") =>
        (await here[member].Post("proposals", new { title, text = "It is cheap.", circle })).Ok().Id;

    public static async Task<Answer> OpenBy(this TestCommunity here, Client by, Guid proposal, Guid rule) =>
        await by.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)) });
}
