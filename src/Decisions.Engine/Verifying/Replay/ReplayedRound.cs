using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>A round of voting while its ballots come in: who may vote, and what each ballot says.</summary>
internal sealed class ReplayedRound(RoundId id, ProposalId proposal, DrawnRoll roll, ProxyReplay proxies)
{
    private const int Withdrawn = -1, Unknown = -2;

    private static readonly string GaveWay = EventCatalogue.AliasOf(typeof(BallotGaveWay));

    private readonly Dictionary<UInt128, Standing> _ballots = [];
    private readonly Dictionary<Choice, int> _numbers = [];
    private readonly List<Choice> _choices = [];
    private readonly ReplayedEntries _entries = new();

    /// <summary>The hands that must come next, as two tellers have counted them.</summary>
    private HandsShown? _awaitedHands;

    /// <summary>The ballots that tellers entered and that stand, whole.</summary>
    private readonly Dictionary<MemberId, Ballot> _byTellers = [];

    public ProposalId Proposal => proposal;

    /// <summary>The first ballot that is not for the archive's audience; null where all are there.</summary>
    public long? FirstWithheld { get; private set; }

    /// <summary>The index of the last ballot, entry or count of hands.</summary>
    public long LastIndex { get; private set; } = -1;

    /// <summary>Whether two tellers have entered a ballot alike that was not cast.</summary>
    public bool LacksAnEnteredBallot => _entries.HasOneThatIsMissing || _awaitedHands is not null;

    /// <summary>Whether what a teller entered waits for another.</summary>
    public bool EntriesWait => _entries.AnyWaits;

    /// <summary>The show of hands, or null.</summary>
    public ShowOfHands? Hands { get; private set; }

    /// <summary>How many ballots that stand came by each channel.</summary>
    public IEnumerable<(Channel Channel, long Ballots)> ByChannel() =>
        _ballots.Values.Where(ballot => ballot.Choice != Withdrawn).CountBy(ballot => ballot.Channel).Select(pair => (pair.Key, (long)pair.Value));

    /// <summary>Takes what hands a teller counted.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? TakeHands(in CheckedEvent next, Entry entry, Proposal? state, Meeting? meeting, ImmutableArray<MemberId> tellers)
    {
        LastIndex = next.Index;
        if (next.Event is not IHandsEvent @event)
        {
            FirstWithheld ??= next.State == PayloadState.Withheld ? next.Index : null;
            return null;
        }
        if (@event is HandsShown shown)
        {
            var awaited = _awaitedHands;
            _awaitedHands = null;
            Hands = ShowOfHands.Fold(Hands ?? new ShowOfHands(id, [], null), shown);
            return awaited is not null && ReplayFaults.Same(awaited, shown) ? null : "These hands are not what two tellers have counted alike.";
        }
        var counted = (HandsCounted)@event;
        if (entry.Header.Actor != counted.Teller.ToString())
            return $"What teller {counted.Teller} is said to have counted was entered by {entry.Header.Actor}.";
        var isRedacted = next.State == PayloadState.Redacted;
        ImmutableArray<MemberId> voters =
            [.. meeting?.Present.Where(member => roll.Includes(member) && !(_ballots.TryGetValue(DrawnRoll.NumberOf(member.Value), out var ballot) && ballot.Choice != Withdrawn)) ?? []];
        var decision = CountHands.Decide(
            state, Hands, new CountHands(
                proposal, counted.Teller, counted.Hands, counted.Evidence, isRedacted && counted.Note is not null ? WordPieces.Removed : counted.Note),
            meeting, tellers, voters, Instant.FromDateTimeUtc(entry.When.Utc));
        Hands = ShowOfHands.Fold(Hands, counted);
        if (decision.Rejection is { } rejection)
            return $"These hands could not be counted then ({rejection.Code}): {rejection.Reason}";
        if (decision.Events.IsEmpty)
            return "They are counted once more by one who had counted them, which confirms nothing.";
        _awaitedHands = decision.Events is [_, HandsShown follows] ? follows : null;
        return isRedacted || ReplayFaults.Same(decision.Events[0], counted) ? null : "It is not what its rule makes of it.";
    }

    /// <summary>Takes what a teller entered.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? TakeEntry(in CheckedEvent next, Entry entry, MemberId member, Proposal? state, ImmutableArray<MemberId> tellers)
    {
        LastIndex = next.Index;
        if (next.State == PayloadState.Withheld)
            FirstWithheld ??= next.Index;
        return _entries.Take(
            next, entry, member, state, BallotOf(member, state), tellers, roll.Includes(member), Instant.FromDateTimeUtc(entry.When.Utc), Hands);
    }

    /// <summary>Takes a ballot as its stream has it next.</summary>
    /// <returns>What is wrong with it; then it does not count.</returns>
    public string? Take(in CheckedEvent checkedEvent, Entry entry, MemberId member, Proposal? state)
    {
        LastIndex = checkedEvent.Index;
        var number = DrawnRoll.NumberOf(member.Value);
        var known = _ballots.TryGetValue(number, out var before);
        var expected = known ? before.Version + 1 : 1;
        if (entry.Header.Version != expected)
        {
            _ballots[number] = before with { Version = (int)Math.Min(entry.Header.Version, int.MaxValue - 1) };
            return $"The ballot is number {entry.Header.Version} of its stream, and {expected} was to come: a ballot is missing or stands twice.";
        }
        _ballots[number] = before = new Standing((int)expected, known ? before.Choice : Withdrawn, before.Channel, before.IsOwn, before.Holder);
        var said = checkedEvent.Event as IBallotEvent;
        var (own, bySystem) = (entry.Header.Actor == member.ToString(), entry.Header.Actor == Actor.System.Pseudonym);
        var allowed = state?.Latest?.Terms.Proxies is not null && entry.Header.Type is "ballot_cast" or "ballot_changed";
        var holder = OriginOf(said)?.Proxy;
        if (holder is { } named && (own || !allowed || (!bySystem && named.ToString() != entry.Header.Actor)))
            return $"The ballot of member {member} was cast by {entry.Header.Actor}, and this was not their proxy.";
        if ((!own || OriginOf(said) is not null) && holder is null
            && _entries.Check(checkedEvent, entry, member, said) is { } unentered && !(said is null && allowed))
            return unentered;
        var stands = known && before.Choice != Withdrawn;
        var fits = entry.Header.Type switch
        {
            "ballot_cast" => !stands,
            "ballot_changed" => stands,
            _ => stands,
        };
        if (!fits)
            return stands ? "A ballot is cast where one stands." : "A ballot is changed or taken back where none stands.";
        var when = Instant.FromDateTimeUtc(entry.When.Utc);
        if (state?.Latest is not { } round || round.Id != id)
            return "The ballot is of a round that was over.";
        if (checkedEvent.Event is not { } @event)
        {
            if (checkedEvent.State == PayloadState.Withheld)
                FirstWithheld ??= checkedEvent.Index;
            if (entry.Header.Type != GaveWay)
                _ballots[number] = before with { Choice = entry.Header.Type == "ballot_withdrawn" ? Withdrawn : Unknown, IsOwn = before.IsOwn || own, Holder = null };
            return state.IsWithdrawn || round.IsOpenAt(when) == bySystem ? "The ballot came when voting was not open."
                : roll.Includes(member) ? null : "The ballot is of a member who is not on the roll.";
        }
        if (Check(@event, checkedEvent.State == PayloadState.Redacted, member, state, stands ? before : null, holder, bySystem, when) is { } fault)
            return fault;
        _ballots[number] = @event switch
        {
            BallotCast e => new Standing((int)expected, NumberOf(e.Choice), e.Channel, before.IsOwn || holder is null, holder),
            BallotChanged e => new Standing((int)expected, NumberOf(e.Choice), e.Channel, before.IsOwn || holder is null, holder),
            BallotGaveWay => before,
            _ => before with { Choice = Withdrawn, IsOwn = true, Holder = null },
        };
        if (@event is BallotGaveWay)
            return null;
        if (OriginOf(said)?.EnteredBy is null)
            _byTellers.Remove(member);
        else
            _byTellers[member] = Ballot.Fold(null, @event is BallotChanged c ? new BallotCast(id, proposal, member, c.Revision, c.Choice, c.Reason, c.Channel, c.Origin) : (IBallotEvent)@event)!;
        return null;
    }

    public bool Includes(MemberId member) => roll.Includes(member);

    /// <summary>The positions that stand, where it is a pass of a consent round and all are there to see.</summary>
    public ImmutableArray<Signal> Signals() =>
    [
        .. _ballots.Where(ballot => ballot.Value.Choice >= 0 && _choices[ballot.Value.Choice] is PositionChoice)
            .Select(ballot => new Signal(DrawnRoll.MemberOf(ballot.Key), ((PositionChoice)_choices[ballot.Value.Choice]).Position, null)),
    ];

    /// <summary>A member's ballot as far as proxies hang on it, one that was taken back too; or null.</summary>
    public Ballot? KnownOf(MemberId member) => _ballots.TryGetValue(DrawnRoll.NumberOf(member.Value), out var standing)
        ? (BallotOf(member, null) ?? new Ballot(id, proposal, member, null)) with { IsOwn = standing.IsOwn }
        : null;

    /// <summary>The first member whose instruction had to be cast and was not, or null.</summary>
    public MemberId? NotCast(Round round) => proxies.Of(proposal)?.InstructedFor(round)
        .Where(proxy => roll.Includes(proxy.MemberId) && KnownOf(proxy.MemberId) is null or { IsOwn: false, Vote: null })
        .Select(proxy => (MemberId?)proxy.MemberId).FirstOrDefault();

    /// <summary>Every vote that stands, the same ones counted together; by class too where the roll was drawn with classes.</summary>
    public IReadOnlyCollection<CountedBallots> CountedBallots()
    {
        if (roll.Classes is not null)
            return
            [
                .. _ballots.Where(ballot => ballot.Value.Choice >= 0)
                    .GroupBy(ballot => (ballot.Value.Choice, roll.PlaceOf(ballot.Key).Class))
                    .Select(group => new CountedBallots(
                        _choices[group.Key.Choice], group.LongCount(), group.Key.Class, group.Sum(ballot => roll.PlaceOf(ballot.Key).Votes))),
            ];
        var counts = new long[_choices.Count];
        foreach (var ballot in _ballots.Values)
            if (ballot.Choice >= 0)
                counts[ballot.Choice]++;
        return [.. counts.Select((count, i) => new CountedBallots(_choices[i], count)).Where(counted => counted.Count > 0)];
    }

    private string? Check(IDomainEvent @event, bool isRedacted, MemberId member, Proposal state, Standing? before, MemberId? holder, bool bySystem, Instant when)
    {
        if (@event is not IBallotEvent said || said.RoundId != id || said.ProposalId != proposal || said.MemberId != member)
            return "The ballot says that it is another's, or of another round.";
        if (before is { Holder: null } stood && Gives(@event, state, stood) is { } disorder)
            return disorder;
        // The rule of casting a ballot itself says whether this one could be cast then.
        var ballot = before is null ? null : BallotOf(member, state);
        var decision = @event switch
        {
            BallotCast e when bySystem && holder is not null => Instructed(e),
            BallotCast e when holder is not null => ByProxy(e.Revision, e.Choice, e.Reason, e.Channel),
            BallotChanged e when holder is not null => ByProxy(e.Revision, e.Choice, e.Reason, e.Channel),
            BallotCast e => CastBallot.Decide(state, null, new CastBallot(proposal, member, e.Revision, e.Choice, Reason(e.Reason), e.Channel), roll.Includes(member), when, Hands),
            BallotChanged e => CastBallot.Decide(state, null, new CastBallot(proposal, member, e.Revision, e.Choice, Reason(e.Reason), e.Channel), roll.Includes(member), when, Hands),
            BallotGaveWay e => CastBallot.Decide(state, null, new CastBallot(proposal, member, e.Revision, e.Choice, Reason(e.Reason), e.Channel), roll.Includes(member), when, Hands),
            BallotWithdrawn e => WithdrawBallot.Decide(state, ballot, new WithdrawBallot(proposal, member, e.Channel), when),
            _ => Decision.Nothing,
        };
        if (bySystem && decision.Rejection is null && (decision.Events is not [var cast] || !ReplayFaults.Same(cast, @event)))
            return "The ballot is not what the member instructed.";
        return decision.Rejection is { } rejection ? $"The ballot could not be cast then ({rejection.Code}): {rejection.Reason}" : null;

        Decision Instructed(BallotCast e) => proxies.AreHidden(proposal)
            ? Decision.Of(e)
            : CastInstructed.Decide(state, proxies.Of(proposal), KnownOf(member), new CastInstructed(proposal, member), roll.Includes(member), when);

        Decision ByProxy(int revision, Choice choice, string? reason, Channel channel) => proxies.AreHidden(proposal)
            ? CastBallot.Decide(state, null, new CastBallot(proposal, member, revision, choice, Reason(reason), channel), roll.Includes(member), when, Hands)
            : CastByProxy.Decide(
                state, proxies.Of(proposal), KnownOf(member) is { IsOwn: true } known ? known : null,
                new CastByProxy(proposal, holder!.Value, member, revision, choice, Reason(reason), channel), roll.Includes(member),
                proxies.HasJoined(holder.Value), when);

        // The marks may make a reason longer than it was.
        string? Reason(string? words) => isRedacted ? WordPieces.Removed : words;
    }

    /// <summary>What is wrong with a ballot that comes where one stands, as far as the order of ways goes, or null.</summary>
    private static string? Gives(IDomainEvent @event, Proposal state, Standing stood)
    {
        var order = state.Latest!.Terms.Precedence;
        return @event switch
        {
            BallotChanged e when order?.GivesWay(e.Channel, stood.Channel) == true => "A ballot counts that had to give way to one that came by another way.",
            BallotGaveWay e when order?.GivesWay(e.Channel, e.To) != true || e.To != stood.Channel => "A ballot is said to have given way, and had to count.",
            _ => null,
        };
    }

    /// <summary>A member's ballot as far as deciding on the next one needs it; null where none stands.</summary>
    private Ballot? BallotOf(MemberId member, Proposal? state) => _byTellers.TryGetValue(member, out var entered) ? entered
        : !_ballots.TryGetValue(DrawnRoll.NumberOf(member.Value), out var standing) || standing.Choice == Withdrawn ? null
        : new Ballot(id, proposal, member, new Vote(
            state?.Latest?.Revision ?? 0, standing.Choice >= 0 ? _choices[standing.Choice] : new YesNoChoice(Answer.Abstain), null, standing.Channel)
        {
            Origin = standing.Holder is { } holder ? new BallotOrigin(EnteredBy: null, holder, Evidence: null) : null,
        });

    private static BallotOrigin? OriginOf(IBallotEvent? @event) => @event switch
    {
        BallotCast e => e.Origin,
        BallotChanged e => e.Origin,
        BallotGaveWay e => e.Origin,
        _ => null,
    };

    private int NumberOf(Choice choice)
    {
        if (_numbers.TryGetValue(choice, out var number))
            return number;
        _choices.Add(choice);
        return _numbers[choice] = _choices.Count - 1;
    }

    /// <param name="Choice">Its number among the choices; −1 where it is withdrawn, −2 where it is not for the audience.</param>
    /// <param name="Channel">The way it came by.</param>
    /// <param name="IsOwn">Whether the member voted without a proxy, or took back what was cast.</param>
    /// <param name="Holder">Who cast what stands as the member's proxy, or null.</param>
    private readonly record struct Standing(int Version, int Choice, Channel Channel, bool IsOwn, MemberId? Holder);
}
