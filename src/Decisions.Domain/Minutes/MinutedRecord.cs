using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;

namespace Decisions.Domain.Minutes;

/// <summary>What minutes are drafted from, put in order.</summary>
internal sealed class MinutedRecord
{
    private readonly ILookup<string, MinutedEvent> _streams;

    private MinutedRecord(MeetingId meeting, IEnumerable<MinutedEvent> events, int form)
    {
        Form = form;
        _streams = events.OrderBy(each => each.Stream, StringComparer.Ordinal).ThenBy(each => each.Version).ToLookup(each => each.Stream, StringComparer.Ordinal);
        Meeting? state = null;
        foreach (var each in MeetingEvents(meeting))
            state = Meetings.Meeting.Fold(state, (IMeetingEvent)each.Event);
        Meeting = state ?? throw new ArgumentException("Minutes are of a meeting that was called.", nameof(events));
        Calls = [.. MeetingEvents(meeting).Where(each => each.Event is MeetingCalled)];
        Sittings = MinutedSitting.All(MeetingEvents(meeting));
        Votes =
        [
            .. Meeting.Agenda.Select(item => item.ProposalId).OfType<ProposalId>().SelectMany(id => QuestionsOf(id).Prepend(id)).SelectMany(VotesOn)
                .OrderBy(vote => vote.Opened.At).ThenBy(vote => vote.Opened.Stream, StringComparer.Ordinal),
        ];
    }

    public Meeting Meeting { get; }

    /// <summary>In which wording they are drafted.</summary>
    public int Form { get; }

    /// <summary>The calls, the last of which stands.</summary>
    public ImmutableArray<MinutedEvent> Calls { get; }

    public ImmutableArray<MinutedSitting> Sittings { get; }

    /// <summary>The votes that were opened at the meeting, on amendments too, in that order.</summary>
    public ImmutableArray<MinutedVote> Votes { get; }

    /// <summary>The title of the meeting.</summary>
    public Quoted LastCall => new(Calls[^1].Stream, Calls[^1].Version, "title");

    public static MinutedRecord Of(MeetingId meeting, IEnumerable<MinutedEvent> events, int form) => new(meeting, events, form);

    public IEnumerable<MinutedVote> VotesIn(int sitting) => Votes.Where(vote => vote.Round.Held!.Sitting == sitting);

    public IEnumerable<MinutedEvent> Events(string stream) => _streams[stream];

    /// <summary>The title of a revision of a proposal, of the present one where none is named.</summary>
    public Quoted Title(ProposalId proposal, int? revision) => Said(proposal, revision, "title");

    /// <summary>What a revision of it says.</summary>
    public Quoted Text(ProposalId proposal, int revision) => Said(proposal, revision, "text");

    private Quoted Said(ProposalId proposal, int? revision, string member)
    {
        var revisions = _streams[Streams.Of(proposal)].Where(each => each.Event is ProposalDrafted or ProposalRevised).ToList();
        var said = revisions[(revision ?? revisions.Count) - 1];
        return new Quoted(said.Stream, said.Version, member);
    }

    /// <summary>What a heading of the agenda says.</summary>
    public Quoted Heading(AgendaItemId item)
    {
        var added = MeetingEvents(Meeting.Id).Last(each => each.Event is AgendaItemAdded e && e.ItemId == item);
        return new Quoted(added.Stream, added.Version, "text");
    }

    /// <summary>For how many members a proxy was appointed at an instant, for whatever vote: as the first form told it.</summary>
    public int ProxiesAt(ProposalId proposal, NodaTime.Instant at) => _streams[Streams.ProxiesOf(proposal)].Where(each => each.At <= at)
        .GroupBy(each => ((IProxyEvent)each.Event).MemberId).Count(own => own.Last().Event is ProxyAppointed);

    /// <summary>The proxies for one proposal as they stood at an instant, those that had lapsed too.</summary>
    public IEnumerable<Proxy> ProxiesFor(ProposalId proposal, NodaTime.Instant at) => _streams[Streams.ProxiesOf(proposal)].Where(each => each.At <= at)
        .Aggregate((ProposalProxies?)null, (state, each) => ProposalProxies.Fold(state, (IProxyEvent)each.Event))?.All ?? [];

    /// <summary>The ballots of a round that are told by name, in the order of their streams, each with the event that gave what stands.</summary>
    public IEnumerable<(Ballot Ballot, MinutedEvent Given)> NamedIn(RoundId round)
    {
        foreach (var stream in _streams.Where(stream => stream.Key.StartsWith(Streams.BallotsOf(round), StringComparison.Ordinal)))
            if (MinutesSources.BallotOf(stream) is { } ballot && MinutesSources.IsNamed(ballot))
                yield return (ballot, stream.Last(each => each.Event is BallotCast or BallotChanged));
    }

    private IEnumerable<MinutedEvent> MeetingEvents(MeetingId meeting) => _streams[Streams.Of(meeting)];

    /// <summary>The proposals by which amendments of one were put to the vote.</summary>
    private IEnumerable<ProposalId> QuestionsOf(ProposalId id) =>
        _streams[Streams.Of(id)].Select(each => each.Event).OfType<AmendmentPut>().Select(put => put.Question);

    private IEnumerable<MinutedVote> VotesOn(ProposalId id)
    {
        var events = _streams[Streams.Of(id)].ToList();
        Proposal? state = null;
        foreach (var each in events)
            state = Proposal.FoldAt(state, (IProposalEvent)each.Event, each.At);
        return state is null ? [] : state.Rounds.Where(round => round.Held?.MeetingId == Meeting.Id)
            .Select(round => new MinutedVote(state, round, events.First(each => each.Event is VotingOpened e && e.RoundId == round.Id), events));
    }
}
