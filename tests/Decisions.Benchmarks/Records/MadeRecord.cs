using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore;
using Decisions.EventStore.Appending;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Decisions.Benchmarks.Records;

/// <summary>A lawful record of ten rounds of voting among as many members as make it so long; most change their vote.</summary>
internal sealed class MadeRecord
{
    private const int Rounds = 10, AtOnce = 256, Together = 400;

    private static readonly DecisionRule Ordinary = new(
        "Ordinary", new YesNoMethod(new Threshold(Fraction.Half, Comparator.MoreThan, ThresholdBase.Cast)), new Quorum(null, null), null,
        Franchise.AllMembers, ResultsHiddenUntilClose: true, ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: true);

    private readonly PostgresEventStore _store;
    private readonly DecisionsEngine _engine;
    private int _ones;

    private MadeRecord(PostgresEventStore store, DecisionsEngine engine) => (_store, _engine) = (store, engine);

    public CommunityId Community { get; } = new(Guid.CreateVersion7());

    public long Length { get; private set; }

    public static async Task<MadeRecord> Make(IServiceProvider provider, int events)
    {
        var record = new MadeRecord(provider.GetRequiredService<PostgresEventStore>(), provider.GetRequiredService<DecisionsEngine>());
        using var stop = new CancellationTokenSource();
        var following = Task.Run(() => provider.GetRequiredService<ReadModelFollower>().Run(stop.Token));
        MemberId[] members = [.. Enumerable.Range(0, Math.Max(10, events / 20)).Select(_ => new MemberId(Guid.CreateVersion7()))];
        await record.Append("system", (Streams.Of(record.Community), Streams.CommunityType, 0,
            [new CommunityFounded(record.Community, "Bench", "To measure.", "Europe/London", Visibility.MembersOnly, members[0])]));
        foreach (var some in members.Chunk(Together))
            await record.Append("system", [.. some.Select(member => (Streams.Of(member), Streams.MemberType, 0L,
                (ImmutableArray<IDomainEvent>)[new MemberInvited(member), new MemberJoined(member, Channel.Import)]))]);
        var rule = new RuleId(Guid.CreateVersion7());
        await record.Append("system", (Streams.Of(rule), Streams.RuleType, 0, [new RuleAdopted(rule, Ordinary)]));
        for (var round = 0; round < Rounds; round++)
            await record.Vote(provider, rule, members, round);
        await stop.CancelAsync();
        await following;
        record.Length = (await record._store.Head(record.Community.Value)).NextIndex;
        return record;
    }

    /// <summary>One event more.</summary>
    public async Task AppendOne()
    {
        await Append("system", (Streams.Of(Community), Streams.CommunityType, 1 + _ones, [new CommunityPurposeRestated($"To measure again, {_ones}.")]));
        _ones++;
        Length++;
    }

    private async Task Vote(IServiceProvider provider, RuleId rule, MemberId[] members, int number)
    {
        var proposal = new ProposalId(Guid.CreateVersion7());
        await Append(members[0].ToString(), (Streams.Of(proposal), Streams.ProposalType, 0,
            [new ProposalDrafted(proposal, members[0], $"Question {number}", "Shall we measure?", [])]));
        var head = (await _store.Head(Community.Value)).NextIndex;
        await provider.GetRequiredService<CaughtUp>().WaitFor(Community, head, TimeSpan.FromMinutes(30));
        var system = new CommandContext(Community, Actor.System, Guid.CreateVersion7(), Channel.Api);
        if (await VotingHandlers.Open(
                proposal, rule, SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1), system, _engine,
                provider.GetRequiredService<IElectoralRolls>(), default) is not Done)
            throw new InvalidOperationException("Voting did not open.");
        var round = (await _engine.Streams.Proposal(Community, proposal, default)).State!.Latest!.Id;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForAsync(0, members.Length, options, async (i, _) => await Cast(i, i % 3 == 0 ? Answer.No : Answer.Yes, 0));
        await Parallel.ForAsync(0, members.Length * 4 / 5, options, async (i, _) => await Cast(i, i % 4 == 0 ? Answer.Abstain : Answer.No, 1));
        if (await VotingHandlers.Handle(new CloseVotingEarly(proposal, null), system with { CommandId = Guid.CreateVersion7() }, _engine, default) is not Done ||
            await DeclareResultHandler.Handle(
                proposal, system with { CommandId = Guid.CreateVersion7() }, _engine, provider.GetRequiredService<IElectoralRolls>(), default) is not Done)
            throw new InvalidOperationException("The result was not declared.");

        Task Cast(int voter, Answer answer, long version) => Append(members[voter].ToString(), (Streams.Of(round, members[voter]), Streams.BallotType, version,
        [
            version == 0
                ? new BallotCast(round, proposal, members[voter], 1, new YesNoChoice(answer), null, Channel.Web)
                : new BallotChanged(round, proposal, members[voter], 1, new YesNoChoice(answer), "I thought again.", Channel.Web),
        ]));
    }

    private async Task Append(string actor, params (string Stream, string Type, long Version, ImmutableArray<IDomainEvent> Events)[] writes)
    {
        var outcome = await _store.Append(new Append(
            Community.Value, Guid.CreateVersion7(),
            [.. writes.Select(write => new StreamWrite(write.Stream, write.Type, write.Version, [.. write.Events.Select(@event => New(@event, actor))]))], [], actor));
        if (outcome is not Landed)
            throw new InvalidOperationException($"{outcome}");
    }

    private static NewEvent New(IDomainEvent @event, string actor) => new(
        Guid.CreateVersion7(), EventCatalogue.Current.Alias(@event), $"{@event.GetType().FullName}, Decisions.Domain", EventCatalogue.Write(@event),
        System.Text.Encoding.UTF8.GetBytes($$"""{"actor":"{{actor}}","channel":"web"}"""));
}
