using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Delegations;

/// <summary>Who votes for a member until that is taken back: one member for each topic, and one for all else.</summary>
/// <param name="All">One at the most for each topic, those that were taken back too.</param>
public sealed record Delegation(MemberId MemberId, ImmutableArray<NamedHolder> All)
{
    /// <summary>Whom the member named for a topic, or for all else, and nothing wider; null where they never did.</summary>
    public NamedHolder? Named(string? topic) => All.FirstOrDefault(named => named.Topic == topic);

    /// <summary>
    /// Who votes for the member in a decision of a topic, or of none: the holder for that topic, and where there is none, the
    /// holder for all else. Null where nobody does.
    /// </summary>
    public MemberId? HolderFor(string? topic) => Named(topic)?.Holder ?? Named(null)?.Holder;

    /// <summary>Who votes for the member in a round: by the topic that its proposal had when it opened.</summary>
    public MemberId? HolderIn(Round round) => HolderFor(round.Topic);

    public Delegation Apply(VotesDelegated e) => With(new NamedHolder(e.Topic, e.Holder));

    public Delegation Apply(DelegationRevoked e) => With(new NamedHolder(e.Topic, Holder: null));

    public static Delegation Fold(Delegation? state, IDelegationEvent @event) => @event switch
    {
        VotesDelegated e => (state ?? new Delegation(e.MemberId, [])).Apply(e),
        DelegationRevoked e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private Delegation With(NamedHolder named) =>
        this with { All = [.. All.Where(before => before.Topic != named.Topic), named] };
}

/// <summary>Whom a member named to vote for them.</summary>
/// <param name="Topic">Null for all else.</param>
/// <param name="Holder">Null where it was taken back.</param>
public sealed record NamedHolder(string? Topic, MemberId? Holder);
