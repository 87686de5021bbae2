using Decisions.Domain.Draws;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Draws;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Draws;

/// <summary>Announces the draw of a panel.</summary>
/// <param name="Purpose">What the panel is for.</param>
/// <param name="Reserves">How many are drawn beyond the places, to step in where one before them declines.</param>
/// <param name="SeedFrom">Where the seed will come from, and how it is written.</param>
/// <param name="SeedAt">Until then nobody can know the seed. RFC 3339, or a local time of a zone.</param>
/// <param name="AnswerDays">How many days each has to answer from when they are asked, before their place may be passed on: 1 to 90; 0 for no such time, 7 when left out.</param>
public sealed record AnnounceDrawBody(string Title, string Purpose, int Places, int Reserves, string SeedFrom, Instant SeedAt, int AnswerDays = 7);

/// <summary>The seed, exactly as it was published where the announcement says.</summary>
public sealed record PublishSeedBody(string Seed);

/// <summary>Whether you take the place for which you were drawn.</summary>
/// <param name="Reason">Why not; may be left out.</param>
public sealed record AnswerPlaceBody(bool Accepts, string? Reason = null);

/// <summary>Whose place is passed on, and why.</summary>
public sealed record PassPlaceOnBody(Guid MemberId, string Reason);

/// <summary>Why the draw is not held.</summary>
public sealed record WithdrawDrawBody(string Reason);

/// <summary>A draw of a panel.</summary>
/// <param name="Pool">Who can be drawn, as a roll: as of an index of the log, with its count and digest.</param>
/// <param name="Seed">Null until it is published.</param>
/// <param name="Status">'due' from the moment at which its seed can be known until that is published.</param>
/// <param name="Order">Those who were drawn, in the order of the lot; empty before.</param>
/// <param name="Withdrawal">When it was withdrawn and why; null where it was not.</param>
/// <param name="WithdrawnBefore">The draws that were withdrawn before it, since the last that was drawn, the latest first; null in a list.</param>
public sealed record DrawAnswer(
    Guid Id, long Version, DrawStatus Status, string Title, string Purpose, ElectoralRoll Pool, int Places, int Reserves, string SeedFrom, Instant SeedAt, int AnswerDays,
    string? Seed, IReadOnlyList<DrawnAnswer> Order, DrawWithdrawal? Withdrawal, IReadOnlyList<WithdrawnDrawAnswer>? WithdrawnBefore = null);

/// <summary>A draw that was withdrawn before another was announced.</summary>
public sealed record WithdrawnDrawAnswer(Guid Id, string Title, DrawWithdrawal Withdrawal);

/// <summary>A member who was drawn.</summary>
/// <param name="AnswerUntil">For who is asked: when their place may be passed on unless they have answered; null where no time is stated.</param>
public sealed record DrawnAnswer(Guid MemberId, DrawnStanding Standing, Instant? AnswerUntil);

internal static class DrawEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/draws";
        const string one = $"{all}/{{draw:guid}}";
        api.MapPost(all, Announce).Does<AnnounceDrawBody>("announceDraw", "Announce the draw of a panel by lot", created: true);
        api.MapPost($"{one}/seed", Publish).Does<PublishSeedBody>("publishSeed", "Publish the seed of a draw, by which the panel is drawn at once");
        api.MapPut($"{one}/place", Answer).Does<AnswerPlaceBody>("answerPlace", "Take the place for which you were drawn, or decline it");
        api.MapPost($"{one}/place/passing", Pass).Does<PassPlaceOnBody>("passPlaceOn", "Pass a place on to the next in the order, where the member who was drawn cannot take it or has not answered in time");
        api.MapPost($"{one}/withdrawal", Withdraw).Does<WithdrawDrawBody>("withdrawDraw", "Withdraw a draw before its seed can be known");
        api.MapGet(all, All).Answers<PageAnswer<DrawAnswer>>("listDraws", "The draws of panels, the latest first");
        api.MapGet(one, One).Answers<DrawAnswer>("getDraw", "A draw with its seed and whom it drew");
    }

    private static Task<IResult> Announce(
        HttpContext http, Guid community, DecisionsEngine engine, IElectoralRolls rolls, DrawReading draws, CaughtUp caughtUp) =>
        ApiRequest.Command<AnnounceDrawBody>(http, community, async (body, context) =>
        {
            var id = new DrawId(Guid.CreateVersion7());
            return CommandAnswers.Created(
                await DrawHandlers.Announce(
                    pool => new AnnounceDraw(id, body.Title, body.Purpose, pool, body.Places, body.Reserves, body.SeedFrom, body.SeedAt, body.AnswerDays),
                    context, engine, rolls, draws, caughtUp, http.RequestAborted),
                http, made => $"/api/v1/communities/{community}/draws/{made}");
        });

    private static Task<IResult> Publish(HttpContext http, Guid community, Guid draw, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<PublishSeedBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DrawHandlers.Publish(new DrawId(draw), body.Seed, context, engine, rolls, http.RequestAborted), http, draw));

    private static Task<IResult> Answer(HttpContext http, Guid community, Guid draw, DecisionsEngine engine) =>
        ApiRequest.Command<AnswerPlaceBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DrawHandlers.Handle(
                new AnswerPlace(new DrawId(draw), context.Actor.Member ?? default, body.Accepts, body.Reason), context, engine, http.RequestAborted),
            http, draw));

    private static Task<IResult> Pass(HttpContext http, Guid community, Guid draw, DecisionsEngine engine) =>
        ApiRequest.Command<PassPlaceOnBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DrawHandlers.Handle(new PassPlaceOn(new DrawId(draw), new MemberId(body.MemberId), body.Reason), context, engine, http.RequestAborted), http, draw));

    private static Task<IResult> Withdraw(HttpContext http, Guid community, Guid draw, DecisionsEngine engine) =>
        ApiRequest.Command<WithdrawDrawBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DrawHandlers.Handle(new WithdrawDraw(new DrawId(draw), body.Reason), context, engine, http.RequestAborted), http, draw));

    private static Task<IResult> All(HttpContext http, Guid community, [AsParameters] PageQuery page, Reading reading, DrawReading draws, DecisionsEngine engine) =>
        reading.Answer(http, community, ToRead, async (listed, _) =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out long? before))
                return Problems.Of(PageQuery.CursorIsMalformed);
            var head = await engine.Store.Head(community, http.RequestAborted);
            var found = await draws.Ask(listed.Id, before, page.Size, http.RequestAborted);
            return Reading.Fresh(
                http, new PageAnswer<DrawAnswer>([.. found.Value.Items.Select(each => AnswerOf(each.Draw, each.Version, head.Now))], found.Value.Next?.ToString()),
                found.NextIndex);
        });

    private static Task<IResult> One(HttpContext http, Guid community, Guid draw, Reading reading, DrawReading draws, DecisionsEngine engine) =>
        reading.Answer(http, community, ToRead, async (listed, _) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Draw(listed.Id, new DrawId(draw), http.RequestAborted);
            return loaded.State is { } state
                ? Reading.Fresh(
                    http, AnswerOf(state, loaded.Version, head.Now) with
                    {
                        WithdrawnBefore =
                        [
                            .. (await draws.WithdrawnBefore(listed.Id, state.Id, http.RequestAborted))
                                .Select(each => new WithdrawnDrawAnswer(each.Id.Value, each.Said.Title, each.Withdrawal!)),
                        ],
                    }, loaded.Version, head.NextIndex)
                : Problems.Of(new DrawIsUnknown(new DrawId(draw)));
        });

    /// <summary>Who was drawn is for members.</summary>
    private static Domain.Rejection? ToRead(Actor actor, CommunityId community, Visibility visibility) => Permissions.ToReadMembers(actor, community);

    private static DrawAnswer AnswerOf(Draw draw, long version, Instant now) => new(
        draw.Id.Value, version, draw.StatusAt(now), draw.Said.Title, draw.Said.Purpose, draw.Said.Pool, draw.Said.Places, draw.Said.Reserves, draw.Said.Statement,
        draw.Said.SeedAt, draw.Said.AnswerDays, draw.Seed, [.. draw.Order.Select(member => Drawn(draw, member))],
        draw.Withdrawal);

    private static DrawnAnswer Drawn(Draw draw, MemberId member) =>
        draw.StandingOf(member) is var standing && standing == DrawnStanding.Asked ? new(member.Value, standing, draw.AnswerUntil(member)) : new(member.Value, standing, null);
}
