using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Ideas;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.FollowThrough;
using Decisions.Server.Api.Discussions;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Selections;
using NodaTime;

namespace Decisions.Server.Api.Proposals;

/// <summary>A proposal with its present text and its latest round.</summary>
/// <param name="Current">The text as it stands.</param>
/// <param name="Round">The latest round, or null before the first.</param>
/// <param name="Notice">The notice that binds the next round, or null.</param>
/// <param name="Change">What it would make of a decision rule, or null.</param>
public sealed record ProposalAnswer(
    Guid Id, long Version, ProposalStatus Status, Guid Proposer, Revision Current, int Revisions, RoundAnswer? Round,
    NoticeAnswer? Notice = null, RuleChange? Change = null)
{
    /// <summary>The amendment that the vote on it decides, or null.</summary>
    public AmendmentName? Puts { get; init; }

    /// <summary>The lost amendment that it was made of, or null.</summary>
    public AmendmentName? Follows { get; init; }

    /// <summary>The amendment of it that is being voted on, or null.</summary>
    public Guid? AmendmentOnVote { get; init; }

    /// <summary>The topic that it is of, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>The template that it began with, or null.</summary>
    public Guid? TemplateId { get; init; }

    /// <summary>The circle that it is with; null for the whole community.</summary>
    public Guid? Circle { get; init; }

    /// <summary>The role that it fills, and with whom, once consent is reached; null for any other.</summary>
    public FillsAnswer? Fills { get; init; }

    /// <summary>Whether any member may add options until notice is given of the vote, or it opens.</summary>
    public bool AsksForIdeas { get; init; }

    /// <summary>The options that members have added, those that were taken out too.</summary>
    public IReadOnlyList<Idea> Ideas { get; init; } = [];
}

/// <summary>A notice of a vote.</summary>
/// <param name="Terms">The rule's terms, in full.</param>
/// <param name="Confirming">When the confirming vote is held, or null.</param>
/// <param name="ClearDays">How many clear days it gives.</param>
/// <param name="IsShort">Whether the rule asks for more, so that members must consent.</param>
/// <param name="Consents">How many members have consented.</param>
public sealed record NoticeAnswer(
    int Revision, Guid RuleId, int RuleVersion, DecisionRule Terms, StatedVote Vote, StatedVote? Confirming, int ClearDays, bool IsShort,
    int Consents, string? Text)
{
    /// <summary>Whether voting opens by itself at the time stated.</summary>
    public bool OpensByItself { get; init; }

    /// <summary>The last instant at which it does: half of its time is left then. Null where it does not.</summary>
    public Instant? OpensByItselfUntil { get; init; }

    public static NoticeAnswer? Of(GivenNotice? notice) => notice is not { Said: var said } ? null : new(
        said.Revision, said.RuleId.Value, said.RuleVersion, said.Terms, said.Vote, said.Confirming, said.ClearDays, notice.IsShort,
        notice.Consents.Length, said.Text)
    {
        OpensByItself = said.OpensByItself, OpensByItselfUntil = said.OpensByItself ? said.Vote.LastOpening : null,
    };
}

/// <summary>A round of voting.</summary>
/// <param name="Revision">The revision that is voted on.</param>
/// <param name="Terms">The rule's terms as they were when it opened.</param>
/// <param name="RuleInWords">The same, for a member.</param>
/// <param name="ClosesAt">Ballots are in time up to and including this instant, unless it was closed early.</param>
/// <param name="IsClosedEarly">Whether it ended before that: by a facilitator or by its rule.</param>
/// <param name="Notice">The notice that was given of it, or null.</param>
/// <param name="Confirms">The round that it must confirm, or null.</param>
/// <param name="Confirmation">When the vote may be held that must confirm it, or null.</param>
/// <param name="Supersedes">The round that a carried amendment ended, in whose place this one is; or null.</param>
/// <param name="Held">The meeting that it opened at, and by which quorum; or null.</param>
public sealed record RoundAnswer(
    Guid Id, int Number, int Revision, Guid RuleId, int RuleVersion, DecisionRule Terms, IReadOnlyList<string> RuleInWords,
    ElectoralRoll Roll, Instant ClosesAt, bool IsClosedEarly, string? Outcome,
    NoticeAnswer? Notice = null, Guid? Confirms = null, ConfirmationPlan? Confirmation = null, SupersededRound? Supersedes = null,
    HeldVote? Held = null)
{
    /// <summary>What was put right after the result, in that order.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>What came of counting it again last, or null. Where it does not agree, the result is in dispute.</summary>
    public Recount? Recount { get; init; }

    /// <summary>When it was to close before its rule prolonged it for want of a quorum, or null. <c>closesAt</c> is its latest end then.</summary>
    public Instant? ProlongedFrom { get; init; }

    /// <summary>What its rule ended it for, before its time; or null.</summary>
    public EndReason? Ended { get; init; }

    /// <summary>The topic that the proposal was of when it opened, or null.</summary>
    public string? Topic { get; init; }

    public static RoundAnswer Of(Round round, SupersededRound? supersedes) => new(
        round.Id.Value, round.Number, round.Revision, round.RuleId.Value, round.RuleVersion, round.Terms,
        Domain.Rules.RuleInWords.Of(round.Terms), round.Roll, round.ClosesAt, round.IsEnded, round.Outcome,
        NoticeAnswer.Of(round.Notice), round.Confirms?.Value, round.Confirmation, supersedes, round.Held)
    {
        Corrections = round.Corrections, Recount = round.Recount, Ended = round.Ended, ProlongedFrom = round.ProlongedFrom, Topic = round.Topic,
    };
}

internal static class ProposalQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/proposals";
        const string one = $"{all}/{{proposal:guid}}";
        api.MapGet(all, Register).Answers<PageAnswer<ListedDecision>>("listProposals", "The register of decisions, newest first");
        api.MapGet("/communities/{community:guid}/me/needing-my-vote", NeedingMyVote)
            .Answers<PageAnswer<ListedDecision>>("needingMyVote", "Open votes in which the bearer may vote and has not");
        api.MapGet(one, One).Answers<ProposalAnswer>("getProposal", "A proposal with its present text and its latest round");
        api.MapGet($"{one}/revisions", Revisions).Answers<PageAnswer<Revision>>("listRevisions", "Every revision of a proposal's text");
        api.MapGet($"{one}/history", History).Answers<PageAnswer<HistoryItem>>("getHistory", "Everything that happened to a decision, oldest first");
    }

    private static Task<IResult> Register(
        HttpContext http, Guid community, string[]? status, string? text, string? topic, Guid? circle, [AsParameters] PageQuery page,
        Reading reading, RegisterOfDecisions register, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (listed, actor) =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out long? before))
                return Problems.Of(PageQuery.CursorIsMalformed);
            var (statuses, unknown) = WordQuery.Read<ProposalStatus>("status", status);
            if (unknown is not null)
                return Problems.Of(unknown);
            if (text is not null && TextRule.Line("text", text) is { } unfit)
                return Problems.Of(new QueryIsMalformed("text", unfit.Reason));
            if (topic is not null && TextRule.Line("topic", topic) is { } unfitTopic)
                return Problems.Of(new QueryIsMalformed("topic", unfitTopic.Reason));
            // The register may be public where what is under way is not, and where the names of members never are.
            var onlyRegister = Permissions.ToRead(actor, listed.Id, listed.Visibility) is not null;
            var namesShow = Permissions.ToReadMembers(actor, listed.Id) is null;
            var found = await register.Ask(
                listed.Id, onlyRegister, statuses, text, engine.Clock.GetCurrentInstant(), before, page.Size,
                http.RequestAborted, topic, circle is { } with ? new CircleId(with) : null);
            var items = namesShow ? found.Value.Items : [.. found.Value.Items.Select(item => item with { ProposerName = null })];
            return Reading.Fresh(http, new PageAnswer<ListedDecision>(items, found.Value.Next?.ToString()), found.NextIndex);
        });

    private static Task<IResult> NeedingMyVote(
        HttpContext http, Guid community, Reading reading, DecisionsNeedingMyVote needing, DecisionsEngine engine) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToVote(actor, id), async (_, actor) =>
        {
            var found = await needing.Ask(
                new CommunityId(community), actor.Member!.Value, engine.Clock.GetCurrentInstant(), http.RequestAborted);
            return Reading.Fresh(http, new PageAnswer<ListedDecision>(found.Value, null), found.NextIndex);
        });

    private static Task<IResult> One(HttpContext http, Guid community, Guid proposal, ProposalReading reading) =>
        reading.Answer(http, community, proposal, Permissions.ToRead, read =>
        {
            var state = read.State;
            var answer = new ProposalAnswer(
                proposal, read.Version, state.StatusAt(read.Now), state.Proposer.Value, state.Current, state.Revisions.Length,
                state.Latest is { } round ? RoundAnswer.Of(round, SupersededBy(state)) : null, NoticeAnswer.Of(state.StandingNotice), state.Change)
            {
                Puts = state.Puts, Follows = state.Follows, AmendmentOnVote = state.Pending?.AmendmentId.Value, Topic = state.Topic,
                TemplateId = state.TemplateId?.Value, Circle = state.Circle?.Value, Fills = FillsAnswer.Of(state.Fills, Permissions.ToReadMembers(read.Actor, new CommunityId(community)) is null),
                AsksForIdeas = state.AsksForIdeas, Ideas = state.Ideas,
            };
            return Task.FromResult(Reading.Fresh(http, answer, read.Version, read.Head.NextIndex));
        });

    /// <summary>The round that a carried amendment ended, in whose place the latest one is; or null.</summary>
    private static SupersededRound? SupersededBy(Proposal state) =>
        state.Rounds is [.., { IsSuperseded: true } ended, _] ? new SupersededRound(ended.Id, ended.Revision) : null;

    private static Task<IResult> Revisions(HttpContext http, Guid community, Guid proposal, ProposalReading reading) =>
        reading.Answer(http, community, proposal, Permissions.ToRead, read => Task.FromResult(
            Reading.Fresh(http, new PageAnswer<Revision>(read.State.Revisions, null), read.Version, read.Head.NextIndex)));

    private static Task<IResult> History(
        HttpContext http, Guid community, Guid proposal, [AsParameters] PageQuery page, ProposalReading reading,
        HistoryOfDecision history) =>
        reading.Answer(http, community, proposal, Permissions.ToRead, async read =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out long? after))
                return Problems.Of(PageQuery.CursorIsMalformed);
            var id = new CommunityId(community);
            var shown = BallotsShown.To(read.Actor, id, read.State, read.Now);
            var found = await history.Ask(
                id, read.State.Id, shown.Count > 0 ? HistoryPayloads.All : HistoryPayloads.AllButBallots, after, page.Size,
                http.RequestAborted);
            var namesShow = Permissions.ToReadMembers(read.Actor, id) is null;
            return Reading.Fresh(
                http,
                new PageAnswer<HistoryItem>(
                    [
                        .. found.Value.Items.Select(item => item with
                        {
                            ActorName = namesShow ? item.ActorName : null,
                            Payload = BallotsShown.Payload(
                                item.Type, CommentsShown.Payload(item.Type, namesShow ? item.Payload : MembersOnly.ToVisitors(item.Type, item.Payload)), shown,
                                BallotsShown.ProxiesTo(read.Actor, id, read.State)),
                        }),
                    ],
                    found.Value.Next?.ToString()),
                found.NextIndex);
        });
}
