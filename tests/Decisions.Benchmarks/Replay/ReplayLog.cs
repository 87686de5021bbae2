using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.EventStore;
using Decisions.EventStore.Appending;

namespace Decisions.Benchmarks.Replay;

/// <summary>A log of ballots in rounds of ten thousand, as a community casts them; every tenth is changed once.</summary>
internal sealed class ReplayLog(IEventStore store)
{
    private const int RoundSize = 10_000;
    private const int Callers = 512;

    public CommunityId Community { get; } = new(Guid.CreateVersion7());

    public MemberId Founder { get; } = new(Guid.CreateVersion7());

    /// <summary>The proposal that the first round is about.</summary>
    public ProposalId First { get; private set; }

    /// <summary>Appends what there is little of in a log of ballots: how a community begins, and a suspension.</summary>
    public async Task AppendRare()
    {
        var rule = new RuleId(Guid.CreateVersion7());
        var gate = new SemaphoreSlim(1);
        var terms = new DecisionRule(
            "Ordinary resolution", new YesNoMethod(Threshold.SimpleMajority), Quorum.None, null, Franchise.AllMembers,
            ResultsHiddenUntilClose: true, ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: true);
        foreach (var (stream, type, events) in new (string, string, IDomainEvent[])[]
                 {
                     (Streams.Of(Community), Streams.CommunityType,
                         [new CommunityFounded(Community, "Benchmark", "To measure.", "Europe/London", Visibility.Public, Founder)]),
                     (Streams.Of(Founder), Streams.MemberType,
                         [new MemberInvited(Founder), new MemberJoined(Founder, Channel.Web), new MemberSuspended(Founder, "To be found.")]),
                     (Streams.Of(rule), Streams.RuleType, [new RuleAdopted(rule, terms)]),
                 })
        {
            await gate.WaitAsync();
            await Land(stream, type, Founder, events, gate);
        }
    }

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
            if (appended == 0)
                First = proposal;
            var member = new MemberId(Guid.CreateVersion7());
            var answer = (Answer)(appended % 3);
            var cast = new BallotCast(round, proposal, member, 1, new YesNoChoice(answer), null, Channel.Web);
            IDomainEvent[] ballot = appended % 10 == 0 && appended + 1 < events
                ? [cast, new BallotChanged(round, proposal, member, 1, new YesNoChoice(Answer.No), "On reflection", Channel.Web)]
                : [cast];
            appended += ballot.Length;
            await gate.WaitAsync();
            landing.Add(Land(Streams.Of(round, member), Streams.BallotType, member, ballot, gate));
        }
        await Task.WhenAll(landing);
    }

    private async Task Land(string stream, string type, MemberId member, IDomainEvent[] appended, SemaphoreSlim gate)
    {
        var headers = System.Text.Encoding.UTF8.GetBytes($$"""{"actor":"{{member}}","channel":"web"}""");
        var events = appended.Select(@event => new NewEvent(
            Guid.CreateVersion7(), EventCatalogue.Current.Alias(@event), $"{@event.GetType().FullName}, Decisions.Domain",
            EventCatalogue.Write(@event), headers)).ToImmutableArray();
        var outcome = await store.Append(new Append(
            Community.Value, Guid.CreateVersion7(), [new StreamWrite(stream, type, 0, events)], [],
            member.ToString()));
        gate.Release();
        if (outcome is not Landed)
            throw new InvalidOperationException($"What the benchmark appended did not land: {outcome}.");
    }
}
