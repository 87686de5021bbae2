using Decisions.Server.Tests.Api.Running;
using NodaTime;

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
        (await here.Secretary.Post($"circles/{circle}/roles", new { role, memberId = here.Members[member].Id, from = Day(-1), until = Day(4 * 365) })).Ok();

    /// <summary>The facilitator's role passes on among these in this order, in turns of a month.</summary>
    public static async Task<Answer> Rotate(this TestCommunity here, Guid circle, string first, params int[] members) =>
        (await here.Secretary.Post($"circles/{circle}/rotations", new
        {
            role = "facilitator", order = members.Select(member => here.Members[member].Id), length = new { count = 1, unit = "months" }, first,
        })).Ok();

    /// <summary>The terms in the facilitator's role that run and are to come, once they are those of these members.</summary>
    public static async Task<IReadOnlyList<(Guid Who, string From, string Until, bool ByRotation)>> Turns(this TestCommunity here, Guid circle, params Guid[] who)
    {
        IReadOnlyList<(Guid Who, string From, string Until, bool ByRotation)> read = [];
        for (var tries = 0; tries < 150; tries++)
        {
            read = [.. (await here.Secretary.Get($"circles/{circle}")).Ok()["roles"]!.AsArray().Where(role => role!["role"]!.GetValue<string>() == "facilitator").Select(role => (
                role!["memberId"]!.GetValue<Guid>(), role["from"]!.GetValue<string>(), role["until"]!.GetValue<string>(), role["byRotation"]!.GetValue<bool>()))];
            if (read.Select(turn => turn.Who).SequenceEqual(who))
                return read;
            await Task.Delay(200);
        }
        throw new Xunit.Sdk.XunitException($"The turns are {string.Join("; ", read)} and were to be of {string.Join(", ", who)}.");
    }

    /// <summary>A day so many days from today, in UTC.</summary>
    public static string Day(int days) => NodaTime.Text.LocalDatePattern.Iso.Format(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(days));

    public static async Task<Guid> DraftFor(this TestCommunity here, int member, Guid circle, string title = "A used oven") =>
        (await here[member].Post("proposals", new { title, text = "It is cheap.", circle })).Ok().Id;

    public static async Task<Answer> OpenBy(this TestCommunity here, Client by, Guid proposal, Guid rule) =>
        await by.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)) });
}
