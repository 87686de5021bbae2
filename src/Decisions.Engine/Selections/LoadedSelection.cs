using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Selections;

/// <summary>A selection with its circle and its latest proposal as they stand, and the guards of all that was read for it.</summary>
internal sealed class LoadedSelection
{
    private readonly Dictionary<MemberId, Loaded<Member>> _members = [];
    private readonly CommandContext _context;
    private readonly DecisionsEngine _engine;
    private readonly CancellationToken _cancel;
    private readonly CircleId _circle;
    private readonly string _stream;
    private readonly long _version;
    private readonly CommunityClock _clock;
    private readonly Loaded<Proposal>? _latest;

    private LoadedSelection(
        CircleId circle, SelectionId id, Loaded<CircleTree> circles, Loaded<CircleMembers> members, Loaded<Selection> selection, Loaded<Proposal>? latest,
        CommunityClock clock, CommandContext context, DecisionsEngine engine, Instant now, CancellationToken cancel)
    {
        (_circle, _stream, _version, State) = (circle, Streams.Of(circle, id), selection.Version, selection.State);
        (Circles, Circle, _latest, _clock, Now) = (circles, members, latest, clock, now);
        (_context, _engine, _cancel) = (context, engine, cancel);
    }

    public Selection? State { get; }

    public Loaded<CircleTree> Circles { get; }

    public Loaded<CircleMembers> Circle { get; }

    public Instant Now { get; }

    public DateTimeZone Zone => _clock.Zone;

    public LocalDate Today => Now.InZone(Zone).Date;

    public SelectionIn At => new(Circles.State, Circle.State, State, _latest?.State);

    public static async Task<LoadedSelection> Of(
        CircleId circle, SelectionId id, CommandContext context, DecisionsEngine engine, Instant now, CancellationToken cancel)
    {
        var selection = await engine.Streams.Selection(context.Community, circle, id, cancel);
        return new LoadedSelection(
            circle, id, await engine.Streams.Circles(context.Community, cancel), await engine.Streams.CircleMembers(context.Community, circle, cancel), selection,
            selection.State is { Proposed: [.., var last] } ? await engine.Streams.Proposal(context.Community, last.ProposalId, cancel) : null,
            await CommunityClock.Of(context.Community, engine.Streams, cancel), context, engine, now, cancel);
    }

    public async Task<Member?> Member(MemberId id)
    {
        if (!_members.TryGetValue(id, out var loaded))
            _members[id] = loaded = await _engine.Streams.Member(_context.Community, id, _cancel);
        return loaded.State;
    }

    public async Task<Dictionary<MemberId, Member?>> Members(ImmutableArray<MemberId> ids)
    {
        Dictionary<MemberId, Member?> found = [];
        foreach (var id in ids.Distinct())
            found[id] = await Member(id);
        return found;
    }

    /// <summary>Those of them who are in the circle, by id. Where they are more than may be asked, how many they are is all that is needed.</summary>
    public async Task<ImmutableArray<MemberId>> Joined(ImmutableArray<MemberId> ids)
    {
        if (ids.Length > BeginSelection.MostMembers * 10)
            return ids;
        var members = await Members(ids);
        return [.. ids.Where(id => Circle.State?.Has(members[id]) == true).OrderBy(id => id.Value)];
    }

    public Plan Plan(Decision decision) => new(_stream, Streams.SelectionType, _version, decision);

    /// <summary>The decision, which lands only while the step lasts that it was decided in.</summary>
    public Plan Timed(Decision decision)
    {
        var plan = Plan(decision);
        if (State is not { } state || decision.Events.IsEmpty)
            return plan;
        var shown = new Deadline(state.Said.NominateUntil, new NominationsAreHidden(state.Unspoken.Count(), state.Said.NominateUntil));
        return decision.Events[0] switch
        {
            NominationMade => plan with { NotAfter = new Deadline(state.Said.NominateUntil, new HearingIsOver(state.Id)) },
            NominationChanged or NominationKept or HearingClosed => plan with
            {
                NotAfter = new Deadline(state.Said.ChangeUntil, new HearingIsOver(state.Id)), After = state.Unspoken.Any() ? shown : null,
            },
            NomineeProposed when state is { Proposed: [], HearingClosedFor: null } && state.Unheard.Any() => plan with
            {
                NotAfter = EndOfTerm(state), After = new Deadline(state.Said.ChangeUntil, new HearingIsOpen(state.Unheard.Count(), state.Said.ChangeUntil)),
            },
            NomineeProposed => plan with { NotAfter = EndOfTerm(state) },
            _ => plan,
        };
    }

    /// <summary>What begins one, which lands while the deadlines are lawful. The last day of the term is that of the changes or later.</summary>
    public Plan Beginning(Decision decision) => decision.Events is not [SelectionBegun said] ? Plan(decision) : Plan(decision) with
    {
        NotAfter = new Deadline(said.NominateUntil - Duration.FromTicks(10), new DeadlineIsPast(said.NominateUntil, Now)),
        After = new Deadline(said.ChangeUntil - BeginSelection.Longest - Duration.FromTicks(10), new SelectionTakesTooLong(said.ChangeUntil, (int)BeginSelection.Longest.TotalDays)),
    };

    /// <summary>What was read is so still when it lands.</summary>
    public Plan Guarded(Plan plan) => plan with
    {
        Guards = Circles.State?.Find(_circle) is null ? [] :
        [
            new StreamGuard(Streams.CirclesOf(_context.Community), Circles.Version), new StreamGuard(Streams.Of(_circle), Circle.Version), _clock.Guard,
            .. _latest is { State: { } proposal } ? new[] { new StreamGuard(Streams.Of(proposal.Id), _latest.Version) } : [],
            .. _members.Select(each => new StreamGuard(Streams.Of(each.Key), each.Value.Version)),
        ],
    };

    private Deadline EndOfTerm(Selection state) => new(
        ClearDays.EndOfDay(_clock.Zone.AtStartOfDay(state.Said.Until).ToInstant(), _clock.Zone),
        new TermIsOver(state.Said.From, state.Said.Until, state.Said.Until.PlusDays(1)));
}
