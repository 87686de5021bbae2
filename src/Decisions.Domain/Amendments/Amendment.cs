using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Amendments;

/// <summary>An amendment as its own events leave it. Whether it was put and carried is its proposal's to say.</summary>
/// <param name="Amends">The amendment that it amends, or null for the proposal itself.</param>
/// <param name="Base">The revision, or the wording of the amendment that it amends, that its latest wording changes.</param>
/// <param name="Wordings">Wording n stands at n - 1.</param>
/// <param name="Became">The proposal that it became once it was lost, or null.</param>
public sealed record Amendment(
    AmendmentId Id, ProposalId ProposalId, MemberId Mover, AmendmentId? Amends, int Base, ImmutableArray<Wording> Wordings,
    string? Reason, MemberId? Seconder, bool IsAccepted, bool IsWithdrawn, ProposalId? Became)
{
    /// <summary>What it would have said instead.</summary>
    public Wording Current => Wordings[^1];

    public static Amendment Create(AmendmentMoved e) => new(
        e.AmendmentId, e.ProposalId, e.Mover, e.Amends, e.Base, [new Wording(e.Title, e.Text, e.Options)], e.Reason,
        Seconder: null, IsAccepted: false, IsWithdrawn: false, Became: null);

    public Amendment Apply(AmendmentSeconded e) => this with { Seconder = e.Seconder };

    public Amendment Apply(AmendmentAccepted _) => this with { IsAccepted = true };

    public Amendment Apply(AmendmentWithdrawn _) => this with { IsWithdrawn = true };

    public Amendment Apply(AmendmentRebased e) =>
        this with { Base = e.Base, Wordings = Wordings.Add(new Wording(e.Title, e.Text, e.Options)) };

    public Amendment Apply(AmendmentReworded e) => this with { Wordings = Wordings.Add(new Wording(e.Title, e.Text, e.Options)) };

    public Amendment Apply(AmendmentProposedAnew e) => this with { Became = e.Becomes };

    public static Amendment? Fold(Amendment? state, IAmendmentEvent @event) => @event switch
    {
        AmendmentMoved e => Create(e),
        AmendmentSeconded e => state!.Apply(e),
        AmendmentAccepted e => state!.Apply(e),
        AmendmentWithdrawn e => state!.Apply(e),
        AmendmentRebased e => state!.Apply(e),
        AmendmentReworded e => state!.Apply(e),
        AmendmentProposedAnew e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
