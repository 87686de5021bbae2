using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.EventStore;
using Decisions.EventStore.Appending;

namespace Decisions.Benchmarks.Replay;

/// <summary>A log of ballots in rounds of ten thousand, as a community casts them; every tenth is changed once.</summary>
internal sealed class ReplayLog(IEventStore store)
{
    private const int RoundSize = 10_000;
    private const int Callers = 512;

    private readonly CommunityId _community = new(Guid.CreateVersion7());

    public async Task Append(int events)
    {
        var gate = new SemaphoreSlim(Callers);
        List<Task> landing = [];
        ProposalId proposal = default;
        RoundId round = default;
        for (var appended = 0; appended < events;)
        {
            if (appended % RoundSize == 0)
                (proposal, round) = (new(Guid.CreateVersion7()), new(Guid.CreateVersion7()));
            var member = new MemberId(Guid.CreateVersion7());
            var answer = (Answer)(appended % 3);
            var cast = new BallotCast(round, proposal, member, 1, new YesNoChoice(answer), null, Channel.Web);
            IDomainEvent[] ballot = appended % 10 == 0 && appended + 1 < events
                ? [cast, new BallotChanged(round, proposal, member, 1, new YesNoChoice(Answer.No), "On reflection", Channel.Web)]
                : [cast];
            appended += ballot.Length;
            await gate.WaitAsync();
            landing.Add(Land(Streams.Of(round, member), member, ballot, gate));
        }
        await Task.WhenAll(landing);
    }

    private async Task Land(string stream, MemberId member, IDomainEvent[] ballot, SemaphoreSlim gate)
    {
        var headers = System.Text.Encoding.UTF8.GetBytes($$"""{"actor":"{{member}}","channel":"web"}""");
        var events = ballot.Select(@event => new NewEvent(
            Guid.CreateVersion7(), EventCatalogue.Current.Alias(@event), $"{@event.GetType().FullName}, Decisions.Domain",
            EventCatalogue.Write(@event), headers)).ToImmutableArray();
        var outcome = await store.Append(new Append(
            _community.Value, Guid.CreateVersion7(), [new StreamWrite(stream, Streams.BallotType, 0, events)], [],
            member.ToString()));
        gate.Release();
        if (outcome is not Landed)
            throw new InvalidOperationException($"A ballot of the benchmark did not land: {outcome}.");
    }
}
