namespace Decisions.Server.Tests.Api.Running;

/// <summary>Ideas that members add to a proposal.</summary>
internal static class Idea
{
    public static async Task AddIdea(this TestCommunity here, int member, Guid proposal, string name) =>
        (await here[member].Post($"proposals/{proposal}/ideas", new { name })).Ok();

    /// <summary>The options of a proposal by their names.</summary>
    public static async Task<Dictionary<string, Guid>> Ideas(this TestCommunity here, Guid proposal) =>
        (await here[0].Get($"proposals/{proposal}")).Ok()["current"]!["options"]!.AsArray()
            .ToDictionary(option => option!["name"]!.GetValue<string>(), option => option!["id"]!.GetValue<Guid>());
}
