namespace Decisions.Server.Tests.Api.Running;

/// <summary>Panels that are drawn by lot.</summary>
internal static class Drawn
{
    /// <summary>Announces a draw whose seed can be known in a moment, and waits until it can.</summary>
    public static async Task<Guid> Announce(TestCommunity here, int places = 2, int reserves = 1)
    {
        var seedAt = TestCommunity.After(TimeSpan.FromSeconds(2));
        var draw = (await here.Secretary.Post("draws", Body(seedAt, places, reserves))).Ok().Id;
        await Task.Delay(TimeSpan.FromSeconds(2.2), TestContext.Current.CancellationToken);
        return draw;
    }

    public static object Body(string seedAt, int places = 2, int reserves = 1) =>
        new { title = "Panel on the rent", purpose = "To look at the accounts.", places, reserves, seedFrom = "The Lotto numbers of Saturday.", seedAt };

    /// <summary>Publishes a seed; answers whom it drew, in their order.</summary>
    public static async Task<Guid[]> Publish(TestCommunity here, Guid draw, string seed = "4 12 19")
    {
        (await here.Secretary.Post($"draws/{draw}/seed", new { seed })).Ok();
        return [.. (await here.Secretary.Get($"draws/{draw}")).Ok()["order"]!.AsArray().Select(each => each!["memberId"]!.GetValue<Guid>())];
    }

    /// <summary>The client of a member, the founder's for the founder.</summary>
    public static Client Of(TestCommunity here, Guid member) => here.Members.FirstOrDefault(each => each.Id == member).Client ?? here.Secretary;
}
