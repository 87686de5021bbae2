using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Delegations;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Discussions;
using Decisions.Domain.Draws;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;
using Decisions.Engine.Exporting;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>
/// Lives through a record once more, from its first event to its last: each is decided again by the rules of deciding as of
/// the moment when it happened, every roll is drawn again and every result counted again. What could not have happened so is
/// a fault.
/// </summary>
internal sealed class RecordReplay
{
    private readonly ArchiveManifest _manifest;
    private readonly ReplayFaults _faults;
    private readonly ReplayedDecisions _decisions = new();
    private readonly RecordOrder _order;
    private readonly RedactionCheck _redactions = new();
    private readonly List<(long Index, LogKeyRotated Change)> _rotations = [];
    private readonly CommunityReplay _community;
    private readonly MemberReplay _members;
    private readonly RuleReplay _rules;
    private readonly TemplateReplay _templates;
    private readonly MinutesReplay _minutes;
    private readonly MeetingReplay _meetings;
    private readonly ProposalReplay _proposals;
    private readonly RoundReplay _rounds;
    private readonly RecountReplay _recounts;
    private readonly AmendmentReplay _amendments;
    private readonly DiscussionReplay _discussions;
    private readonly ProxyReplay _proxies;
    private readonly MeetingProxyReplay _meetingProxies;
    private readonly PlacementReplay _placements;
    private readonly CircleReplay _circles;
    private readonly DelegationReplay _delegations;
    private readonly Consequences _consequences;
    private readonly ConsentReplay _consents;
    private readonly ConsentSequel _sequel;
    private readonly FollowThroughReplay _followThrough;
    private readonly ActionReplay _actions;
    private readonly AdviceReplay _advice;
    private readonly DrawReplay _draws;
    private readonly SelectionReplay _selections;
    private long _withheld, _erasures;
    private bool _hasHiddenProposals;

    public RecordReplay(ArchiveManifest manifest, Faults faults)
    {
        var register = new MemberRegister();
        _manifest = manifest;
        _faults = new ReplayFaults(faults, _decisions);
        _order = new RecordOrder(_faults);
        _members = new MemberReplay(register, _faults);
        _community = new CommunityReplay(new CommunityId(manifest.Community), register, _faults);
        _rules = new RuleReplay(_decisions, _faults);
        _templates = new TemplateReplay(_rules, _faults);
        _delegations = new DelegationReplay(_community, register, _faults);
        _meetingProxies = new MeetingProxyReplay(register, _faults);
        _proxies = new ProxyReplay(_decisions, register, _delegations, _meetingProxies, manifest.Audience, _faults);
        _placements = new PlacementReplay(_community, register, _faults);
        _circles = new CircleReplay(_decisions, _community, register, _rules, _faults);
        _rounds = new RoundReplay(_decisions, _community, register, _placements, _circles, _proxies, manifest.Audience, _faults);
        _recounts = new RecountReplay(_rounds, _faults);
        _minutes = new MinutesReplay(_decisions);
        _meetings = new MeetingReplay(_decisions, _community, register, _rules, _circles, _proxies, _meetingProxies, _minutes, _faults);
        _consequences = new Consequences(_faults);
        _amendments = new AmendmentReplay(_decisions, _consequences, _faults);
        _sequel = new ConsentSequel(_rounds, _faults);
        _consents = new ConsentReplay(_decisions, register, _rules, _rounds, _circles, _meetings, _sequel, _faults);
        _followThrough = new FollowThroughReplay(_decisions, _community, register, _faults);
        _actions = new ActionReplay(_decisions, _community, register, _faults);
        _advice = new AdviceReplay(_decisions, register, _rules, _circles, manifest.Audience, _faults);
        _discussions = new DiscussionReplay(_decisions, register, _circles, manifest.Audience, _faults);
        _selections = new SelectionReplay(_decisions, _community, register, _circles, manifest.Audience, _faults);
        _proposals = new ProposalReplay(
            _decisions, _community, _rules, _templates, _circles, _rounds, _recounts, _amendments, _consequences, _meetings, _consents, _followThrough, _advice, _discussions,
            _selections, _faults);
        _draws = new DrawReplay(register, _faults);
        _decisions.AmendmentRule = new RuleId(manifest.Community);
    }

    /// <summary>Where the record says that another key signs.</summary>
    public IReadOnlyList<(long Index, LogKeyRotated Change)> Rotations => _rotations;

    /// <summary>Of each declared result that could be read: its index.</summary>
    public IReadOnlyDictionary<long, ResultDeclared> Results => _rounds.Results;

    public VerifiedNumbers Numbers => new()
    {
        Decisions = _decisions.Proposals.Values.Count(proposal => proposal.Puts is null), Rounds = _decisions.Rounds.Count, Ballots = _rounds.Ballots, Recounted = _rounds.Recounted,
        NotRecounted = _rounds.NotRecounted, Withheld = _withheld, Redactions = _redactions.Count, Erasures = _erasures,
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
            _faults.Add(next, $"It cannot follow what came before it: its stream makes no sense with it ({fault.GetType().Name}).");
        }
    }

    private void Take(in CheckedEvent next)
    {
        foreach (var fault in next.Faults)
            _faults.Add(next, fault);
        if (next.Entry is not { } entry)
            return;
        _order.Take(next, entry);
        if (next.State == PayloadState.Withheld)
        {
            _withheld++;
            if (!Withholding.MayBe(entry, _manifest.Audience))
                _faults.Add(next, $"What it says is withheld from {(_manifest.Audience == Audience.Auditor ? "an auditor" : "a member")}, who may see it.");
        }
        else if (next.State == PayloadState.Redacted)
            _redactions.Found(next, entry);

        if (!EventCatalogue.Current.Types.TryGetValue(entry.Header.Type, out var type))
            _faults.Add(next, $"Events of the type '{entry.Header.Type}' are not known to this version.");
        else if (type.IsAssignableTo(typeof(IBallotEvent)))
        {
            _rounds.Take(next, entry, _hasHiddenProposals);
            _minutes.KeepBallot(entry, next.Event, Instant.FromDateTimeUtc(entry.When.Utc));
        }
        else if (type.IsAssignableTo(typeof(IMemberEvent)))
            _members.Apply(next, entry, type);
        else if (_order.IsNextOfItsStream(next, entry))
            ApplyOther(next, entry, type);
    }

    /// <summary>What can be said only once all was seen.</summary>
    public void End()
    {
        if (_manifest.ExportedAt < _order.Last)
            _faults.Add(null, "It says that it was written before the last event in it happened.");
        foreach (var (index, what) in _redactions.Unaccounted())
            _faults.Add(index, what);
        _consequences.End();
        _sequel.NothingIsDue(null);
        _consents.End();
        _recounts.End();
        _rounds.Withheld(_manifest.ExportedAt);
        _proxies.End();
        _discussions.End();
        _draws.End();
        _selections.End(_manifest.ExportedAt);
    }

    private void ApplyOther(in CheckedEvent next, Entry entry, Type type)
    {
        if (type.IsAssignableTo(typeof(IHandsEvent)))
        {
            _rounds.TakeHands(next, entry, _meetings, _hasHiddenProposals);
            if (next.Event is { } counted)
                _minutes.Keep(entry, counted, Instant.FromDateTimeUtc(entry.When.Utc));
            else
                _minutes.Hide(entry);
            return;
        }
        if (type.IsAssignableTo(typeof(IEntryEvent)))
        {
            _rounds.TakeEntry(next, entry, _hasHiddenProposals);
            return;
        }
        if (next.Event is not { } said)
        {
            _minutes.Hide(entry);
            _meetings.Withhold(entry);
            _hasHiddenProposals |= type.IsAssignableTo(typeof(IProposalEvent));
            if (type.IsAssignableTo(typeof(IProxyEvent)))
                _proxies.Withhold(next, entry);
            if (type.IsAssignableTo(typeof(IMeetingProxyEvent)))
                _meetingProxies.Withhold(next, entry);
            if (type.IsAssignableTo(typeof(IPlacementEvent)))
                _placements.Withhold();
            if (type.IsAssignableTo(typeof(ICircleEvent)))
                _circles.Withhold();
            _consents.Withhold(entry);
            if (type.IsAssignableTo(typeof(IAdviceEvent)))
                _advice.Withhold(next, entry);
            if (type.IsAssignableTo(typeof(ISelectionEvent)))
                _selections.Withhold(next, entry, Instant.FromDateTimeUtc(entry.When.Utc));
            if (type.IsAssignableTo(typeof(ICommentEvent)))
                _discussions.Withhold(next, entry, type);
            return;
        }
        // Marks beside words may make a text longer than the rules allow; alone they never do.
        var @event = next.State == PayloadState.Redacted ? EventWords.AllRemoved(said) : said;
        var when = Instant.FromDateTimeUtc(entry.When.Utc);
        switch (@event)
        {
            case IProposalEvent e:
                _proposals.Apply(next, entry, e, when);
                _minutes.Keep(entry, e, when);
                break;
            case IMeetingEvent e:
                _meetings.Apply(next, entry, e, when);
                _minutes.Keep(entry, e, when);
                break;
            case IConsentRoundEvent e:
                _consents.Apply(next, entry, e, when);
                break;
            case IFollowThroughEvent e:
                _followThrough.Apply(next, entry, e, when);
                break;
            case IActionEvent e:
                _actions.Apply(next, entry, e, when);
                break;
            case ICallEvent e:
                _actions.Apply(next, entry, e, when);
                break;
            case IAdviceEvent e:
                _advice.Apply(next, entry, e, when);
                break;
            case IDrawEvent e:
                _draws.Apply(next, entry, e, when);
                break;
            case ISelectionEvent e:
                _selections.Apply(next, entry, e, when);
                break;
            case IAmendmentEvent e:
                _amendments.Apply(next, entry, e, when);
                break;
            case ICommentEvent e:
                _discussions.Apply(next, entry, e);
                break;
            case IDiscussionEvent e:
                _discussions.Apply(next, entry, e);
                break;
            case IProxyEvent e:
                _proxies.Apply(next, entry, e, _rounds.Find(_decisions.Find(e.ProposalId)?.Latest?.Id), when);
                _minutes.Keep(entry, e, when);
                break;
            case IMeetingProxyEvent e:
                _meetingProxies.Apply(next, entry, e, _meetings.Find(e.MeetingId), _meetings.Proxied(e.MeetingId), when);
                break;
            case IPlacementEvent e:
                _placements.Apply(next, entry, e, when);
                break;
            case ICirclesEvent e:
                _circles.Apply(next, entry, e, when);
                break;
            case ICircleEvent e:
                _circles.Apply(next, entry, e, when, follows: _selections.Fills(next, e));
                break;
            case IDelegationEvent e:
                _delegations.Apply(next, entry, e);
                break;
            case IRuleEvent e:
                _rules.Apply(next, entry, e);
                break;
            case ITemplateEvent e:
                _templates.Apply(next, entry, e);
                break;
            case ICommunityEvent e:
                _community.Apply(next, entry, e);
                if (e is AmendmentRuleNamed named)
                    NameAmendmentRule(next, named);
                if (e is LogKeyRotated rotated)
                    _rotations.Add((next.Index, rotated));
                break;
            case PayloadRedacted e:
                if (_redactions.Apply(next.Index, entry.Header.Stream, e, _decisions.About(e)) is { } fault)
                    _faults.Add(next, fault);
                break;
            case PersonErased e:
                _erasures++;
                _members.Erase(next, e);
                break;
            default:
                throw new UnreachableException($"{type.Name} is not replayed.");
        }
    }

    private void NameAmendmentRule(in CheckedEvent next, AmendmentRuleNamed e)
    {
        if (_rules.Find(e.RuleId) is not { IsRetired: false, Terms.Method: YesNoMethod })
            _faults.Add(next, "It names a rule for amendments that does not ask yes or no, or was none then.");
        _decisions.AmendmentRule = e.RuleId;
    }
}
