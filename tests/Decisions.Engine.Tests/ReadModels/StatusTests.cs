using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.Tests.Following;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.ReadModels;

/// <summary>The status in SQL is the status of the domain, at any instant of any history.</summary>
public sealed class StatusTests(Postgres postgres)
{
    private const int Histories = 250;

    private static readonly Duration Microsecond = Duration.FromTicks(10);

    /// <summary>A first vote was carried, and until then it can be confirmed.</summary>
    private static readonly Instant Confirm = Close - Duration.FromMinutes(10);

    private static readonly Instant[] Instants =
    [
        During, Confirm - Microsecond, Confirm, Confirm + Duration.FromNanoseconds(1), Confirm + Microsecond, Close - Microsecond, Close - Duration.FromNanoseconds(1), Close, Close + Duration.FromNanoseconds(1),
        Close + Duration.FromTicks(1), Close + Microsecond, After, After + Duration.FromNanoseconds(1), After + Microsecond,
    ];

    [Fact]
    public async Task The_register_gives_each_proposal_the_status_that_the_domain_gives_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        Dictionary<ProposalId, Proposal> proposals = [];
        var steps = Gen.ListOf(Gen.Choose(0, 17)).Sample(Histories, new Rnd(20361121, 1), 12);
        foreach (var (history, index) in steps.Select((history, index) => (history, index)))
        {
            var id = new ProposalId(Id(1_000 + index));
            var events = Events(id, index, history);
            proposals[id] = events.Aggregate((Proposal?)null, Proposal.Fold)!;
            await log.Append(events);
        }
        await node.Follow(log);

        var register = new RegisterOfDecisions(node.Reads);
        HashSet<ProposalStatus> seen = [];
        foreach (var now in Instants)
        {
            var all = (await register.Ask(log.Community, false, [], null, now, null, Histories, cancel)).Value.Items;
            all.Length.ShouldBe(Histories);
            foreach (var listed in all)
                listed.Status.ShouldBe(proposals[listed.Id].StatusAt(now), $"{listed.Id} at {now}");
            seen.UnionWith(all.Select(listed => listed.Status));
            foreach (var status in Enum.GetValues<ProposalStatus>())
                (await register.Ask(log.Community, false, [status], null, now, null, Histories, cancel)).Value.Items
                    .Select(listed => listed.Id)
                    .ShouldBe(all.Where(listed => listed.Status == status).Select(listed => listed.Id));
        }
        seen.Count.ShouldBe(Enum.GetValues<ProposalStatus>().Length, "every status comes up");
    }

    /// <summary>A history that could have happened: each step only where the facts so far allow it.</summary>
    private static List<IProposalEvent> Events(ProposalId id, int index, IEnumerable<int> steps)
    {
        List<IProposalEvent> events = [Drafted(id)];
        foreach (var step in steps)
        {
            var state = events.Aggregate((Proposal?)null, Proposal.Fold)!;
            if (state.IsWithdrawn || state.IsDecided)
                break;
            if (Next(state, id, index, step) is { } next)
                events.Add(next);
        }
        return events;
    }

    private static readonly DecisionRule Consent = YesNo with
    {
        Method = new PositionMethod("consent", ImmutableSortedDictionary<string, string>.Empty, ObjectionTest.UnlessDisputed),
    };

    private static IProposalEvent? Next(Proposal state, ProposalId id, int index, int step)
    {
        var running = state.Latest is { Tally: null, IsSuperseded: false } latest ? latest : null;
        if (state.Sought is not null && step is 0 or 1 or 7 or 8 or 9 or 10)
            step = 15;
        return step switch
        {
            13 or 14 when state.Sought is null && state.Rounds.IsEmpty && state.Notice is null => new AgreementSought(id, Ordinary, 1, Consent, Opened(0).Roll),
            15 when state.Sought is not null && running is null => Opened(
                0, id, new RoundId(Id(100_000 + (index * 100) + state.Rounds.Length)), state.Rounds.Length + 1, index % 5 == 0 ? YesNo : Consent),
            16 when running is { Terms.Method: PositionMethod } => new RoundSuperseded(id, running.Id),
            0 or 1 when running is null && state.ToConfirm is null => Opened(
                0, id, new RoundId(Id(100_000 + (index * 100) + state.Rounds.Length)), state.Rounds.Length + 1),
            7 when running is null && state.ToConfirm is null => Opened(
                0, id, new RoundId(Id(100_000 + (index * 100) + state.Rounds.Length)), state.Rounds.Length + 1) with
            {
                Confirmation = new ConfirmationPlan(During, Confirm, new StatedVote(During, Confirm)),
            },
            8 when state.ToConfirm is { } first => Opened(
                0, id, new RoundId(Id(100_000 + (index * 100) + state.Rounds.Length)), state.Rounds.Length + 1) with { Confirms = first.Id },
            2 when running is { IsEnded: false } => new VotingExtended(id, running.Id, After, null),
            3 when running is { IsEnded: false } => new VotingClosedEarly(id, running.Id, null),
            9 when running is null && state.ToConfirm is null => new NoticeGiven(
                id, state.Current.Number, Ordinary, 1, YesNo, new StatedVote(Confirm - Duration.FromHours(1), Confirm + Duration.FromHours(1)), null, 3, null, OpensByItself: true),
            10 when state.Notice is not null => new NoticeWithdrawn(id, null),
            11 when running is null && state.ToConfirm is null => new ProposalRevised(id, state.Revisions.Length + 1, "A", "B", [], null),
            12 when running is { IsEnded: false } => new VotingEnded(id, running.Id, EndReason.VerdictCertain, 1),
            17 when running is not null => Declared(Verdict.Gathered, id, running.Id),
            4 => new ProposalWithdrawn(id, null),
            5 when running is not null => Declared(Verdict.NoQuorum, id, running.Id),
            6 when running is not null => Declared(index % 2 == 0 ? Verdict.Carried : Verdict.Lost, id, running.Id),
            _ => null,
        };
    }
}
