using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>Keeps what minutes are drafted from, so that those which were approved are drafted again.</summary>
internal sealed class MinutesReplay(ReplayedDecisions decisions)
{
    private readonly Dictionary<string, List<MinutedEvent>> _streams = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    public void Keep(Entry entry, IDomainEvent @event, Instant when)
    {
        if (!_streams.TryGetValue(entry.Header.Stream, out var events))
            _streams[entry.Header.Stream] = events = [];
        events.Add(new MinutedEvent(entry.Header.Stream, entry.Header.Version, when, @event));
    }

    /// <summary>Of an event that is not for the archive's audience.</summary>
    public void Hide(Entry entry) => _hidden.Add(entry.Header.Stream);

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
        var questions = HeldDecisions.QuestionsOf(proposals).Select(decisions.Find).OfType<Proposal>();
        string[] streams = [Streams.Of(meeting.Id), .. MinutesSources.Of(meeting, [.. proposals, .. questions])];
        if (streams.Any(_hidden.Contains))
            return new DraftedFrom(said.Digest, said.From, said.Form);
        var events = streams.SelectMany(stream => _streams.GetValueOrDefault(stream, [])).ToList();
        return new DraftedFrom(
            DraftMinutes.Knows(said.Form) ? DraftMinutes.Of(meeting.Id, events, said.Form).Digest : "",
            [.. streams.Skip(1).Where(_streams.ContainsKey).Select(stream => new MinutedStream(stream, _streams[stream][^1].Version))], said.Form);
    }
}
