using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.FollowThrough;

/// <summary>A review as it was held.</summary>
/// <param name="Note">What came of the criteria, or null.</param>
/// <param name="NextOn">When it is looked at again; null where no day was planned.</param>
/// <param name="LeadsTo">The proposal that would change it, or null.</param>
public sealed record HeldReview(MemberId By, string Text, string? Note, ReviewConclusion Conclusion, LocalDate? NextOn, ProposalId? LeadsTo);

/// <summary>What follows one decision, as its events leave it.</summary>
/// <param name="ReviewOn">When it is looked at again, by the community's clock; null where no day is planned.</param>
/// <param name="Criteria">How one will tell whether it did what it was for, or null.</param>
public sealed record FollowUp(ProposalId ProposalId, LocalDate? ReviewOn, string? Criteria)
{
    /// <summary>Every review that was held, oldest first.</summary>
    public ImmutableArray<HeldReview> Reviews { get; init; } = [];

    public static FollowUp Create(ReviewPlanned e) => new(e.ProposalId, e.On, e.Text);

    /// <summary>A review that was held though no day had been planned for it.</summary>
    public static FollowUp Create(ReviewHeld e) => new FollowUp(e.ProposalId, null, null).Apply(e);

    public FollowUp Apply(ReviewPlanned e) => this with { ReviewOn = e.On, Criteria = e.Text };

    public FollowUp Apply(ReviewHeld e) => this with
    {
        ReviewOn = e.NextOn,
        Reviews = Reviews.Add(new HeldReview(e.By, e.Text, e.Note, e.Conclusion, e.NextOn, e.LeadsTo)),
    };

    public static FollowUp Fold(FollowUp? state, IFollowThroughEvent @event) => @event switch
    {
        ReviewPlanned e => state is null ? Create(e) : state.Apply(e),
        ReviewHeld e => state is null ? Create(e) : state.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
