using System.Diagnostics;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.FollowThrough;

/// <summary>What follows one decision, as its events leave it.</summary>
/// <param name="ReviewOn">When it is looked at again, by the community's clock; null where no day is planned.</param>
/// <param name="Criteria">How one will tell whether it did what it was for, or null.</param>
public sealed record FollowUp(ProposalId ProposalId, LocalDate? ReviewOn, string? Criteria)
{
    public static FollowUp Create(ReviewPlanned e) => new(e.ProposalId, e.On, e.Text);

    public FollowUp Apply(ReviewPlanned e) => this with { ReviewOn = e.On, Criteria = e.Text };

    public static FollowUp Fold(FollowUp? state, IFollowThroughEvent @event) => @event switch
    {
        ReviewPlanned e => state is null ? Create(e) : state.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
