using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Files;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Ballots;
using Decisions.Engine.Commands;
using Decisions.Engine.Communities;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Members;
using Decisions.Engine.Proposals;
using Decisions.Engine.Rules;
using NodaTime;

namespace Decisions.Engine.Importing;

/// <summary>What replaying an election came to.</summary>
/// <param name="Candidates">In the file's order.</param>
public sealed record ImportedElection(
    CommunityId Community, ProposalId Proposal, ImmutableArray<ImportedCandidate> Candidates, DecisionRule Rule,
    RankedTally Tally, long Ballots)
{
    /// <summary>The options that were voted on: the candidates who did not withdraw.</summary>
    public ImmutableArray<Option> Options { get; } = [.. Candidates.Select(candidate => candidate.Option).OfType<Option>()];
}

/// <summary>A candidate of the file.</summary>
/// <param name="Option">Null where the candidate withdrew.</param>
public sealed record ImportedCandidate(string Name, Option? Option)
{
    public bool HasWithdrawn => Option is null;
}

/// <summary>An election that cannot be replayed; the message says why.</summary>
public sealed class ElectionImportException(string message) : Exception(message);

/// <summary>
/// Replays a real election through the ordinary command path: a community of its voters, a roll, one command a
/// ballot, an early close and a declaration. Nothing is written past the handlers.
/// </summary>
public sealed class ElectionImport(DecisionsEngine engine, People people, IElectoralRolls rolls, CaughtUp caughtUp)
{
    private const int CallersAtOnce = 256;

    private static readonly TimeSpan PatienceForRegister = TimeSpan.FromMinutes(10);

    private static readonly DecisionRule Rule = new(
        "Single-winner ranked choice", new RankedMethod(), Quorum.None, TurnoutFloor: null, Franchise.AllMembers,
        ResultsHiddenUntilClose: true, ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: true);

    /// <summary>Says what stands in the way of replaying it, as far as the file tells without its ballots.</summary>
    /// <param name="winner">The published winner, or null where none is known.</param>
    /// <exception cref="ElectionImportException">The election is not one that this version can replay.</exception>
    public static void Check(BltElection election, string? winner)
    {
        OptionsOf(election);
        if (winner is not null && !election.Candidates.Contains(winner))
            throw new ElectionImportException(
                $"No candidate is called '{winner}'. There are {string.Join(", ", election.Candidates.Select(name => $"'{name}'"))}.");
    }

    /// <summary>The result is declared and kept; the community stays, and can be read like any other.</summary>
    /// <exception cref="ElectionImportException">The election is not one that this version can replay.</exception>
    public async Task<ImportedElection> Run(
        BltElection election, IReadOnlyList<BltBallot> ballots, IProgress<StepProgress> progress, CancellationToken cancel)
    {
        var options = OptionsOf(election);
        var choices = Choices(ballots, options);
        var community = new CommunityId(Guid.CreateVersion7());
        var secretary = new Actor(
            community, new MemberId(Guid.CreateVersion7()), [Role.Member, Role.Facilitator, Role.Secretary]);

        await Found(community, election.Title, secretary, cancel);
        var voters = await Enrol(choices.Count, secretary, progress, cancel);
        var rule = new RuleId(Guid.CreateVersion7());
        Done(await RuleHandlers.Handle(new AdoptRule(rule, Rule), By(secretary), engine, cancel));
        var proposal = new ProposalId(Guid.CreateVersion7());
        ImmutableArray<Option> standing = [.. options.Where(option => option is not null).Select(option => option!)];
        Done(await ProposalHandlers.Handle(
            new DraftProposal(
                proposal, secretary.Member!.Value, Shorten(election.Title),
                "An election held elsewhere, replayed ballot by ballot.", standing),
            By(secretary), engine, cancel));
        var closesAt = engine.Clock.GetCurrentInstant() + Duration.FromDays(1);
        Done(await VotingHandlers.Open(proposal, rule, closesAt, By(secretary), engine, rolls, cancel));
        await Cast(proposal, voters, choices, community, progress, cancel);
        Done(await VotingHandlers.Handle(new CloseVotingEarly(proposal, "Every ballot of the file is in."), By(secretary), engine, cancel));
        await DeclareResultHandler.Handle(proposal, By(secretary), engine, rolls, cancel);
        var declared = await engine.Streams.Proposal(community, proposal, cancel);
        ImmutableArray<ImportedCandidate> candidates =
            [.. election.Candidates.Zip(options, (name, option) => new ImportedCandidate(name, option))];
        return new ImportedElection(
            community, proposal, candidates, Rule, (RankedTally)declared.State!.Latest!.Tally!, choices.Count);
    }

    private async Task Found(CommunityId community, string title, Actor secretary, CancellationToken cancel) => Done(
        await FoundCommunityHandler.Handle(
            new FoundCommunity(
                community, Shorten(title), "Replays an election held elsewhere, to show how it was counted.", "Etc/UTC",
                Visibility.Public, secretary.Member!.Value),
            new Person(secretary.Member!.Value, "Returning officer", null),
            new CommandContext(community, new Actor(null, null, [Role.Admin]), Guid.CreateVersion7(), Channel.Import),
            engine, people, cancel));

    private async Task<IReadOnlyList<MemberId>> Enrol(
        int count, Actor secretary, IProgress<StepProgress> progress, CancellationToken cancel)
    {
        Person[] voters = [.. Enumerable.Range(1, count).Select(n => new Person(new MemberId(Guid.CreateVersion7()), $"Voter {n}", null))];
        var enrolled = 0;
        var counting = new Watcher<int>(more => progress.Report(new StepProgress("Voters on the register", enrolled += more, count)));
        var (imported, rejection) = await ImportMembersHandler.Handle(
            voters, areMembers: true, By(secretary), engine, people, cancel, counting);
        if (rejection is not null)
            throw new ElectionImportException(rejection.Reason);
        // A roll is drawn from the read models, and whoever opens a vote by hand waits for them a few seconds only.
        if (!await caughtUp.WaitFor(secretary.Community!.Value, imported!.Index + 1, PatienceForRegister, cancel))
            throw new ElectionImportException("The register of members was not ready to draw a roll from. Try again when the machine is less busy.");
        return imported.Added;
    }

    private async Task Cast(
        ProposalId proposal, IReadOnlyList<MemberId> voters, IReadOnlyList<Choice> choices, CommunityId community,
        IProgress<StepProgress> progress, CancellationToken cancel)
    {
        long cast = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, choices.Count),
            new ParallelOptions { MaxDegreeOfParallelism = CallersAtOnce, CancellationToken = cancel },
            async (i, token) =>
            {
                var voter = new Actor(community, voters[i], [Role.Member]);
                Done(await BallotHandlers.Handle(
                    new CastBallot(proposal, voters[i], Revision: 1, choices[i], Reason: null, Channel.Import), By(voter),
                    engine, rolls, token));
                progress.Report(new StepProgress("Ballots cast", Interlocked.Increment(ref cast), choices.Count));
            });
    }

    private static Option?[] OptionsOf(BltElection election)
    {
        if (election.Seats != 1)
            throw new ElectionImportException(
                $"'{election.Title}' fills {election.Seats} seats. This version counts elections of one.");
        return
        [
            .. election.Candidates.Select((name, i) =>
                election.Withdrawn.Contains(i + 1) ? null : new Option(new OptionId(Guid.CreateVersion7()), name)),
        ];
    }

    private static List<Choice> Choices(IReadOnlyList<BltBallot> ballots, Option?[] options)
    {
        ImmutableArray<OptionId?> ids = [.. options.Select(option => option?.Id)];
        List<Choice> choices = [];
        foreach (var ballot in ballots)
        {
            if (ballot.Ranking.Any(place => place.Length > 1))
                throw new ElectionImportException($"Line {ballot.Line} ranks candidates equal. This version's rule does not count equal ranks.");
            var (choice, count) = BltChoice.Of(ballot, ids);
            for (var n = 0L; n < count; n++)
                choices.Add(choice);
        }
        return choices.Count > 0 ? choices : throw new ElectionImportException("The file has no ballots.");
    }

    private static CommandContext By(Actor actor) => new(actor.Community!.Value, actor, Guid.CreateVersion7(), Channel.Import);

    private static void Done(CommandResult result)
    {
        if (result is Refused refused)
            throw new ElectionImportException(refused.Rejection.Reason);
    }

    private static string Shorten(string title) =>
        title.Length <= TextRule.LineLimit ? title : title[..TextRule.LineLimit];
}
