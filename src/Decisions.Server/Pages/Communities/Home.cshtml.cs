using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Amendments;
using Decisions.Engine.Circles;
using Decisions.Engine.Identity;
using Decisions.Engine.Members;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Engine.ReadModels.Delegations;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.ReadModels.Meetings;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.ReadModels.Proxies;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Api.FollowThrough;
using Decisions.Server.Api.Proxies;
using Decisions.Server.Pages.ConsentRounds;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Waiting;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Communities;

/// <summary>A community's home: first what needs the reader's vote, then what goes on, then what was decided.</summary>
public sealed class HomeModel(
    PageServices services, MemberById members, DecisionsNeedingMyVote needing, RoundsIVotedIn voted,
    RegisterOfDecisions register, ProxiesOfMine proxies, DelegationsOfMine delegations, RulesOf rules, WaitingForMe waiting, SaidToMe said, LatestDecisions latest, CirclesOfMine circles, TurnsOfMine turns, CallsToAction toDo,
    DecisionsInForceList inForce, MeetingsOf meetings, AmendmentReading amendments, MeetingProxyReading meetingProxies, IEnumerable<IAwaitsMember> kinds)
    : CommunityPage(services)
{
    private const int Few = 5;
    private const int Many = 50;

    private static readonly Duration Lately = Duration.FromDays(14);

    /// <summary>How many days before its day an action is shown here.</summary>
    private const int DaysAhead = 7;

    public override bool IsLive => MayRead;

    public bool IsInvited { get; private set; }

    public bool IsVoter { get; private set; }

    public bool IsNew { get; private set; }

    public ImmutableArray<ListedDecision> NeedsMyVote { get; private set; } = [];

    public ImmutableArray<ListedDecision> AlsoOpen { get; private set; } = [];

    /// <summary>The open rounds in which a ballot of the reader's stands.</summary>
    public ImmutableHashSet<RoundId> Voted { get; private set; } = [];

    /// <summary>Those of them that a proxy cast in the reader's name.</summary>
    public ImmutableHashSet<RoundId> CastByProxy { get; private set; } = [];

    /// <summary>In which open votes somebody speaks for the reader, or the reader for somebody, in words.</summary>
    public IReadOnlyDictionary<ProposalId, string> Proxies { get; private set; } = ImmutableDictionary<ProposalId, string>.Empty;

    /// <summary>Whom the reader lets vote for them until they take that back, in words.</summary>
    public ImmutableArray<string> Delegated { get; private set; } = [];

    /// <summary>Who lets the reader vote for them, in words; null where nobody does.</summary>
    public string? DelegatedToMe { get; private set; }

    /// <summary>Whether a rule lets members vote for others until that is taken back.</summary>
    public bool CanDelegate { get; private set; }

    /// <summary>Consent rounds between positions.</summary>
    public ImmutableArray<ListedDecision> Seeking { get; private set; } = [];

    /// <summary>Those of them that wait for the reader.</summary>
    public ImmutableArray<WaitingConsent> Waiting { get; private set; } = [];

    /// <summary>What else waits for the reader, or that they have promised.</summary>
    public ImmutableArray<Awaited> Awaited { get; private set; } = [];

    /// <summary>What others said to the reader in the last two weeks and waits for a word of theirs, with who said it.</summary>
    public ImmutableArray<(SaidToMember Said, string By)> SaidToReader { get; private set; } = [];

    /// <summary>The reader's turns in roles of circles that are to come, the soonest first, with the circle.</summary>
    public ImmutableArray<(TurnOfMine Turn, Circle Circle)> MyTurns { get; private set; } = [];

    /// <summary>The reader's actions whose day has come or is near, the soonest first.</summary>
    public ImmutableArray<ActionToDo> ActionsDue { get; private set; } = [];

    /// <summary>The reader's decisions whose review is due; all of them for whoever facilitates.</summary>
    public ImmutableArray<DecisionInForce> ReviewsDue { get; private set; } = [];

    public ImmutableArray<ListedDecision> Drafts { get; private set; } = [];

    public ImmutableArray<ListedDecision> Latest { get; private set; } = [];

    /// <summary>Whether the community has circles.</summary>
    public bool HasCircles { get; private set; }

    /// <summary>Those that the reader is in or follows.</summary>
    public ImmutableArray<Circle> MyCircles { get; private set; } = [];

    /// <summary>Whether the reader has asked for what is with other circles too.</summary>
    public bool ShowsAll => Request.Query["circles"] == "all";

    /// <summary>The circles of which decisions are shown, besides those of the whole community; null for all.</summary>
    private IReadOnlyCollection<CircleId>? ShownCircles { get; set; }

    /// <summary>The meeting that is under way, or else the next one; null where none is ahead.</summary>
    public ListedMeeting? NextMeeting { get; private set; }

    /// <summary>The next meeting, and in how many votes there the reader's proxy leaves them out; null where in none.</summary>
    public (ListedMeeting Meeting, int Votes)? LeftOutAt { get; private set; }

    /// <summary>When voting opens on drafts of which notice was given.</summary>
    public IReadOnlyDictionary<ProposalId, Instant> Noticed { get; private set; } = ImmutableDictionary<ProposalId, Instant>.Empty;

    public DecisionRows Rows(ImmutableArray<ListedDecision> decisions, string whenNone) => new(decisions, Home, Times, whenNone);

    protected override Rejection? Gate() => Permissions.ToReadRegister(Actor, Id, Community.Visibility);

    public Task OnGet() => Load();

    /// <summary>Joins.</summary>
    public async Task<IActionResult> OnPost()
    {
        await Load();
        if (Actor.Member is not { } member)
            return Refuse(new SignInIsNeeded());
        var result = await ChangeStandingHandler.Handle(new JoinCommunity(member, Channel.Web), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}?done=joined", Home);
    }

    private async Task Load()
    {
        if (!MayRead)
            return;
        if (Actor.Community == Id && Actor.Member is { } member)
        {
            var standing = (await members.Ask(Id, member, Cancel)).Value?.Standing;
            IsInvited = standing == Standing.Invited;
            IsVoter = standing == Standing.Joined;
            NeedsMyVote = (await needing.Ask(Id, member, Now, Cancel)).Value;
        }
        if (IsVoter)
            await LoadCircles(Actor.Member!.Value);
        var mine = NeedsMyVote.Select(decision => decision.Id).ToHashSet();
        AlsoOpen = [.. (await List([ProposalStatus.Open, ProposalStatus.Closed], Many)).Where(decision => !mine.Contains(decision.Id))];
        if (Actor.Community == Id && Actor.Member is { } voter)
        {
            var cast = (await voted.Ask(Id, voter, AlsoOpen.Select(decision => decision.Round!.Id), Cancel)).Value;
            (Voted, CastByProxy) = ([.. cast.Select(round => round.Id)], [.. cast.Where(round => round.IsByProxy).Select(round => round.Id)]);
            var open = NeedsMyVote.Concat(AlsoOpen).Where(decision => decision.Status == ProposalStatus.Open).ToList();
            var standing = await proxies.Ask(Id, voter, open.Select(decision => decision.Id), Cancel);
            Proxies = standing.GroupBy(proxy => proxy.ProposalId).ToDictionary(
                group => group.Key, group => SpokenForInWords.Of(group, voter, hasVoted: open.Any(decision => decision.Id == group.Key && Voted.Contains(decision.Round!.Id))));
        }
        if (IsVoter)
        {
            var standing = await delegations.Ask(Id, Actor.Member!.Value, Cancel);
            (Delegated, DelegatedToMe) = (DelegationInWords.Given(standing, Actor.Member.Value), DelegationInWords.Held(standing, Actor.Member.Value));
            CanDelegate = (await rules.Ask(Id, retiredToo: false, Cancel)).Value.Any(rule => rule.Terms.Proxies is { StandingDelegation: true });
        }
        var seeking = await List([ProposalStatus.SeekingAgreement], Few * 2);
        if (IsVoter)
            await LoadToDo(Actor.Member!.Value);
        if (IsVoter)
            Waiting = await waiting.Of(this, Actor.Member!.Value, seeking, Cancel);
        if (IsVoter)
            foreach (var kind in kinds)
                Awaited = Awaited.AddRange(await kind.Of(this, Actor.Member!.Value, Cancel));
        if (IsVoter)
            SaidToReader = await Said(Actor.Member!.Value);
        Seeking = [.. seeking.Where(decision => Waiting.All(mine => mine.Decision.Id != decision.Id))];
        Drafts = await List([ProposalStatus.Draft, ProposalStatus.Scheduled], Few);
        Latest = await latest.Ask(Id, ShownCircles, Now, Few, Cancel);
        await LoadAhead();
        IsNew = MayKeep && Latest.IsEmpty && AlsoOpen.IsEmpty && NeedsMyVote.IsEmpty;
    }

    /// <summary>What is ahead: the next meeting, and what members do before voting opens. Few are looked at, for each is read by itself.</summary>
    private async Task LoadAhead()
    {
        var ahead = (await meetings.Ask(Id, Cancel)).Value.Where(meeting => meeting.Status != MeetingStatus.Closed).ToList();
        NextMeeting = ahead.Find(meeting => meeting.Status == MeetingStatus.Sitting) ?? ahead.MinBy(meeting => meeting.AppointedAt);
        Dictionary<ProposalId, Instant> noticed = [];
        foreach (var decision in Drafts)
        {
            if ((await Engine.Streams.Proposal(Id, decision.Id, Cancel)).State is not { } proposal)
                continue;
            if (proposal.StandingNotice is { } notice)
            {
                noticed[decision.Id] = notice.Said.Vote.OpensAt;
                if (IsVoter && notice.IsShort && notice.Said.Terms.Notice?.ShortNotice is not null && !notice.Consents.Contains(Actor.Member!.Value)
                    && (proposal.Circle is null || (await CircleStanding.Of(proposal.Circle, Id, Actor, Engine, Cancel)).IsIn))
                    Waiting = Waiting.Add(new WaitingConsent(decision, "The notice is short. Do you consent to that?", "/consent"));
            }
        }
        Noticed = noticed;
        if (!IsVoter)
            return;
        if (NextMeeting is { } next && (await Engine.Streams.Meeting(Id, next.Id, Cancel)).State is { } meeting
            && (await meetingProxies.Of(Id, meeting, Actor.Member!.Value, Now, Cancel)).LeftOutIn.Length is > 0 and var votes)
            LeftOutAt = (next, votes);
        foreach (var decision in Drafts.Concat(NeedsMyVote.Concat(AlsoOpen).Take(Few)))
            if (await amendments.Load(Id, decision.Id, Cancel) is { State: var moved }
                && moved.All.FirstOrDefault(each => each.Mover == Actor.Member && moved.IsOpen(each) && !moved.IsUpToDate(each)) is { } mine)
                Waiting = Waiting.Add(new WaitingConsent(decision, "The text has changed: your amendment has to be fitted to it anew.", $"/amendments/{mine.Id}"));
    }

    private async Task<ImmutableArray<(SaidToMember, string)>> Said(MemberId reader)
    {
        List<SaidToMember> all = [];
        foreach (var each in await said.Ask(Id, reader, Now - Lately, Few, Cancel))
            if (await MayReadDiscussion(each.Proposal))
                all.Add(each);
        var names = (await Services.People.ByMembers(Id, [.. all.Select(each => each.Author).Distinct()], Cancel)).ToDictionary(person => person.Member, person => person.Name);
        return [.. all.Select(each => (each, PersonInWords.Of(each.Author, names.GetValueOrDefault(each.Author))))];
    }

    /// <summary>Whoever was told something in a circle may have left it, or the decision may be with another.</summary>
    private async Task<bool> MayReadDiscussion(ProposalId proposal) =>
        (await Engine.Streams.Discussion(Id, proposal, Cancel)).State is not { Audience: DiscussionAudience.Circle }
        || Permissions.ToReadDiscussion(
            Actor, Id, Visibility.MembersOnly, DiscussionAudience.Circle,
            await CircleStanding.Of((await Engine.Streams.Proposal(Id, proposal, Cancel)).State?.Circle, Id, Actor, Engine, Cancel)) is null;

    private async Task LoadToDo(MemberId member)
    {
        var soon = Times.Today.PlusDays(DaysAhead);
        ActionsDue = [.. (await toDo.Actions(Id, member, new CallsToActionFilter(), null, Many, Cancel)).Value.Items
            .Where(each => each.Action.Due <= soon).OrderBy(each => each.Action.Due)];
        ReviewsDue = [.. (await inForce.Ask(Id, null, Times.Today, Now, null, Many, Cancel)).Value.Items
            .Where(each => MayFacilitate || each.Decision.Proposer == member).OrderBy(each => each.ReviewOn).Take(Few)];
    }

    private async Task<ImmutableArray<ListedDecision>> List(ImmutableArray<ProposalStatus> statuses, int limit) =>
        (await register.Ask(Id, onlyRegister: false, statuses, null, Now, null, limit, Cancel, circles: ShownCircles)).Value.Items;

    private async Task LoadCircles(MemberId member)
    {
        var tree = (await Engine.Streams.Circles(Id, Cancel)).State ?? CircleTree.None;
        HasCircles = !tree.All.IsEmpty;
        var mine = await circles.Ask(Id, member, Cancel);
        MyCircles = [.. tree.All.Where(circle => !circle.IsClosed && mine.All.Contains(circle.Id)).OrderBy(circle => circle.Name, StringComparer.OrdinalIgnoreCase)];
        MyTurns = [.. (await turns.Ask(Id, member, Times.Today, Cancel)).Where(turn => tree.Find(turn.Circle) is { IsClosed: false }).Select(turn => (turn, tree.Find(turn.Circle)!))];
        ShownCircles = HasCircles && !ShowsAll ? mine.All : null;
    }
}
