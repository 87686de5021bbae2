using System.Diagnostics;
using System.Text;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Engine.Exporting;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>
/// Lives through a record once more, from its first event to its last: each is decided again by the rules of deciding as of
/// the moment when it happened, every roll is drawn again and every result counted again. What could not have happened so is
/// a fault.
/// </summary>
internal sealed class RecordReplay(ArchiveManifest manifest, Faults faults)
{
    /// <summary>A roll is drawn, and the round opened, within one request; the clock of the first may be read a little before.</summary>
    private static readonly Duration Haste = Duration.FromMinutes(1);

    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<ProposalId, Proposal> _proposals = [];
    private readonly Dictionary<RuleId, Rule> _rules = [];
    private readonly Dictionary<RoundId, ReplayedRound> _open = [];
    private readonly Dictionary<RoundId, ProposalId> _rounds = [];
    private readonly MemberRegister _members = new();
    private readonly RedactionCheck _redactions = new();
    private readonly List<(long Index, LogKeyRotated Change)> _rotations = [];
    private EntryTime _last;
    private bool _hasLast;
    private long _withheld, _ballots, _recounted, _notRecounted, _erasures;
    private bool _hasHiddenProposals;

    /// <summary>Where the record says that another key signs.</summary>
    public IReadOnlyList<(long Index, LogKeyRotated Change)> Rotations => _rotations;

    /// <summary>Of each declared result that could be read: its index.</summary>
    public Dictionary<long, ResultDeclared> Results { get; } = [];

    public VerifiedNumbers Numbers => new()
    {
        Decisions = _proposals.Count, Rounds = _rounds.Count, Ballots = _ballots, Recounted = _recounted, NotRecounted = _notRecounted,
        Withheld = _withheld, Redactions = _redactions.Count, Erasures = _erasures,
    };

    /// <summary>Takes the next event. Whatever it makes fail is its own fault, and ends nothing.</summary>
    public void Apply(in CheckedEvent next)
    {
        try
        {
            Take(next);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Fault(next, $"It cannot follow what came before it: its stream makes no sense with it ({fault.GetType().Name}).");
        }
    }

    private void Take(in CheckedEvent next)
    {
        foreach (var fault in next.Faults)
            faults.Add(next.Index, TitleOf(next.Entry), fault);
        if (next.Entry is not { } entry)
            return;
        if (_hasLast && entry.When.Utc < _last.Utc)
            Fault(next, $"It is of {entry.When}, earlier than what came before it.");
        else
            (_last, _hasLast) = (entry.When, true);
        if (next.State == PayloadState.Withheld)
        {
            _withheld++;
            if (!MayBeWithheld(entry))
                Fault(next, $"What it says is withheld from {(manifest.Audience == Audience.Auditor ? "an auditor" : "a member")}, who may see it.");
        }
        else if (next.State == PayloadState.Redacted)
            _redactions.Found(next, entry);

        if (!EventCatalogue.Current.Types.TryGetValue(entry.Header.Type, out var type))
            Fault(next, $"Events of the type '{entry.Header.Type}' are not known to this version.");
        else if (type.IsAssignableTo(typeof(IBallotEvent)))
            ApplyBallot(next, entry);
        else if (type.IsAssignableTo(typeof(IMemberEvent)))
            ApplyMember(next, entry, type);
        else if (IsNextOfItsStream(next, entry))
            ApplyOther(next, entry, type);
    }

    /// <summary>What can be said only once all was seen.</summary>
    public void End()
    {
        if (_hasLast && manifest.ExportedAt < Instant.FromDateTimeUtc(_last.Utc))
            faults.Add(null, null, "It says that it was written before the last event in it happened.");
        foreach (var (index, what) in _redactions.Unaccounted())
            faults.Add(index, null, what);
        foreach (var round in _open.Values.Where(round => round.FirstWithheld is not null && manifest.Audience == Audience.Auditor))
            if (_proposals.GetValueOrDefault(round.Proposal) is not { Latest: { } latest, IsWithdrawn: false } || latest.ShowsChoicesToAuditorAt(manifest.ExportedAt))
                faults.Add(round.FirstWithheld, TitleOf(round.Proposal), "Ballots of a round that is over, or hides nothing, are withheld from an auditor.");
    }

    private void ApplyBallot(in CheckedEvent next, Entry entry)
    {
        _ballots++;
        if (!StreamName.TryBallot(entry.Header.Stream, out var roundId, out var member))
            Fault(next, $"'{entry.Header.Stream}' is no stream of a ballot.");
        else if (_open.TryGetValue(roundId, out var round))
        {
            if (round.Take(next, entry, member, _proposals.GetValueOrDefault(round.Proposal)) is { } fault)
                Fault(next, fault);
        }
        else if (_rounds.ContainsKey(roundId))
            Fault(next, "The ballot came after the result of its round.");
        else if (!_hasHiddenProposals)
            Fault(next, "The ballot is of a round that was never opened.");
    }

    private void ApplyMember(in CheckedEvent next, Entry entry, Type type)
    {
        if (!StreamName.TryId(entry.Header.Stream, Streams.MemberType, out var guid))
        {
            Fault(next, $"'{entry.Header.Stream}' is no stream of a member.");
            return;
        }
        var member = new MemberId(guid);
        if (_members.VersionOf(member) + 1 is var expected && entry.Header.Version != expected)
            Fault(next, $"It is number {entry.Header.Version} of its stream, and {expected} was to come: an event is missing or stands twice.");
        var state = _members.Find(member);
        var (standing, decision) = type.Name switch
        {
            nameof(MemberInvited) => (Standing.Invited, InviteMember.Decide(state, new InviteMember(member))),
            nameof(MemberJoined) => (Standing.Joined, JoinCommunity.Decide(state, new JoinCommunity(member, Channel.Api))),
            nameof(MemberSuspended) => (Standing.Suspended, SuspendMember.Decide(state, new SuspendMember(member, EventWords.Removed))),
            nameof(MemberReinstated) => (Standing.Joined, ReinstateMember.Decide(state, new ReinstateMember(member, null))),
            nameof(MemberLeft) => (Standing.Left, LeaveCommunity.Decide(state, new LeaveCommunity(member, null))),
            _ => throw new UnreachableException($"{type.Name} is not replayed."),
        };
        if (decision.Rejection is { } rejection)
            Fault(next, $"This could not happen to the member then ({rejection.Code}): {rejection.Reason}");
        _members.Record(
            member, next.Index, entry.Header.Version, standing, type.Name is nameof(MemberSuspended) or nameof(MemberReinstated),
            Instant.FromDateTimeUtc(entry.When.Utc));
    }

    private void ApplyOther(in CheckedEvent next, Entry entry, Type type)
    {
        if (next.Event is not { } @event)
        {
            _hasHiddenProposals |= type.IsAssignableTo(typeof(IProposalEvent));
            return;
        }
        var when = Instant.FromDateTimeUtc(entry.When.Utc);
        switch (@event)
        {
            case IProposalEvent e:
                ApplyProposal(next, entry, e, when);
                break;
            case IRuleEvent e:
                ApplyRule(next, entry, e);
                break;
            case ICommunityEvent e:
                if (entry.Header.Stream != Streams.Of(new CommunityId(manifest.Community)))
                    Fault(next, "It is of another community.");
                if (e is LogKeyRotated rotated)
                    _rotations.Add((next.Index, rotated));
                break;
            case PayloadRedacted e:
                if (_redactions.Apply(next.Index, entry.Header.Stream, e, e.Proposal() is { } id ? _proposals.GetValueOrDefault(id) : AboutBallot(e)) is { } fault)
                    Fault(next, fault);
                break;
            case PersonErased e:
                _erasures++;
                if (ErasePerson.Decide(_members.Find(e.MemberId), null, new ErasePerson(e.MemberId, e.Reason)).Rejection is { } rejection)
                    Fault(next, $"This person could not be erased then ({rejection.Code}): {rejection.Reason}");
                break;
            default:
                throw new UnreachableException($"{type.Name} is not replayed.");
        }
    }

    private Proposal? AboutBallot(PayloadRedacted redacted) =>
        StreamName.TryBallot(redacted.Stream, out var round, out _) && _rounds.TryGetValue(round, out var id) ? _proposals.GetValueOrDefault(id) : null;

    private void ApplyRule(in CheckedEvent next, Entry entry, IRuleEvent @event)
    {
        if (!StreamName.TryId(entry.Header.Stream, Streams.RuleType, out var id))
        {
            Fault(next, $"'{entry.Header.Stream}' is no stream of a rule.");
            return;
        }
        var state = _rules.GetValueOrDefault(new RuleId(id));
        Redo(next, @event, @event switch
        {
            RuleAdopted e => AdoptRule.Decide(state, new AdoptRule(new RuleId(id), e.Terms)),
            RuleAmended e => AmendRule.Decide(state, new AmendRule(new RuleId(id), e.Terms)),
            RuleRetired e => RetireRule.Decide(state, new RetireRule(new RuleId(id), e.Reason)),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        _rules[new RuleId(id)] = Rule.Fold(state, @event)!;
    }

    private void ApplyProposal(in CheckedEvent next, Entry entry, IProposalEvent @event, Instant when)
    {
        if (!StreamName.TryId(entry.Header.Stream, Streams.ProposalType, out var guid))
        {
            Fault(next, $"'{entry.Header.Stream}' is no stream of a proposal.");
            return;
        }
        var id = new ProposalId(guid);
        var state = _proposals.GetValueOrDefault(id);
        switch (@event)
        {
            case ProposalDrafted e:
                Redo(next, e, DraftProposal.Decide(state, new DraftProposal(id, e.Proposer, e.Title, e.Text, e.Options)));
                break;
            case ProposalRevised e:
                Redo(next, e, ReviseProposal.Decide(state, new ReviseProposal(id, e.Title, e.Text, e.Options, e.Note), when));
                break;
            case VotingOpened e:
                Redo(next, e, OpenVoting.Decide(state, _rules.GetValueOrDefault(e.RuleId), new OpenVoting(id, e.RoundId, e.RuleId, e.Roll, e.ClosesAt), when));
                Open(next, e, when);
                break;
            case VotingExtended e:
                Redo(next, e, ExtendVoting.Decide(state, new ExtendVoting(id, e.ClosesAt, e.Reason), when));
                break;
            case VotingClosedEarly e:
                Redo(next, e, CloseVotingEarly.Decide(state, new CloseVotingEarly(id, e.Reason), when));
                break;
            case ProposalWithdrawn e:
                Redo(next, e, WithdrawProposal.Decide(state, new WithdrawProposal(id, e.Reason), when));
                break;
            case ResultDeclared e:
                Recount(next, e, state, when);
                break;
            case OutcomeStated e:
                Redo(next, e, StateOutcome.Decide(state, new StateOutcome(id, e.Statement)));
                break;
            default:
                throw new UnreachableException($"{@event.GetType().Name} is not replayed.");
        }
        _proposals[id] = Proposal.Fold(state, @event)!;
        if (@event is ProposalWithdrawn && state?.Latest is { } ended)
            _open.Remove(ended.Id);
    }

    private void Open(in CheckedEvent next, VotingOpened e, Instant when)
    {
        if (e.Roll.AsOfIndex > next.Index || e.Roll.DrawnAt > when)
            Fault(next, "Its roll was drawn later than voting opened.");
        else if (when - e.Roll.DrawnAt > Haste || _members.ChangedBetween(e.Roll.AsOfIndex, e.Roll.DrawnAt - Haste))
            Fault(next, "Its roll is an old one: members came or went between its drawing and the opening of the vote.");
        var roll = _members.Draw(e.Roll.AsOfIndex, e.Terms.Franchise, e.Roll.DrawnAt);
        if (roll.Count != e.Roll.Eligible || roll.Digest != e.Roll.Digest)
            Fault(next, $"Its roll says {e.Roll.Eligible} members may vote; drawn again from the register it has {roll.Count}, or others.");
        if (!_rounds.TryAdd(e.RoundId, e.ProposalId))
            Fault(next, "A round of this id was opened before.");
        _open[e.RoundId] = new ReplayedRound(e.RoundId, e.ProposalId, roll);
    }

    private void Recount(in CheckedEvent next, ResultDeclared e, Proposal? state, Instant when)
    {
        Results[next.Index] = e;
        if (!_open.Remove(e.RoundId, out var round) || state?.Latest?.Id != e.RoundId)
        {
            Fault(next, "It declares the result of a round that is not open or closed and waiting for it.");
            return;
        }
        if (e.CountedTo > next.Index || e.CountedTo <= round.LastIndex)
            Fault(next, $"It says that it counted the record up to {e.CountedTo}, which leaves ballots out or goes beyond itself.");
        if (round.FirstWithheld is { } withheld)
        {
            _notRecounted++;
            if (manifest.Audience == Audience.Auditor)
                faults.Add(withheld, TitleOf(e.ProposalId), "Ballots of a round that is over are withheld from an auditor.");
            return;
        }
        _recounted++;
        var again = DeclareResult.Decide(state, new DeclareResult(e.ProposalId, round.CountedBallots(), e.CountedTo), when);
        if (again.Rejection is { } rejection)
            Fault(next, $"The result could not be declared then ({rejection.Code}): {rejection.Reason}");
        else if (!Same(again.Events[0], e))
            Fault(next, $"The result does not follow from the ballots. {Differences((ResultDeclared)again.Events[0], e)}");
    }

    private static string Differences(ResultDeclared again, ResultDeclared declared) =>
        again.Tally.Verdict != declared.Tally.Verdict ? $"Counted again it is '{again.Tally.Verdict}'; '{declared.Tally.Verdict}' was declared."
        : again.Tally.Returned != declared.Tally.Returned ? $"There are {again.Tally.Returned} ballots; {declared.Tally.Returned} were declared."
        : "Counted again it has other numbers than were declared.";

    /// <summary>Holds an event against what its rule makes of the same wish at the same moment.</summary>
    private void Redo(in CheckedEvent next, IDomainEvent happened, Decision decision)
    {
        // What was redacted is no longer what was decided, and so is not decided again.
        if (next.State == PayloadState.Redacted)
            return;
        if (decision.Rejection is { } rejection)
            Fault(next, $"This could not be done then ({rejection.Code}): {rejection.Reason}");
        else if (decision.Events is [var @event] && !Same(@event, happened))
            Fault(next, "It is not what its rule makes of it.");
    }

    /// <summary>Whether an archive for its audience may leave out what such an event says; of ballots it is told later which.</summary>
    private bool MayBeWithheld(Entry entry) => entry.Header.Stream.StartsWith($"{Streams.BallotType}/", StringComparison.Ordinal)
        || manifest.Audience switch
        {
            Audience.Auditor => false,
            Audience.Member => entry.Header.Type is "person_erased" or "payload_redacted",
            _ => entry.Header.Type != "log_key_rotated",
        };

    private bool IsNextOfItsStream(in CheckedEvent next, Entry entry)
    {
        var expected = _versions.GetValueOrDefault(entry.Header.Stream) + 1;
        _versions[entry.Header.Stream] = entry.Header.Version;
        if (entry.Header.Version == expected)
            return true;
        Fault(next, $"It is number {entry.Header.Version} of its stream, and {expected} was to come: an event is missing or stands twice.");
        return false;
    }

    private static bool Same(IDomainEvent one, IDomainEvent other) => EventCatalogue.Write(one).AsSpan().SequenceEqual(EventCatalogue.Write(other));

    private void Fault(in CheckedEvent next, string what) => faults.Add(next.Index, TitleOf(next.Entry), what);

    private string? TitleOf(Entry? entry) => entry is null ? null
        : StreamName.TryId(entry.Header.Stream, Streams.ProposalType, out var proposal) ? TitleOf(new ProposalId(proposal))
        : StreamName.TryBallot(entry.Header.Stream, out var round, out _) && _rounds.TryGetValue(round, out var id) ? TitleOf(id)
        : null;

    private string? TitleOf(ProposalId id) => _proposals.TryGetValue(id, out var proposal) ? proposal.Current.Title : null;
}
