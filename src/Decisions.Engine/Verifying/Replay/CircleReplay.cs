using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>What circles there were, who was in each and when, and whether that could have come about so.</summary>
internal sealed class CircleReplay(ReplayedDecisions decisions, CommunityReplay community, MemberRegister register, RuleReplay rules, ReplayFaults faults)
{
    private readonly Dictionary<CircleId, CircleMembers> _members = [];
    private readonly Dictionary<(CircleId, MemberId), List<Change>> _changes = [];
    private readonly Dictionary<CircleId, ChangeTimes> _times = [];

    public CircleTree? Tree { get; private set; }

    /// <summary>Whether who is in circles is not for the archive's audience, so that no circle's roll can be drawn.</summary>
    public bool AreHidden { get; private set; }

    public void Withhold() => AreHidden = true;

    public Circle? Find(CircleId? id) => id is null ? null : Tree?.Find(id);

    public CircleMembers? MembersOf(CircleId id) => _members.GetValueOrDefault(id);

    /// <summary>The circle that a proposer wants something decided by; where who is in it is hidden, they are believed to be.</summary>
    public ChosenCircle Chosen(CircleId? id, MemberId proposer) =>
        new(Find(id), AreHidden || (id is { } circle && _members.GetValueOrDefault(circle)?.Has(register.Find(proposer)) == true));

    /// <summary>
    /// Who was in a circle by the events before an index; null for the whole community, and where it is hidden: then any member is
    /// believed to be, and the roll's digest is not held against it.
    /// </summary>
    public Func<MemberId, Instant, bool>? IsIn(CircleId? id, long asOfIndex) => id is not { } circle || AreHidden ? null : (member, joined) =>
    {
        if (!_changes.TryGetValue((circle, member), out var changes))
            return false;
        var last = changes.FindLast(change => change.Index < asOfIndex);
        return last is { Since: { } since } && since >= joined;
    };

    /// <summary>When somebody came into a circle or went.</summary>
    public ChangeTimes TimesOf(CircleId circle) => _times.TryGetValue(circle, out var times) ? times : _times[circle] = new ChangeTimes();

    public void Apply(in CheckedEvent next, Entry entry, ICirclesEvent @event, Instant when)
    {
        if (entry.Header.Stream != Streams.CirclesOf(community.Id))
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this community's circles.");
        faults.Redo(next, @event, @event switch
        {
            CircleFormed e => FormCircle.Decide(Tree, new FormCircle(e.CircleId, e.Parent, e.Name, e.Purpose, e.Joining)),
            CircleChanged e => ChangeCircle.Decide(Tree, new ChangeCircle(e.CircleId, e.Name, e.Purpose, e.Joining)),
            CircleRulesNamed e => NameCircleRules.Decide(
                Tree, new NameCircleRules(e.CircleId, e.Rules), [.. e.Rules.Where(rule => rules.Find(rule) is { IsRetired: false })]),
            CircleClosed e => CloseCircle.Decide(Tree, new CloseCircle(e.CircleId, e.Reason), UndecidedIn(e.CircleId, when)),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        if (@event is CircleFormed || Find(@event.CircleId) is not null)
            Tree = CircleTree.Fold(Tree, @event);
    }

    /// <param name="follows">Whether it follows from consent to a nominee, and was held against that.</param>
    public void Apply(in CheckedEvent next, Entry entry, ICircleEvent @event, Instant when, bool follows)
    {
        var (id, state) = (@event.CircleId, _members.GetValueOrDefault(@event.CircleId));
        if (entry.Header.Stream != Streams.Of(id))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this circle.");
            return;
        }
        var today = when.InZone(community.Zone).Date;
        bool IsStillIn(MemberId member) => state?.Has(register.Find(member)) == true;
        if (!follows)
            faults.Redo(next, @event, @event switch
            {
                MemberAskedToJoinCircle e => JoinCircle.Decide(Tree, state, new JoinCircle(id, Self(next, entry, e.MemberId), e.Note), register.Find(e.MemberId)),
                MemberJoinedCircle { LetInBy: null } e => JoinCircle.Decide(Tree, state, new JoinCircle(id, Self(next, entry, e.MemberId), null), register.Find(e.MemberId)),
                MemberJoinedCircle { LetInBy: { } by } e => LetIntoCircle.Decide(Tree, state, new LetIntoCircle(id, e.MemberId, Self(next, entry, by)), register.Find(e.MemberId)),
                JoiningRefused e => RefuseJoining.Decide(Tree, state, new RefuseJoining(id, e.MemberId, Self(next, entry, e.By), e.Reason)),
                MemberLeftCircle e => LeaveCircle.Decide(Tree, state, new LeaveCircle(id, Self(next, entry, e.MemberId), e.Reason)),
                CircleRoleFilled { ByRotation: true } e => GiveTurn.Next(Tree, state, new GiveTurn(BySystem(next, entry, id), e.Role, e.Name), IsStillIn, today),
                CircleRoleFilled e => FillCircleRole.Decide(
                    Tree, state, new FillCircleRole(id, e.Role, e.Name, e.MemberId, e.From, e.Until), register.Find(e.MemberId), today, IsStillIn),
                CircleRotationStated e => RotateCircleRole.Decide(Tree, state, new RotateCircleRole(id, e.Role, e.Name, e.Order, e.Length, e.First), IsStillIn, today),
                CircleRotationEnded e => EndRotation.Decide(Tree, state, new EndRotation(id, e.Role, e.Name, e.Reason)),
                CircleTurnPassedOver e => PassOverTurn.Decide(Tree, state, new PassOverTurn(id, e.Role, e.Name, Self(next, entry, e.MemberId), e.Reason), today),
                CircleRoleVacated e => VacateCircleRole.Decide(Tree, state, new VacateCircleRole(id, e.Role, e.Name, e.MemberId, e.Reason, e.From)),
                _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
            });
        _members[id] = CircleMembers.FoldAt(state, @event, when);
        if (@event is MemberJoinedCircle joined)
            Record(next, id, joined.MemberId, when, isIn: true);
        if (@event is MemberLeftCircle left && state?.In.ContainsKey(left.MemberId) == true)
            Record(next, id, left.MemberId, when, isIn: false);
    }

    private void Record(in CheckedEvent next, CircleId circle, MemberId member, Instant when, bool isIn)
    {
        if (!_changes.TryGetValue((circle, member), out var changes))
            _changes[(circle, member)] = changes = [];
        changes.Add(new Change(next.Index, isIn ? when : null));
        TimesOf(circle).Add(next.Index, when);
    }

    private long UndecidedIn(CircleId circle, Instant when) =>
        decisions.Proposals.Values.LongCount(proposal => proposal.Circle == circle && proposal.IsUndecidedAt(when));

    private MemberId Self(in CheckedEvent next, Entry entry, MemberId member)
    {
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"What only member {member} could do was done by {entry.Header.Actor}.");
        return member;
    }

    private CircleId BySystem(in CheckedEvent next, Entry entry, CircleId circle)
    {
        if (entry.Header.Actor != Actor.System.Pseudonym)
            faults.Add(next, $"A turn was given by {entry.Header.Actor}, and only the rotation could do that.");
        return circle;
    }

    private sealed record Change(long Index, Instant? Since);
}
