using System.Collections.Immutable;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Meetings;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Meetings.MeetingExample;

namespace Decisions.Domain.Tests.Minutes;

/// <summary>Puts events in their streams, a minute apart, in the order in which they are given.</summary>
internal static class MinutesExample
{
    public static readonly MeetingId Other = new(Id(0x52));

    public static readonly VotingOpened AtMeeting = Opened(ByPresence) with { Held = new HeldVote(Agm, 1, Present: 3, Needed: 2) };

    /// <summary>A meeting at which the oven is voted on and carried.</summary>
    public static readonly ImmutableArray<IDomainEvent> Held =
        [Drafted(), Called, OnAgenda, Came(Ada), Begun, AtMeeting, Declared(Domain.Counting.Verdict.Carried), new MeetingClosed(Agm)];

    public static ImmutableArray<MinutedEvent> Record(params IEnumerable<IDomainEvent> events)
    {
        var versions = new Dictionary<string, long>();
        var at = Calling;
        return
        [
            .. events.Select(@event =>
            {
                var stream = StreamOf(@event);
                versions[stream] = versions.GetValueOrDefault(stream) + 1;
                return new MinutedEvent(stream, versions[stream], at += Duration.FromMinutes(1), @event);
            }),
        ];
    }

    public static MinutesDraft Draft(params IEnumerable<IDomainEvent> events) => DraftMinutes.Of(Agm, Record(events));

    /// <summary>The minutes as they were worded once.</summary>
    public static MinutesDraft DraftInForm(int form, params IEnumerable<IDomainEvent> events) => DraftMinutes.Of(Agm, Record(events), form);

    /// <summary>The lines of the canonical text.</summary>
    public static string[] Lines(MinutesDraft draft) => draft.Canonical.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string StreamOf(IDomainEvent @event) => @event switch
    {
        IMeetingEvent e => Streams.Of(e.MeetingId),
        Domain.Ballots.IHandsEvent e => Streams.OfHands(e.RoundId),
        Domain.Ballots.IBallotEvent e => Streams.Of(e.RoundId, e.MemberId),
        Domain.Proxies.IProxyEvent e => Streams.ProxiesOf(e.ProposalId),
        ProposalDrafted e => Streams.Of(e.ProposalId),
        VotingOpened e => Streams.Of(e.ProposalId),
        ResultDeclared e => Streams.Of(e.ProposalId),
        IProposalEvent => Streams.Of(Oven),
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };
}
