using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Reminders;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Reminders;

/// <summary>Whether the bearer gets reminders of votes in which they have not voted.</summary>
public sealed record SwitchedReminders(bool On);

internal static class RemindersSwitch
{
    public static void Map(RouteGroupBuilder api)
    {
        const string mine = "/communities/{community:guid}/reminders";
        api.MapGet(mine, Ask).Answers<SwitchedReminders>("getReminders", "Whether the bearer gets reminders");
        api.MapPut(mine, Switch).Sets<SwitchedReminders>("switchReminders", "Switch the bearer's reminders on or off");
    }

    private static Task<IResult> Ask(HttpContext http, Guid community, Reading reading, DecisionsEngine engine, ReminderBook book) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToSwitchReminders(actor, id), async (_, actor) => Reading.Fresh(
            http, new SwitchedReminders(await book.IsOn(new CommunityId(community), actor.Member!.Value, http.RequestAborted)),
            (await engine.Store.Head(community, http.RequestAborted)).NextIndex));

    /// <summary>No command: nothing of it is on record, and the same again does nothing.</summary>
    private static Task<IResult> Switch(HttpContext http, Guid community, DecisionsEngine engine, ReminderBook book) =>
        ApiRequest.Command<SwitchedReminders>(http, community, async (body, context) =>
        {
            if (Permissions.ToSwitchReminders(context.Actor, context.Community) is { } rejection)
                return Problems.Of(rejection);
            await book.Switch(context.Community, context.Actor.Member!.Value, body.On, engine.Clock.GetCurrentInstant(), http.RequestAborted);
            return Results.Json(body, ApiJson.Options);
        });
}
