using System.Collections.Immutable;
using Decisions.Domain.Differences;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>A proposal with every amendment that was moved to it: what several of them are to each other.</summary>
/// <param name="All">In the order in which they were received.</param>
public sealed record AmendmentsMoved(Proposal Proposal, ImmutableArray<Amendment> All)
{
    public Amendment? Find(AmendmentId id) => All.FirstOrDefault(amendment => amendment.Id == id);

    /// <summary>1 for the first that was moved to the proposal.</summary>
    public int NumberOf(AmendmentId id) => All.IndexOf(Find(id)!) + 1;

    public AmendmentStatus StatusOf(Amendment amendment) =>
        amendment.IsWithdrawn ? AmendmentStatus.Withdrawn
        : amendment.IsAccepted ? AmendmentStatus.Accepted
        : Proposal.PutOf(amendment.Id) is { } put ? put.IsCarried switch
        {
            null => AmendmentStatus.Put,
            true => AmendmentStatus.Carried,
            false => AmendmentStatus.Lost,
        }
        : Proposal.IsWithdrawn || Proposal.IsDecided || (AmendedBy(amendment) is { } primary && !IsOpen(primary)) ? AmendmentStatus.Fallen
        : amendment.Seconder is null ? AmendmentStatus.Moved : AmendmentStatus.Seconded;

    /// <summary>Whether it may still be put, or changed.</summary>
    public bool IsOpen(Amendment amendment) => StatusOf(amendment) is AmendmentStatus.Moved or AmendmentStatus.Seconded;

    /// <summary>The amendment that an amendment amends, or null.</summary>
    public Amendment? AmendedBy(Amendment amendment) => amendment.Amends is { } primary ? Find(primary) : null;

    /// <summary>What it changes, as that stands now.</summary>
    public Wording TargetOf(Amendment amendment) => AmendedBy(amendment) is { } primary ? primary.Current : Wording.Of(Proposal.Current);

    /// <summary>The number of the revision, or of the wording, that <see cref="TargetOf"/> is.</summary>
    public int TargetNumberOf(Amendment amendment) => AmendedBy(amendment) is { } primary ? primary.Wordings.Length : Proposal.Current.Number;

    /// <summary>What its latest wording changes, as it was then.</summary>
    public Wording BaseOf(Amendment amendment) =>
        AmendedBy(amendment) is { } primary ? primary.Wordings[amendment.Base - 1] : Wording.Of(Proposal.Revisions[amendment.Base - 1]);

    /// <summary>Whether it changes the text as it stands, and not one of before.</summary>
    public bool IsUpToDate(Amendment amendment) => amendment.Base == TargetNumberOf(amendment);

    /// <summary>It and what it changes, as both stand now: made one where no words conflict.</summary>
    public MergedWording Rebased(Amendment amendment) => Wording.Merge(BaseOf(amendment), amendment.Current, TargetOf(amendment));

    /// <summary>Whether two that change the same would get in each other's way.</summary>
    public ImmutableArray<TextConflict> ConflictsBetween(Amendment one, Amendment other) =>
        one.Id != other.Id && one.Amends == other.Amends && one.Base == other.Base
            ? Wording.Merge(BaseOf(one), one.Current, other.Current).Conflicts
            : [];

    /// <summary>
    /// Which is to be put next, or null: by the chair's order, then as received, of those that are seconded and up to date.
    /// Amendments of an amendment come before it.
    /// </summary>
    public Amendment? Next
    {
        get
        {
            var ready = All.Where(amendment => StatusOf(amendment) == AmendmentStatus.Seconded && IsUpToDate(amendment))
                .OrderBy(amendment => Place(Proposal.AmendmentOrder.IndexOf(amendment.Id))).ToList();
            var first = ready.FirstOrDefault(amendment => amendment.Amends is null);
            return ready.FirstOrDefault(amendment => amendment.Amends is not null && amendment.Amends == first?.Id) ?? first;
        }
    }

    private static int Place(int listed) => listed < 0 ? int.MaxValue : listed;
}
