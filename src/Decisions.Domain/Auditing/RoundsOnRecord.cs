using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Auditing;

/// <summary>The rounds that some events may concern, as the events before them left them.</summary>
public sealed record RoundsOnRecord(ImmutableDictionary<RoundId, RoundOnRecord> All)
{
    public static RoundsOnRecord None { get; } = new(ImmutableDictionary<RoundId, RoundOnRecord>.Empty);

    public static RoundsOnRecord Of(IEnumerable<RoundOnRecord> rounds) => new(rounds.ToImmutableDictionary(round => round.Id));

    /// <summary>The round, or null when it is not known here.</summary>
    public RoundOnRecord? this[RoundId id] => All.GetValueOrDefault(id);

    /// <summary>The proposal's round in which one may vote at an instant, or null.</summary>
    public RoundOnRecord? OpenOn(ProposalId proposal, Instant at) =>
        All.Values.FirstOrDefault(round => round.ProposalId == proposal && round.IsOpenAt(at));

    public bool AnyOpenUnder(RuleId rule, Instant at) => All.Values.Any(round => round.RuleId == rule && round.IsOpenAt(at));

    /// <summary>The rounds after an event. One that is about no round leaves them as they are.</summary>
    public RoundsOnRecord After(IDomainEvent @event, Instant at) => @event switch
    {
        VotingOpened e => With(new RoundOnRecord(e.RoundId, e.ProposalId, e.RuleId, e.ClosesAt, null, HasOutcome: false)),
        VotingExtended e => Change(e.RoundId, round => round with { ClosesAt = e.ClosesAt }),
        VotingClosedEarly e => Change(e.RoundId, round => round with { EndedAt = round.EndedAt ?? at }),
        VotingProlonged e => Change(e.RoundId, round => round with { ClosesAt = e.ClosesAt }),
        VotingEnded e => Change(e.RoundId, round => round with { EndedAt = round.EndedAt ?? at }),
        ResultDeclared e => Change(e.RoundId, round => round with { EndedAt = round.EndedAt ?? at }),
        RoundSuperseded e => Change(e.RoundId, round => round with { EndedAt = round.EndedAt ?? at }),
        OutcomeStated e => Change(e.RoundId, round => round with { HasOutcome = true }),
        ProposalWithdrawn e => OpenOn(e.ProposalId, at) is { } open ? With(open with { EndedAt = at }) : this,
        _ => this,
    };

    private RoundsOnRecord With(RoundOnRecord round) => new(All.SetItem(round.Id, round));

    private RoundsOnRecord Change(RoundId id, Func<RoundOnRecord, RoundOnRecord> change) =>
        this[id] is { } round ? With(change(round)) : this;
}
