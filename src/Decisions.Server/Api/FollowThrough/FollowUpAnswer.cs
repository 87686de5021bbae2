using Decisions.Domain.Actions;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.ReadModels.FollowThrough;
using NodaTime;

namespace Decisions.Server.Api.FollowThrough;

/// <summary>What follows a decision.</summary>
/// <param name="ReviewOn">The day at which it is looked at again, by the community's clock; null where none is planned.</param>
/// <param name="Criteria">How one will tell whether it did what it was for, or null.</param>
public sealed record FollowUpAnswer(Guid ProposalId, long Version, LocalDate? ReviewOn, string? Criteria)
{
    /// <summary>Whether it is carried, and superseded by no other.</summary>
    public bool IsInForce { get; init; }

    /// <summary>The decisions that it names: superseded once it is carried.</summary>
    public IReadOnlyList<DecisionNameAnswer> Supersedes { get; init; } = [];

    /// <summary>The decisions that were carried in its place.</summary>
    public IReadOnlyList<DecisionNameAnswer> SupersededBy { get; init; } = [];

    /// <summary>Every review that was held, oldest first.</summary>
    public IReadOnlyList<HeldReviewAnswer> Reviews { get; init; } = [];

    public CarryingOutAnswer CarryingOut { get; init; } = new(0, 0, 0, false);

    public static FollowUpAnswer Of(Proposal proposal, ReadFollowThrough follow, Supersession supersession) => new(
        proposal.Id.Value, follow.Version, follow.FollowUp?.ReviewOn, follow.FollowUp?.Criteria)
    {
        IsInForce = proposal.IsCarried && supersession.SupersededBy.IsEmpty,
        Supersedes = [.. supersession.Supersedes.Select(DecisionNameAnswer.Of)],
        SupersededBy = [.. supersession.SupersededBy.Select(DecisionNameAnswer.Of)],
        Reviews = [.. (follow.FollowUp?.Reviews ?? []).Select((held, at) => new HeldReviewAnswer(
            held.By.Value, follow.HeldAt[at], held.Text, held.Note, held.Conclusion, held.NextOn, held.LeadsTo?.Value))],
        CarryingOut = CarryingOutAnswer.Of(follow.CarryingOut),
    };
}

/// <summary>A decision by its name.</summary>
public sealed record DecisionNameAnswer(Guid Id, string Title)
{
    public static DecisionNameAnswer Of(NamedDecision named) => new(named.Id.Value, named.Title);
}

/// <summary>A review as it was held.</summary>
/// <param name="Note">What came of the evaluation criteria, or null.</param>
/// <param name="NextOn">When it was to be looked at next; null where no day was planned.</param>
/// <param name="LeadsTo">The proposal that would change it, or null.</param>
public sealed record HeldReviewAnswer(
    Guid By, Instant At, string Text, string? Note, ReviewConclusion Conclusion, LocalDate? NextOn, Guid? LeadsTo);

/// <summary>How far a decision was carried out.</summary>
/// <param name="Planned">How many actions are planned, those that were dropped apart.</param>
public sealed record CarryingOutAnswer(int Planned, int Done, int Dropped, bool IsCarriedOut)
{
    public static CarryingOutAnswer Of(CarryingOut sum) => new(sum.Planned, sum.Done, sum.Dropped, sum.IsCarriedOut);
}
