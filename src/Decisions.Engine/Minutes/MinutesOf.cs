using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.EventStore.Appending;
using Decisions.EventStore.Reading;

namespace Decisions.Engine.Minutes;

/// <summary>What the minutes of a meeting are drafted from, as the streams have it.</summary>
/// <param name="Version">The version of the meeting's stream.</param>
/// <param name="Events">Of the meeting's own stream and of every other that plays a part, the positions of agreements too.</param>
/// <param name="Guards">Those other streams, as they stood.</param>
public sealed record MinutesSource(Meeting Meeting, long Version, ImmutableArray<MinutedEvent> Events, ImmutableArray<StreamGuard> Guards)
{
    /// <summary>How far each stream went, beside the meeting's own; those that there are.</summary>
    public ImmutableArray<MinutedStream> From => [.. Guards.Where(guard => guard.Version > 0).Select(guard => new MinutedStream(guard.Stream, guard.Version))];

    /// <summary>The minutes as the record has them.</summary>
    public MinutesDraft Draft => DraftMinutes.Of(Meeting.Id, Events);

    /// <summary>The minutes as they stood when they were approved, in the form that they had.</summary>
    public MinutesDraft DraftAt(MinutesApproved approved) =>
        DraftMinutes.Of(Meeting.Id, Events.Where(each => each.Stream == Streams.Of(Meeting.Id) || each.Event is IBallotEvent
            || approved.From.Any(from => from.Stream == each.Stream && each.Version <= from.Version)), approved.Form);

    /// <summary>What the minutes say now, in the form in which they were approved, that they did not say then.</summary>
    public IEnumerable<MinutesSection> Since(MinutesApproved approved) => DraftMinutes.Of(Meeting.Id, Events, approved.Form).Since(DraftAt(approved));
}

/// <summary>What are the minutes of a meeting drafted from?</summary>
public sealed class MinutesOf(DecisionsEngine engine)
{
    /// <returns>Null where there is no such meeting.</returns>
    public async Task<MinutesSource?> Ask(CommunityId community, MeetingId id, CancellationToken cancel)
    {
        var own = await Read(community, Streams.Of(id), cancel);
        if (own.Aggregate((Meeting?)null, (state, each) => Meeting.Fold(state, (IMeetingEvent)each.Event)) is not { } meeting)
            return null;
        Dictionary<string, ImmutableArray<MinutedEvent>> read = new(StringComparer.Ordinal);
        List<Proposal> proposals = [];
        foreach (var proposal in meeting.Agenda.Select(item => item.ProposalId).OfType<ProposalId>())
            await Load(proposal);
        foreach (var question in HeldDecisions.QuestionsOf([.. proposals]))
            await Load(question);
        List<MinutedEvent> positions = [];
        foreach (var round in MinutesSources.Agreements(meeting, proposals))
            await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.BallotsOf(round), cancel))
                positions.Add(Minuted(stored));
        var streams = MinutesSources.Of(meeting, proposals);
        foreach (var stream in streams.Where(stream => !read.ContainsKey(stream)))
            read[stream] = await Read(community, stream, cancel);
        return new MinutesSource(
            meeting, own[^1].Version, [.. own, .. streams.SelectMany(stream => read[stream]), .. positions],
            [.. streams.Select(stream => new StreamGuard(stream, read[stream].IsEmpty ? 0 : read[stream][^1].Version))]);

        async Task Load(ProposalId proposal)
        {
            var events = read[Streams.Of(proposal)] = await Read(community, Streams.Of(proposal), cancel);
            proposals.Add(events.Aggregate((Proposal?)null, (state, each) => Proposal.FoldAt(state, (IProposalEvent)each.Event, each.At))!);
        }
    }

    /// <summary>A stream with the times of its events.</summary>
    internal async Task<ImmutableArray<MinutedEvent>> Read(CommunityId community, string stream, CancellationToken cancel) =>
    [
        .. (await engine.Store.ReadStream(community.Value, stream, cancel: cancel)).Select(Minuted),
    ];

    private static MinutedEvent Minuted(StoredEvent stored) =>
        new(stored.Stream, stored.Version, stored.At, EventCatalogue.Current.Read(stored.Type, stored.Data.Span));
}
