using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>Keeps what minutes are drafted from, so that those which were approved are drafted again.</summary>
internal sealed class MinutesReplay(ReplayedDecisions decisions)
{
    private readonly Dictionary<string, List<MinutedEvent>> _streams = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly Dictionary<RoundId, List<MinutedEvent>> _positions = [];
    private readonly HashSet<RoundId> _hiddenPositions = [];

    public void Keep(Entry entry, IDomainEvent @event, Instant when)
    {
        if (!_streams.TryGetValue(entry.Header.Stream, out var events))
            _streams[entry.Header.Stream] = events = [];
        events.Add(new MinutedEvent(entry.Header.Stream, entry.Header.Version, when, @event));
    }

    /// <summary>Of an event that is not for the archive's audience.</summary>
    public void Hide(Entry entry) => _hidden.Add(entry.Header.Stream);

    /// <summary>Of a ballot: kept where it gives a position at a meeting, which minutes may tell by name.</summary>
    /// <param name="ballot">What it says, or null where that is not for the archive's audience.</param>
    public void KeepBallot(Entry entry, IDomainEvent? ballot, Instant when)
    {
        if (!StreamName.TryBallot(entry.Header.Stream, out var id, out _)
            || decisions.Find(id)?.Rounds.FirstOrDefault(round => round.Id == id) is not { Held: not null, Terms.Method: PositionMethod })
            return;
        if (ballot is null)
        {
            _hiddenPositions.Add(id);
            return;
        }
        if (!_positions.TryGetValue(id, out var given))
            _positions[id] = given = [];
        given.Add(new MinutedEvent(entry.Header.Stream, entry.Header.Version, when, ballot));
    }

    /// <summary>What an approval of minutes names, as the record has it at this point.</summary>
    public MinutesApprover Approver(MinutesApproved said, Meeting? approving) => MinutesApprover.Of(
        Kept(Streams.Of(said.MeetingId)),
        said.DecidedBy is { } decided ? decisions.Find(decided) : null, said.DecidedBy is { } proposal ? Kept(Streams.Of(proposal)) : [],
        approving, said.ByMeeting is { } meeting ? Kept(Streams.Of(meeting)) : []);

    private List<MinutedEvent> Kept(string stream) => _streams.GetValueOrDefault(stream, []);

    /// <summary>The minutes of a meeting as the record has them at this point.</summary>
    /// <param name="said">What the record says they are: it stands where the archive's audience does not see all that they are drafted from.</param>
    public DraftedFrom Draft(Meeting meeting, MinutesApproved said)
    {
        Proposal[] proposals = [.. meeting.Agenda.Select(item => item.ProposalId).OfType<ProposalId>().Select(decisions.Find).OfType<Proposal>()];
        proposals = [.. proposals, .. HeldDecisions.QuestionsOf(proposals).Select(decisions.Find).OfType<Proposal>()];
        string[] streams = [Streams.Of(meeting.Id), .. MinutesSources.Of(meeting, proposals)];
        ImmutableArray<RoundId> named = DraftMinutes.NamesPositions(said.Form) ? MinutesSources.Agreements(meeting, proposals) : [];
        if (streams.Any(_hidden.Contains) || named.Any(_hiddenPositions.Contains))
            return new DraftedFrom(said.Digest, said.From, said.Form);
        var events = streams.SelectMany(stream => _streams.GetValueOrDefault(stream, [])).Concat(named.SelectMany(round => _positions.GetValueOrDefault(round, []))).ToList();
        return new DraftedFrom(
            DraftMinutes.Knows(said.Form) ? DraftMinutes.Of(meeting.Id, events, said.Form).Digest : "",
            [.. streams.Skip(1).Where(_streams.ContainsKey).Select(stream => new MinutedStream(stream, _streams[stream][^1].Version))], said.Form);
    }
}
