using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Amendments;

/// <summary>The steps of amending a proposal, over the API.</summary>
internal static class AmendmentSteps
{
    public const string Title = "Buy a second oven";

    /// <summary>The second member moves an amendment of the text.</summary>
    public static async Task<Guid> Move(this TestCommunity here, Guid proposal, string text, int @base = 1, Guid? amends = null) =>
        (await here[1].Post($"proposals/{proposal}/amendments", new { @base, title = Title, text, reason = "It is better so.", amends })).Ok().Id;

    /// <summary>The second member moves it, and the third seconds it.</summary>
    public static async Task<Guid> MoveAndSecond(this TestCommunity here, Guid proposal, string text, int @base = 1, Guid? amends = null)
    {
        var amendment = await here.Move(proposal, text, @base, amends);
        (await here[2].Post($"proposals/{proposal}/amendments/{amendment}/second")).Ok();
        return amendment;
    }

    public static Task<Answer> Put(this TestCommunity here, Guid proposal, Guid amendment) => here.Secretary.Post(
        $"proposals/{proposal}/amendments/{amendment}/vote", new { closesAt = TestCommunity.After(TimeSpan.FromHours(1)) });

    public static Task<Answer> PutAt(this TestCommunity here, Guid meeting, Guid proposal, Guid amendment) => here.Secretary.Post(
        $"proposals/{proposal}/amendments/{amendment}/vote", new { closesAt = TestCommunity.After(TimeSpan.FromHours(1)), meetingId = meeting });

    public static async Task<JsonNode> Amendment(this TestCommunity here, Guid proposal, Guid amendment) =>
        (await here[0].Get($"proposals/{proposal}/amendments/{amendment}")).Ok()["amendment"]!;

    public static async Task<string> Status(this TestCommunity here, Guid proposal, Guid amendment) =>
        (await here.Amendment(proposal, amendment))["status"]!.GetValue<string>();

    /// <summary>Puts an amendment, votes on it and declares the result.</summary>
    public static async Task<Guid> Vote(this TestCommunity here, Guid proposal, Guid amendment, string answer)
    {
        (await here.Put(proposal, amendment)).Ok();
        var question = (await here.Amendment(proposal, amendment))["question"]!.GetValue<Guid>();
        (await TestCommunity.Cast(here[0], question, answer)).Ok();
        await here.Decide(question);
        return question;
    }
}
