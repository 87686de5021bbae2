namespace Decisions.Server.Tests.Api.Running;

/// <summary>Topics, as tests of them begin.</summary>
public static class Topical
{
    public static async Task Name(TestCommunity here, params string[] topics) => (await here.Secretary.Put("topics", new { topics })).Ok();

    /// <summary>A draft of a topic.</summary>
    public static async Task<Guid> Draft(TestCommunity here, string? topic, string title = "Buy a second oven") =>
        (await here[0].Post("proposals", new { title, text = "We turn orders away.", topic })).Ok().Id;

    /// <summary>An open vote of a topic in which whoever is named votes for others.</summary>
    public static async Task<Guid> Open(TestCommunity here, string? topic)
    {
        var proposal = await Draft(here, topic);
        await here.Open(proposal, await here.Adopt(Proxied.Standing), TimeSpan.FromHours(1));
        return proposal;
    }

    /// <summary>Lets one member vote for another in a topic, or in all else.</summary>
    public static async Task<Answer> Give(TestCommunity here, int member, int holder, string? topic) =>
        (await here[member].Put("delegation", new { holder = here.Members[holder].Id, topic })).Ok();
}
