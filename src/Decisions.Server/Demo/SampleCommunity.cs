using System.Collections.Immutable;
using System.Text;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Ballots;
using Decisions.Engine.Commands;
using Decisions.Engine.Communities;
using Decisions.Engine.Identity;
using Decisions.Engine.Members;
using Decisions.Engine.Proposals;
using Decisions.Engine.Rules;
using Decisions.Server.Hosting;
using NodaTime;

namespace Decisions.Server.Demo;

/// <summary>
/// A bakery of twelve who own it together: one decision made, one vote open, one election open, one draft. All of it
/// goes through the ordinary commands, under ids that follow from their names, so making it again changes nothing.
/// </summary>
internal sealed class SampleCommunity(EngineSession session)
{
    private static readonly string[] Names =
    [
        "Ada Okafor", "Ben Carter", "Cleo Diaz", "Dev Patel", "Elif Kaya", "Finn Murray",
        "Gwen Price", "Hana Sato", "Ivo Novak", "Jo Walsh", "Kofi Mensah", "Lena Vogt",
    ];

    private readonly CommunityId _community = new(DerivedId.From("demo", "community"));
    private readonly DecisionsEngine _engine = session.Get<DecisionsEngine>();

    /// <summary>Makes what is missing of it.</summary>
    public async Task Make(CancellationToken cancel)
    {
        await Found(cancel);
        var ordinary = await Adopt("ordinary", RuleLibrary.Find("ordinary")!.Terms, cancel);
        // A day out is no secret: this vote is watched as it goes.
        var ranked = await Adopt(
            "ranked", RuleLibrary.Find("ranked")!.Terms with { Quorum = Quorum.None, ResultsHiddenUntilClose = false, Secrecy = BallotSecrecy.Open },
            cancel);
        await Adopt("special", RuleLibrary.Find("special")!.Terms, cancel);
        await MakeDecided(ordinary, cancel);
        await MakeOpenVote(ordinary, cancel);
        await MakeOpenElection(ranked, cancel);
        await Draft("hours", 4, "Close on Mondays in January", "January Mondays bring in less than they cost. We would each have a free day.", [], cancel);
    }

    /// <summary>How to sign in: fresh links, each of which works once.</summary>
    public async Task<string> Invitation(string url, CancellationToken cancel)
    {
        var text = new StringBuilder();
        text.AppendLine("Hill Street Bakery is ready: it began with one decision made, one vote and one election open, and one draft.");
        text.AppendLine("Sign in with a link; each works once:");
        foreach (var (n, note) in new[] { (0, "secretary"), (1, "member"), (2, "member") })
        {
            var (_, secret) = await session.Get<AccessTokens>().Issue(TokenKind.Link, As(n), Duration.FromDays(7), "demo", cancel);
            text.AppendLine($"  {Names[n],-11} ({note})  {url}/sign-in/{secret}");
        }
        return text.Append("If no server is running, start it with: ./decisions serve").ToString();
    }

    private async Task Found(CancellationToken cancel)
    {
        var founder = new Person(Member(0), Names[0], "ada@hillstreet.example");
        await FoundCommunityHandler.Handle(
            new FoundCommunity(
                _community, "Hill Street Bakery", "Good bread, baked and owned by those who work here.", "Europe/London",
                Visibility.Hybrid, founder.Member),
            founder, new CommandContext(_community, new Actor(null, null, [Role.Admin]), Id("found"), Channel.Import),
            _engine, session.Get<People>(), cancel);
        Person[] others = [.. Names.Skip(1).Select((name, i) => new Person(Member(i + 1), name, $"{name.Split(' ')[0].ToLowerInvariant()}@hillstreet.example"))];
        await ImportMembersHandler.Handle(others, areMembers: true, By(0, "members"), _engine, session.Get<People>(), cancel);
    }

    private async Task<RuleId> Adopt(string name, DecisionRule terms, CancellationToken cancel)
    {
        var rule = new RuleId(Id($"rule {name}"));
        await RuleHandlers.Handle(new AdoptRule(rule, terms), By(0, $"adopt {name}"), _engine, cancel);
        return rule;
    }

    private async Task MakeDecided(RuleId rule, CancellationToken cancel)
    {
        var proposal = await Draft(
            "flour", 2, "Buy our flour from Weir Mill",
            "Weir Mill is eleven miles away, stone-ground, and a co-operative like us. It costs **4 % more** than today.", [], cancel);
        if (!await Open(proposal, "flour", rule, Duration.FromDays(7), cancel))
            return;
        Answer[] answers =
        [
            Answer.Yes, Answer.Yes, Answer.Yes, Answer.No, Answer.Yes, Answer.Abstain, Answer.Yes, Answer.No, Answer.Yes, Answer.Yes,
        ];
        for (var n = 0; n < answers.Length; n++)
            await Vote(proposal, n, new YesNoChoice(answers[n]), answers[n] == Answer.No ? "The cost worries me." : null, cancel);
        await VotingHandlers.Handle(new CloseVotingEarly(proposal, "Everyone at the meeting has voted."), By(0, "close flour"), _engine, cancel);
        await DeclareResultHandler.Handle(proposal, By(0, "declare flour"), _engine, session.Get<IElectoralRolls>(), cancel);
        await ProposalHandlers.Handle(
            new StateOutcome(proposal, "Cleo orders from Weir Mill from the first of next month; we look at the cost again in six months."),
            By(0, "outcome flour"), _engine, cancel);
    }

    private async Task MakeOpenVote(RuleId rule, CancellationToken cancel)
    {
        var proposal = await Draft(
            "oven", 1, "Buy a second oven",
            "We turn orders away every Friday.\n\n- A used oven costs 5,200.\n- It pays for itself in about a year.\n- Ben and Elif fit it over a weekend.", [], cancel);
        if (!await Open(proposal, "oven", rule, Duration.FromDays(5), cancel))
            return;
        for (var n = 3; n < 8; n++)
            await Vote(proposal, n, new YesNoChoice(n == 5 ? Answer.No : Answer.Yes), null, cancel);
    }

    private async Task MakeOpenElection(RuleId rule, CancellationToken cancel)
    {
        ImmutableArray<Option> options =
        [
            .. new[] { "A day at the sea", "A meal at the Old Mill", "A picnic on the hill" }
                .Select(name => new Option(new OptionId(Id($"outing {name}")), name)),
        ];
        var proposal = await Draft("outing", 6, "Where do we go on our day out?", "Rank the places you would go to.", options, cancel);
        if (!await Open(proposal, "outing", rule, Duration.FromDays(10), cancel))
            return;
        int[][] rankings = [[0, 2, 1], [2, 0], [1, 2, 0], [2, 1]];
        for (var n = 0; n < rankings.Length; n++)
            await Vote(proposal, n + 4, RankedChoice.Of([.. rankings[n].Select(place => options[place].Id)]), null, cancel);
    }

    private async Task<ProposalId> Draft(
        string name, int proposer, string title, string text, ImmutableArray<Option> options, CancellationToken cancel)
    {
        var proposal = new ProposalId(Id($"proposal {name}"));
        await ProposalHandlers.Handle(
            new DraftProposal(proposal, Member(proposer), title, text, options), By(proposer, $"draft {name}"), _engine, cancel);
        return proposal;
    }

    /// <summary>Opens voting; false when it was opened before.</summary>
    private async Task<bool> Open(ProposalId proposal, string name, RuleId rule, Duration open, CancellationToken cancel)
    {
        if ((await _engine.Streams.Proposal(_community, proposal, cancel)).State?.Latest is not null)
            return false;
        await VotingHandlers.Open(
            proposal, rule, _engine.Clock.GetCurrentInstant() + open, By(0, $"open {name}"), _engine,
            session.Get<IElectoralRolls>(), cancel);
        return true;
    }

    private Task Vote(ProposalId proposal, int member, Choice choice, string? reason, CancellationToken cancel) =>
        BallotHandlers.Handle(
            new CastBallot(proposal, Member(member), Revision: 1, choice, reason, Channel.Web), By(member, $"vote {proposal}"),
            _engine, session.Get<IElectoralRolls>(), cancel);

    private CommandContext By(int member, string what) =>
        new(_community, As(member), Id($"{member} {what}"), Channel.Import);

    private Actor As(int member) => new(
        _community, Member(member), member == 0 ? [Role.Member, Role.Facilitator, Role.Secretary] : [Role.Member]);

    private static MemberId Member(int n) => new(DerivedId.From("demo member", Names[n]));

    private static Guid Id(string what) => DerivedId.From("demo", what);
}
