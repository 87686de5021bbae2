using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Discussions;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using Decisions.Domain.Topics;
using Decisions.Engine;
using Decisions.Engine.Amendments;
using Decisions.Engine.Discussions;
using Decisions.Engine.Ballots;
using Decisions.Engine.Circles;
using Decisions.Engine.Classes;
using Decisions.Engine.Commands;
using Decisions.Engine.Communities;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Members;
using Decisions.Engine.Proposals;
using Decisions.Engine.Proxies;
using Decisions.Engine.Rules;
using Decisions.Engine.Templates;
using Decisions.Engine.Topics;
using NodaTime;

namespace Decisions.Acceptance.Running;

/// <summary>A community that tests set up without its pages, where these are not what is tested.</summary>
public sealed partial class TestCommunity
{
    private readonly Site _site;

    private TestCommunity(Site site) => _site = site;

    public CommunityId Id { get; } = new(Guid.CreateVersion7());

    public MemberId Founder { get; } = new(Guid.CreateVersion7());

    public string Home => $"/c/{Id}";

    public Actor Secretary => new(Id, Founder, [Role.Member, Role.Facilitator, Role.Secretary]);

    private DecisionsEngine Engine => _site.Get<DecisionsEngine>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A bakery in London, founded by Ada Okafor.</summary>
    public static async Task<TestCommunity> Found(Site site, Visibility visibility = Visibility.Hybrid)
    {
        var community = new TestCommunity(site);
        await community.Land(await FoundCommunityHandler.Handle(
            new FoundCommunity(community.Id, "Hill Street Bakery", "Good bread, baked and owned by those who work here.", "Europe/London", visibility, community.Founder),
            new Person(community.Founder, "Ada Okafor", null),
            community.Context(new Actor(null, null, [Role.Admin])), community.Engine, site.Get<People>(), Cancel));
        return community;
    }

    /// <summary>A rule of yes or no by more than half, by open ballots that are counted as they come; shaped by the test.</summary>
    public async Task<RuleId> Rule(Func<DecisionRule, DecisionRule>? shape = null)
    {
        var plain = new DecisionRule(
            "Ordinary resolution", new YesNoMethod(Threshold.SimpleMajority), Quorum.None, null, Franchise.AllMembers,
            ResultsHiddenUntilClose: false, ReasonPolicy.Optional, BallotSecrecy.Open, MayCloseEarly: true);
        var id = new RuleId(Guid.CreateVersion7());
        await Land(await RuleHandlers.Handle(new AdoptRule(id, shape?.Invoke(plain) ?? plain), Context(Secretary), Engine, Cancel));
        return id;
    }

    public async Task<Actor> Member(string name, bool hasJoined = true)
    {
        var person = new Person(new MemberId(Guid.CreateVersion7()), name, null);
        var (imported, rejection) = await ImportMembersHandler.Handle(
            [person], hasJoined, Context(Secretary), Engine, _site.Get<People>(), Cancel);
        rejection.ShouldBeNull();
        await CatchUp(imported!.Index);
        return new Actor(Id, person.Member, [Role.Member]);
    }

    /// <summary>Many who have joined.</summary>
    public async Task<ImmutableArray<Actor>> Members(IEnumerable<string> names)
    {
        ImmutableArray<Person> people = [.. names.Select(name => new Person(new MemberId(Guid.CreateVersion7()), name, null))];
        var (imported, rejection) = await ImportMembersHandler.Handle(
            people, areMembers: true, Context(Secretary), Engine, _site.Get<People>(), Cancel);
        rejection.ShouldBeNull();
        await CatchUp(imported!.Index);
        return [.. people.Select(person => new Actor(Id, person.Member, [Role.Member]))];
    }

    public async Task<ProposalId> Proposal(string title, string text = "We turn orders away every Friday.", params string[] options)
    {
        var id = new ProposalId(Guid.CreateVersion7());
        ImmutableArray<Option> named = [.. options.Select(option => new Option(new OptionId(Guid.CreateVersion7()), option))];
        await Land(await ProposalHandlers.Handle(
            new DraftProposal(id, Founder, title, text, named), Context(Secretary), Engine, Cancel));
        return id;
    }

    public async Task Open(ProposalId proposal, RuleId rule, Duration? length = null) =>
        await Land(await VotingHandlers.Open(
            proposal, rule, Engine.Clock.GetCurrentInstant() + (length ?? Duration.FromDays(3)), Context(Secretary), Engine,
            _site.Get<IElectoralRolls>(), Cancel));

    /// <summary>A proposal that was carried weeks ago and can be confirmed now: written as the log would have it.</summary>
    /// <param name="stated">When the second vote is to be held; null where nobody has said.</param>
    /// <param name="closesBy">When the window ends, from now; in three months where it is left out.</param>
    public async Task<ProposalId> ToBeConfirmed(string title, StatedVote? stated = null, Duration? closesBy = null)
    {
        var rule = await Rule(terms => terms with
        {
            Name = $"{title}, twice", MayCloseEarly = false, MayExtend = false, Confirming = RuleLibrary.Find("amalgamation")!.Terms.Confirming,
        });
        var proposal = await Proposal(title);
        var terms = (await Engine.Streams.Rule(Id, rule, Cancel)).State!.Terms;
        var head = await Engine.Store.Head(Id.Value, Cancel);
        var roll = await _site.Get<IElectoralRolls>().Draw(Id, head.NextIndex, terms.Franchise, head.Now, Cancel);
        var (round, now) = (new RoundId(Guid.CreateVersion7()), Instant.FromUnixTimeSeconds(head.Now.ToUnixTimeSeconds()));
        var plan = new ConfirmationPlan(now - Duration.FromHours(1), now + (closesBy ?? Duration.FromDays(90)), stated);
        var tally = new YesNoTally(roll.Eligible, 2, 0, true, 0, true, Verdict.Carried, 2, 0, 0, Threshold.SimpleMajority, Base: 2, ThresholdMet: true);
        await Land(await Engine.Commands.Run(
            Context(Secretary),
            _ => Task.FromResult(new Plan(
                Streams.Of(proposal), Streams.ProposalType, 1,
                Decision.Of(
                    new VotingOpened(proposal, round, 1, 1, rule, 1, terms, roll, now - Duration.FromDays(20), Confirms: null, plan),
                    new ResultDeclared(proposal, round, tally, head.NextIndex)))),
            Cancel));
        return proposal;
    }

    /// <summary>A vote that should have closed an hour ago, and goes on for want of a quorum: written as the log would have it.</summary>
    public async Task<ProposalId> Prolonged(string title)
    {
        var rule = await Rule(terms => terms with { Name = "Until enough have voted", Quorum = new Quorum(3, null), Prolonging = new Prolonging(48) });
        var proposal = await Proposal(title);
        var terms = (await Engine.Streams.Rule(Id, rule, Cancel)).State!.Terms;
        var head = await Engine.Store.Head(Id.Value, Cancel);
        var roll = await _site.Get<IElectoralRolls>().Draw(Id, head.NextIndex, terms.Franchise, head.Now, Cancel);
        var (round, end) = (new RoundId(Guid.CreateVersion7()), Instant.FromUnixTimeSeconds(head.Now.ToUnixTimeSeconds()) - Duration.FromHours(1));
        await Land(await Engine.Commands.Run(
            Context(Secretary),
            _ => Task.FromResult(new Plan(
                Streams.Of(proposal), Streams.ProposalType, 1,
                Decision.Of(
                    new VotingOpened(proposal, round, 1, 1, rule, 1, terms, roll, end),
                    new VotingProlonged(proposal, round, end + Duration.FromHours(48), Returned: 0, head.NextIndex + 1)))),
            Cancel));
        return proposal;
    }

    /// <summary>Brings members onto the register, in this order.</summary>
    public async Task<IReadOnlyList<Actor>> Members(params string[] names)
    {
        Person[] people = [.. names.Select(name => new Person(new MemberId(Guid.CreateVersion7()), name, null))];
        var (imported, rejection) = await ImportMembersHandler.Handle(people, areMembers: true, Context(Secretary), Engine, _site.Get<People>(), Cancel);
        rejection.ShouldBeNull();
        await CatchUp(imported!.Index);
        return [.. people.Select(person => new Actor(Id, person.Member, [Role.Member]))];
    }

    /// <summary>Gives notice of a vote at stated times.</summary>
    public async Task GiveNotice(ProposalId proposal, RuleId rule, Instant opensAt, Instant closesAt) => await Land(await NoticeHandlers.Handle(
        new GiveNotice(proposal, rule, new StatedVote(opensAt, closesAt), null, null), Context(Secretary), Engine, Cancel));

    /// <summary>Consents, as a member, to a notice that is short.</summary>
    public async Task Consent(Actor member, ProposalId proposal) => await Land(await NoticeHandlers.Handle(
        new ConsentToShortNotice(proposal, member.Member!.Value), Context(member), Engine, Cancel));

    /// <summary>The options of a proposal, in its order.</summary>
    public async Task<ImmutableArray<OptionId>> Options(ProposalId proposal) =>
        [.. (await Engine.Streams.Proposal(Id, proposal, Cancel)).State!.Current.Options.Select(option => option.Id)];

    /// <summary>Gives notice of a vote that opens after a time and is open for a day.</summary>
    public async Task GiveNotice(ProposalId proposal, RuleId rule, Duration opensIn, bool opensByItself = false)
    {
        var opens = Engine.Clock.GetCurrentInstant() + opensIn;
        await Land(await NoticeHandlers.Handle(
            new GiveNotice(proposal, rule, new StatedVote(opens, opens + Duration.FromDays(1)), null, "The plans hang in the bakehouse.") { OpensByItself = opensByItself },
            Context(Secretary), Engine, Cancel));
    }

    /// <summary>A proposal to give a rule other terms.</summary>
    public async Task<ProposalId> Change(RuleId rule, Func<DecisionRule, DecisionRule> shape)
    {
        var (id, terms) = (new ProposalId(Guid.CreateVersion7()), (await Engine.Streams.Rule(Id, rule, Cancel)).State!.Terms);
        await Land(await ProposalHandlers.Handle(
            new DraftProposal(id, Founder, "Plainer rules", "So that everyone knows them.", []) { Change = new RuleChange(rule, shape(terms)) },
            Context(Secretary), Engine, Cancel));
        return id;
    }

    /// <summary>Casts or changes a ballot; answers where it is in the log.</summary>
    public async Task<long> Cast(Actor member, ProposalId proposal, Choice choice, string? reason = null, int revision = 1) =>
        await Land(await BallotHandlers.Handle(
            new CastBallot(proposal, member.Member!.Value, revision, choice, reason, Channel.Web), Context(member), Engine,
            _site.Get<IElectoralRolls>(), Cancel));

    /// <summary>Appoints a proxy, free or instructed, for the first text.</summary>
    public async Task Appoint(Actor member, Actor holder, ProposalId proposal, Choice? instruction = null) =>
        await Land(await ProxyHandlers.Handle(
            new AppointProxy(proposal, member.Member!.Value, holder.Member!.Value, 1, instruction, IsFreeOnOtherTexts: false), Context(member), Engine,
            _site.Get<IElectoralRolls>(), Cancel));

    public async Task Topics(params string[] topics) =>
        await Land(await TopicHandlers.Handle(new NameTopics([.. topics]), Context(Secretary), Engine, Cancel));

    public async Task Topic(ProposalId proposal, string topic) =>
        await Land(await TopicHandlers.Handle(new ChooseTopic(proposal, topic), Context(Secretary), Engine, Cancel));

    public async Task<TemplateId> Template(RuleId rule, string title)
    {
        var id = new TemplateId(Guid.CreateVersion7());
        await Land(await TemplateHandlers.Handle(new SaveTemplate(id, title, "Anything over £500.", rule, "What:\n\nWhat it costs:", 72, 6), Context(Secretary), Engine, Cancel));
        return id;
    }

    /// <summary>The day it is, in UTC.</summary>
    public LocalDate Day => Engine.Clock.GetCurrentInstant().InUtc().Date;

    /// <summary>A circle that these are in; the first of them leads it.</summary>
    public async Task<CircleId> Circle(string name, CircleId? parent, params Actor[] members)
    {
        var id = new CircleId(Guid.CreateVersion7());
        await Land(await CircleHandlers.Handle(new FormCircle(id, parent, name, $"What {name} see to.", CircleJoining.Open), Context(Secretary), Engine, Cancel));
        foreach (var member in members)
            await Land(await CircleMemberHandlers.Handle(new JoinCircle(id, member.Member!.Value, null), Context(member), Engine, Cancel));
        if (members is [var first, ..])
            await Land(await CircleMemberHandlers.Handle(
                new FillCircleRole(id, CircleRole.Facilitator, null, first.Member!.Value, Day.PlusDays(-1), Day.PlusYears(4)), Context(Secretary), Engine, Cancel));
        return id;
    }

    public async Task Classes(params string[] classes) =>
        await Land(await ClassHandlers.Handle(new NameClasses([.. classes]), Context(Secretary), Engine, Cancel));

    /// <summary>Says of which class a member is.</summary>
    public async Task Place(Actor member, string? of, long votes = 1) =>
        await Land(await ClassHandlers.Handle(new PlaceMember(member.Member!.Value, of, votes), Context(Secretary), Engine, Cancel));

    /// <summary>Closes voting and waits until the result is declared.</summary>
    public async Task Close(ProposalId proposal)
    {
        await Land(await VotingHandlers.Handle(new CloseVotingEarly(proposal, null), Context(Secretary), Engine, Cancel));
        await Declared(proposal);
    }

    /// <summary>Waits until a result is declared.</summary>
    public async Task Declared(ProposalId proposal)
    {
        while ((await Engine.Streams.Proposal(Id, proposal, Cancel)).State!.Latest!.Tally is null)
            await Task.Delay(50, Cancel);
        await CatchUp((await Engine.Store.Head(Id.Value, Cancel)).NextIndex - 1);
    }

    public async Task Extend(ProposalId proposal) => await Land(await VotingHandlers.Handle(
        new ExtendVoting(proposal, SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(9), "The post was late."),
        Context(Secretary), Engine, Cancel));

    public async Task Amend(RuleId rule, Func<DecisionRule, DecisionRule> shape)
    {
        var terms = (await Engine.Streams.Rule(Id, rule, Cancel)).State!.Terms;
        await Land(await RuleHandlers.Handle(new AmendRule(rule, shape(terms)), Context(Secretary), Engine, Cancel));
    }

    /// <summary>Asks a question of a proposal, edits it, and has another reply.</summary>
    public async Task<CommentId> Question(Actor asker, Actor other, ProposalId proposal)
    {
        var (id, reply) = (new CommentId(Guid.CreateVersion7()), new CommentId(Guid.CreateVersion7()));
        await Land(await DiscussionHandlers.Handle(
            new MakeComment(id, proposal, asker.Member!.Value, 1, CommentKind.Question, new Passage(0, 2), null, "Who pays?", []), Context(asker), Engine, Cancel));
        await Land(await DiscussionHandlers.Handle(
            new EditComment(id, proposal, asker.Member!.Value, "Who *pays* for it?", [other.Member!.Value]), Context(asker), Engine, Cancel));
        await Land(await DiscussionHandlers.Handle(
            new MakeComment(reply, proposal, other.Member!.Value, 1, CommentKind.Comment, null, id, "All of us.", []), Context(other), Engine, Cancel));
        await Land(await DiscussionHandlers.Handle(new React(reply, proposal, asker.Member!.Value, Reaction.Thanks), Context(asker), Engine, Cancel));
        return id;
    }

    /// <summary>Moves an amendment and has another second it; a third wording of the same words is up to the test.</summary>
    public async Task<AmendmentId> Amendment(Actor mover, Actor seconder, ProposalId proposal, string text)
    {
        var state = (await Engine.Streams.Proposal(Id, proposal, Cancel)).State!.Current;
        var id = new AmendmentId(Guid.CreateVersion7());
        await Land(await AmendmentHandlers.Handle(
            new MoveAmendment(id, proposal, mover.Member!.Value, state.Number, new Wording(state.Title, text, state.Options), null, null),
            Context(mover), Engine, Cancel));
        await Land(await AmendmentHandlers.Second(proposal, id, Context(seconder), Engine, Cancel));
        return id;
    }

    /// <summary>Puts an amendment to the vote.</summary>
    /// <returns>The vote on it.</returns>
    public async Task<ProposalId> Put(ProposalId proposal, AmendmentId amendment)
    {
        await Land(await PutAmendmentHandler.Handle(
            proposal, amendment, Engine.Clock.GetCurrentInstant() + Duration.FromDays(1), Context(Secretary), Engine,
            _site.Get<IElectoralRolls>(), Cancel));
        return (await Engine.Streams.Proposal(Id, proposal, Cancel)).State!.Pending!.Question;
    }

    public async Task Correct(ProposalId proposal, string text, string reason) => await Land(await ProposalHandlers.Handle(
        new CorrectDecision(proposal, text, reason), Context(Secretary), Engine, Cancel));

    /// <summary>Where the newest event is in the log.</summary>
    public async Task<long> Last() => (await Engine.Store.Head(Id.Value, Cancel)).NextIndex - 1;

    public async Task Suspend(Actor member, string reason) => await Land(await ChangeStandingHandler.Handle(
        new SuspendMember(member.Member!.Value, reason), Context(Secretary), Engine, Cancel));

    /// <summary>The day it is where the community is.</summary>
    public LocalDate Today => Engine.Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date;

    public string PageOf(ProposalId proposal) => $"{Home}/decisions/{proposal}";

    public CommandContext Context(Actor actor) => new(Id, actor, Guid.CreateVersion7(), Channel.Web);

    public async Task<long> Land(CommandResult result)
    {
        var index = result.ShouldBeOfType<Done>($"{result}").Index;
        await CatchUp(index);
        return index;
    }

    private async Task CatchUp(long index) =>
        (await _site.Get<CaughtUp>().WaitFor(Id, index + 1, TimeSpan.FromSeconds(20), Cancel)).ShouldBeTrue();
}
