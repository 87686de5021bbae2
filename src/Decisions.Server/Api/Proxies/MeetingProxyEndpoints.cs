using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proxies;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Proxies;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Proxies;

/// <summary>A member's proxy for a meeting.</summary>
/// <param name="Holder">The member who speaks for the bearer in all that is voted on there, and decides how.</param>
public sealed record MeetingProxyBody(MemberId Holder);

/// <summary>The bearer's own proxy for a meeting.</summary>
/// <param name="Holder">Null where they have none.</param>
/// <param name="SpeaksIn">The decisions on the agenda, by what is known of them now, in which a proxy for the meeting can speak.</param>
/// <param name="LeftOutIn">Those of them in which the holder speaks for as many others, who appointed them before, as the rule allows.</param>
public sealed record MeetingProxyAnswer(Guid MeetingId, MemberId? Holder, string? HolderName, ImmutableArray<Guid> SpeaksIn, ImmutableArray<Guid> LeftOutIn);

internal static class MeetingProxyEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/meetings/{meeting:guid}";
        api.MapPut($"{one}/proxy", Appoint).Does<MeetingProxyBody>("appointMeetingProxy", "Appoint the bearer's proxy for all that is voted on at a meeting");
        api.MapDelete($"{one}/proxy", Revoke).Does("revokeMeetingProxy", "Take the bearer's proxy for a meeting back");
        api.MapGet($"{one}/proxy", Mine).Answers<MeetingProxyAnswer>("getMeetingProxy", "The bearer's own proxy for a meeting");
        api.MapGet($"{one}/proxies", Held).Answers<PageAnswer<SpokenForAtMeeting>>("listMeetingProxies", "For whom the bearer speaks at a meeting");
    }

    private static Task<IResult> Appoint(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine) =>
        ApiRequest.Command<MeetingProxyBody>(http, community, async (body, context) => CommandAnswers.Of(
            await MeetingProxyHandlers.Handle(
                new AppointMeetingProxy(new MeetingId(meeting), context.Actor.Member ?? default(MemberId), body.Holder), context, engine, http.RequestAborted),
            http, meeting));

    private static Task<IResult> Revoke(HttpContext http, Guid community, Guid meeting, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await MeetingProxyHandlers.Handle(
                new RevokeMeetingProxy(new MeetingId(meeting), context.Actor.Member ?? default(MemberId)), context, engine, http.RequestAborted),
            http, meeting));

    private static Task<IResult> Mine(HttpContext http, Guid community, Guid meeting, Reading reading, DecisionsEngine engine, MeetingProxyReading proxies) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToVote(actor, id), async (listed, actor) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Meeting(listed.Id, new MeetingId(meeting), http.RequestAborted);
            if (loaded.State is not { } state)
                return Problems.Of(new MeetingIsUnknown(new MeetingId(meeting)));
            var own = await proxies.Of(listed.Id, state, actor.Member!.Value, head.Now, http.RequestAborted);
            return Reading.Fresh(
                http, new MeetingProxyAnswer(meeting, own.Holder, own.HolderName, [.. own.SpeaksIn.Select(id => id.Value)], [.. own.LeftOutIn.Select(id => id.Value)]), head.NextIndex);
        });

    /// <summary>Few appoint the same holder, since the rules cap what one can vote for: one page has them all.</summary>
    private static Task<IResult> Held(HttpContext http, Guid community, Guid meeting, Reading reading, DecisionsEngine engine, MeetingProxyReading proxies) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToVote(actor, id), async (listed, actor) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Meeting(listed.Id, new MeetingId(meeting), http.RequestAborted);
            if (loaded.State is not { } state)
                return Problems.Of(new MeetingIsUnknown(new MeetingId(meeting)));
            var own = await proxies.Of(listed.Id, state, actor.Member!.Value, head.Now, http.RequestAborted);
            return Reading.Fresh(http, new PageAnswer<SpokenForAtMeeting>(own.Held, Next: null), head.NextIndex);
        });
}
