using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Selections;
using Decisions.Engine.Exporting;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How circles chose together who fills their roles: what each said, whom was proposed, and what consent made of it.</summary>
internal sealed class SelectionReplay(ReplayedDecisions decisions, CommunityReplay community, MemberRegister register, CircleReplay circles, Audience audience, ReplayFaults faults)
{
    private const string Apart = "It was to stand right behind the step that it belongs to.";

    private readonly Dictionary<SelectionId, Selection> _states = [];
    private readonly Dictionary<SelectionId, Due<ProposalDrafted>> _drafts = [];
    private readonly Dictionary<SelectionId, Due<SelectionCarried>> _carried = [];
    private readonly Dictionary<CircleId, Due<CircleRoleFilled>> _filled = [];
    private readonly List<(long Index, SelectionId Selection)> _hidden = [];

    /// <summary>Whether selections are not for the archive's audience.</summary>
    private bool _areHidden;

    /// <summary>A nomination that its audience is not told yet: that the member spoke is known all the same.</summary>
    public void Withhold(in CheckedEvent next, Entry entry, Instant when)
    {
        if (!StreamName.TrySelection(entry.Header.Stream, out var circle, out var id))
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of a selection.");
        else if (audience == Audience.Visitor)
            _areHidden = true;
        else if (!_states.TryGetValue(id, out var state))
            faults.Add(next, "What it says is withheld, and no such selection was begun.");
        else if (!Guid.TryParse(entry.Header.Actor, out var member) || !state.Said.Members.Contains(new MemberId(member)))
            faults.Add(next, "What it says is withheld, and is of somebody who was not asked.");
        else if (state.EndedFor is not null || state.ShowsAt(when))
            faults.Add(next, "What it says is withheld, though nothing was hidden any more when it was said.");
        else
        {
            _hidden.Add((next.Index, id));
            _states[id] = state.Apply(new NominationMade(circle, id, new MemberId(member), null, null));
        }
    }

    public void Apply(in CheckedEvent next, Entry entry, ISelectionEvent @event, Instant when)
    {
        var (id, circle) = (@event.SelectionId, @event.CircleId);
        if (entry.Header.Stream != Streams.Of(circle, id))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this selection.");
            return;
        }
        if (_drafts.ContainsKey(id))
            faults.Add(next, "The proposal of the nominee was to follow.");
        if (@event is SelectionCarried carried)
            Carry(next, carried);
        else
            Decide(next, entry, @event, when);
        if (@event is SelectionBegun || _states.ContainsKey(id))
            _states[id] = Selection.Fold(_states.GetValueOrDefault(id), @event)!;
    }

    /// <summary>A proposal that says it fills a role.</summary>
    public void Drafted(in CheckedEvent next, ProposalDrafted e, RoleFilling fills, Proposal? before)
    {
        if (_areHidden)
            return;
        if (before is not null || !_drafts.Remove(fills.SelectionId, out var due) || due.Event.ProposalId != e.ProposalId)
            faults.Add(next, "It fills a role with a nominee who was not proposed so.");
        else if (next.Index != due.Index)
            faults.Add(next, Apart);
        else if (!SaySame(due.Event, e))
            faults.Add(next, "It is not what the selection makes of its nominee.");
    }

    /// <summary>A result was declared: where it carries a nominee, the role is to be filled, or it is to be said why not.</summary>
    /// <param name="declared">The proposal as the result leaves it.</param>
    public void Declared(in CheckedEvent next, Proposal declared, Instant when)
    {
        if (_areHidden || circles.AreHidden || declared is not { Fills: { } fills, Circle: { } circle })
            return;
        var (carried, filled) = FillSelectedRole.Decide(circles.Tree, circles.MembersOf(circle), declared, register.Find(fills.MemberId), Day(when));
        if (filled is not null)
            _filled[circle] = new Due<CircleRoleFilled>(filled, next.Index + 1);
        if (carried is not null)
            _carried[fills.SelectionId] = new Due<SelectionCarried>(carried, next.Index + (filled is null ? 1 : 2));
    }

    /// <summary>Whether an event of a circle says whom the circle chose, and so follows from a result and from nothing else.</summary>
    public bool Fills(in CheckedEvent next, ICircleEvent @event)
    {
        var isDue = _filled.Remove(@event.CircleId, out var due);
        if (isDue && next.Index != due.Index)
            faults.Add(next, Apart);
        else if (isDue && !ReplayFaults.Same(due.Event, @event))
            faults.Add(next, "The role was to be filled here with whom the circle consented to.");
        else if (!isDue && @event is CircleRoleFilled { SelectionId: not null })
            faults.Add(next, "It says that the circle chose this member, and no consent to them was declared.");
        return @event is CircleRoleFilled { SelectionId: not null };
    }

    /// <summary>What can be said only once all was seen.</summary>
    public void End(Instant exportedAt)
    {
        foreach (var selection in _drafts.Keys)
            faults.Add(null, $"The proposal of the nominee of selection {selection} is missing.");
        foreach (var selection in _carried.Keys)
            faults.Add(null, $"What the circle's consent made of selection {selection} is missing.");
        foreach (var circle in _filled.Keys)
            faults.Add(null, $"Circle {circle} consented to who fills a role, and it was not filled.");
        foreach (var (index, selection) in _hidden)
            if (_states[selection].ShowsAt(exportedAt))
                faults.Add(index, "What it says is withheld, though the nominations of its selection were shown.");
    }

    private void Decide(in CheckedEvent next, Entry entry, ISelectionEvent @event, Instant when)
    {
        var (state, circle, id) = (_states.GetValueOrDefault(@event.SelectionId), @event.CircleId, @event.SelectionId);
        var latest = state?.Proposed is [.., var last] ? decisions.Find(last.ProposalId) : null;
        var at = new SelectionIn(circles.Tree, circles.MembersOf(circle), state, latest);
        var decision = @event switch
        {
            SelectionBegun e => BeginSelection.Decide(
                circles.Tree, state, new BeginSelection(circle, id, e.Role, e.Name, e.From, e.Until, e.Purpose, e.NominateUntil, e.ChangeUntil),
                [.. (at.Members?.In.Keys ?? []).Where(member => at.Members!.Has(register.Find(member))).OrderBy(member => member.Value)], community.Zone, when),
            NominationMade e => Nominated(next, entry, at, e.MemberId, e.Nominee, e.Reason, when),
            NominationChanged e => Nominated(next, entry, at, e.MemberId, e.Nominee, e.Reason, when),
            NominationKept e => KeepNomination.Decide(at, new KeepNomination(circle, id, Self(next, entry, e.MemberId)), register.Find(e.MemberId), when),
            HearingClosed e => CloseHearing.Decide(at, new CloseHearing(circle, id, e.Reason), when),
            NomineeProposed e => ProposeNominee.Decide(
                at, new ProposeNominee(circle, id, e.ProposalId, default, e.Nominee, e.Reason), member => register.Find(member), Day(when), when),
            SelectionEnded e => EndSelection.Decide(at, new EndSelection(circle, id, e.Reason), when),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        };
        if (decision.Rejection is null && decision.Events is [var redone] && redone.GetType() != @event.GetType())
            faults.Add(next, "What one says before the nominations are shown and after is not the same.");
        else
            faults.Redo(next, @event, decision);
        if (@event is NomineeProposed proposed && state is not null && circles.Find(circle) is { } of)
            _drafts[id] = new Due<ProposalDrafted>(
                ProposeNominee.Draft(of, state, proposed, Guid.TryParse(entry.Header.Actor, out var proposer) ? new MemberId(proposer) : default), next.Index + 1);
    }

    private Decision Nominated(in CheckedEvent next, Entry entry, SelectionIn at, MemberId member, MemberId? nominee, string? reason, Instant when) =>
        Nominate.Decide(
            at, new Nominate(at.State?.Said.CircleId ?? default, at.State?.Id ?? default, Self(next, entry, member), nominee, reason),
            register.Find(member), nominee is { } named ? register.Find(named) : null, when);

    private void Carry(in CheckedEvent next, SelectionCarried e)
    {
        if (!_carried.Remove(e.SelectionId, out var due))
            faults.Add(next, "It says that the circle consented to the nominee, and no result says so.");
        else if (next.Index != due.Index)
            faults.Add(next, Apart);
        else if (!ReplayFaults.Same(due.Event, e))
            faults.Add(next, "It is not what the circle's consent made of it.");
    }

    private MemberId Self(in CheckedEvent next, Entry entry, MemberId member)
    {
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"What only member {member} could do was done by {entry.Header.Actor}.");
        return member;
    }

    private LocalDate Day(Instant when) => when.InZone(community.Zone).Date;

    /// <summary>Whether two drafts are alike; where words were taken out of one of them, or of what it is made of, but for the words.</summary>
    private static bool SaySame(ProposalDrafted one, ProposalDrafted other) => ReplayFaults.Same(one, other)
        || (new[] { one, other }.Any(each => $"{each.Title}{each.Text}".Contains(WordPieces.Removed, StringComparison.Ordinal))
            && ReplayFaults.Same(one with { Title = "", Text = "" }, other with { Title = "", Text = "" }));

    /// <summary>What is to come, and at which place in the log.</summary>
    private readonly record struct Due<T>(T Event, long Index);
}
