using System.Collections.Immutable;
using Decisions.Domain.Advice;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Advice;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using NodaTime;

namespace Decisions.Server.Api.Advice;

/// <summary>Who is to decide on advice. They take it on by seeking advice.</summary>
public sealed record NameDeciderBody(Guid MemberId);

/// <summary>Seeks advice as whoever decides, of these beside those who were asked before.</summary>
/// <param name="Until">Until then the decider waits for whoever has not spoken. RFC 3339, or a local time of a zone.</param>
/// <param name="Note">What the decider wants to know; may be left out.</param>
public sealed record SeekAdviceBody(Guid RuleId, ImmutableArray<Adviser> Advisers, Instant Until, string? Note = null);

/// <summary>The bearer's advice.</summary>
/// <param name="Revision">The text that the bearer has read.</param>
/// <param name="Text">Left out to say, where one was asked, that one has no advice to give.</param>
public sealed record GiveAdviceBody(int Revision, string? Text = null);

/// <summary>What the decider makes of a piece of advice.</summary>
public sealed record AnswerAdviceBody(string Text);

/// <summary>The advice process of a proposal.</summary>
/// <param name="Decider">Who decides: the proposer, unless another was named.</param>
/// <param name="IsTakenOn">Whether they have taken it on by seeking advice.</param>
/// <param name="RuleId">Null until advice is sought.</param>
/// <param name="Awaited">Those who were asked and have not spoken.</param>
public sealed record AdviceAnswer(
    Guid ProposalId, long Version, MemberId Decider, bool IsTakenOn, Guid? RuleId, ImmutableArray<Adviser> Advisers, Instant? Until, string? Note,
    ImmutableArray<MemberId> Awaited, ImmutableArray<PieceOfAdvice> Given);

internal static class AdviceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}/advice";
        api.MapPut($"{one}/decider", Name).Does<NameDeciderBody>("nameDecider", "Name who is to decide on advice");
        api.MapPut($"{one}/sought", Seek).Does<SeekAdviceBody>("seekAdvice", "Seek advice as whoever decides, of more members or for longer");
        api.MapPut($"{one}/mine", Give).Does<GiveAdviceBody>("giveAdvice", "Give the decider your advice, or say that you have none");
        api.MapPut($"{one}/answers/{{adviser:guid}}", AnswerIt).Does<AnswerAdviceBody>("answerAdvice", "Say as the decider what you make of a piece of advice");
        api.MapGet(one, Read).Answers<AdviceAnswer>("getAdvice", "Who decides, whose advice was sought, and what they advised");
    }

    private static Task<IResult> Name(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<NameDeciderBody>(http, community, async (body, context) => CommandAnswers.Of(
            await AdviceHandlers.Handle(new NameDecider(new ProposalId(proposal), new MemberId(body.MemberId)), context, engine, http.RequestAborted), http, proposal));

    private static Task<IResult> Seek(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<SeekAdviceBody>(http, community, async (body, context) => CommandAnswers.Of(
            await AdviceHandlers.Handle(
                new SeekAdvice(
                    new ProposalId(proposal), new RuleId(body.RuleId), context.Actor.Member ?? default,
                    body.Advisers.IsDefault ? [] : body.Advisers, body.Until, body.Note),
                context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Give(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<GiveAdviceBody>(http, community, async (body, context) => CommandAnswers.Of(
            await AdviceHandlers.Handle(
                new GiveAdvice(new ProposalId(proposal), context.Actor.Member ?? default, body.Revision, body.Text), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> AnswerIt(HttpContext http, Guid community, Guid proposal, Guid adviser, DecisionsEngine engine) =>
        ApiRequest.Command<AnswerAdviceBody>(http, community, async (body, context) => CommandAnswers.Of(
            await AdviceHandlers.Handle(
                new AnswerAdvice(new ProposalId(proposal), new MemberId(adviser), context.Actor.Member ?? default, body.Text), context, engine, http.RequestAborted),
            http, proposal));

    /// <summary>Who advised what is for members.</summary>
    private static Task<IResult> Read(HttpContext http, Guid community, Guid proposal, ProposalReading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, proposal, (actor, id, _) => Permissions.ToReadMembers(actor, id), async read =>
        {
            var loaded = await engine.Streams.Advice(new CommunityId(community), read.State.Id, http.RequestAborted);
            var process = loaded.State ?? new AdviceProcess(read.State.Id);
            return Reading.Fresh(
                http,
                new AdviceAnswer(
                    proposal, loaded.Version, process.DeciderOf(read.State), process.IsTakenOn(read.State), process.Sought?.RuleId.Value,
                    process.Sought?.Advisers ?? [], process.Sought?.Until, process.Sought?.Note, [.. process.Awaited], process.Given),
                loaded.Version, read.Head.NextIndex);
        });
}
