using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.ReadModels.Rules;
using Decisions.EventStore;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Tests.Following;

/// <summary>The log of one community, to which a test appends what it likes: nothing is decided here.</summary>
internal sealed class TestLog(IEventStore store, CommunityId community)
{
    private readonly Dictionary<string, long> _versions = [];

    public CommunityId Community { get; } = community;

    /// <summary>How many events it has.</summary>
    public long Length { get; private set; }

    /// <summary>Appends events one by one, in this order, by an actor; answers when the last landed.</summary>
    public async Task<Instant> AppendBy(string actor, params IReadOnlyList<IDomainEvent> events)
    {
        var at = Instant.MinValue;
        foreach (var @event in events)
        {
            var (stream, type) = StreamOf(@event);
            var version = _versions.GetValueOrDefault(stream);
            var headers = System.Text.Encoding.UTF8.GetBytes($$"""{"channel":"web","actor":"{{actor}}"}""");
            var landed = (await store.Append(new Append(
                Community.Value, Guid.CreateVersion7(),
                [
                    new StreamWrite(stream, type, version,
                    [
                        new NewEvent(
                            Guid.CreateVersion7(), EventCatalogue.Current.Alias(@event), @event.GetType().FullName!,
                            EventCatalogue.Write(@event), headers),
                    ]),
                ],
                [], actor))).ShouldBeOfType<Landed>();
            _versions[stream] = version + 1;
            Length = landed.LastIndex + 1;
            at = landed.At;
        }
        return at;
    }

    public Task<Instant> Append(params IReadOnlyList<IDomainEvent> events) => AppendBy("system", events);

    private (string Stream, string Type) StreamOf(IDomainEvent @event) => @event switch
    {
        ICommunityEvent => (Streams.Of(Community), Streams.CommunityType),
        IMemberEvent e => (Streams.Of((MemberId)((dynamic)e).MemberId), Streams.MemberType),
        IRuleEvent e => (Streams.Of(new RuleId(RuleRow.IdIn(e))), Streams.RuleType),
        IProposalEvent e => (Streams.Of(ProposalReadModel.IdIn(e)), Streams.ProposalType),
        IBallotEvent e => (Streams.Of((RoundId)((dynamic)e).RoundId, (MemberId)((dynamic)e).MemberId), Streams.BallotType),
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };
}
