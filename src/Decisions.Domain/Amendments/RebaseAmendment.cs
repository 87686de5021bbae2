using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>Words an amendment anew on the latest text, once that has changed since.</summary>
/// <param name="Base">The revision, or the wording of the amendment that it amends, that the new wording changes.</param>
public sealed record RebaseAmendment(AmendmentId AmendmentId, int Base, Wording Wording)
{
    public static Decision Decide(AmendmentsMoved? state, RebaseAmendment command, Instant now)
    {
        if (state?.Find(command.AmendmentId) is not { } amendment)
            return new AmendmentIsUnknown(command.AmendmentId);
        if (AmendmentGate.Open(state, amendment.Id, now) is { } rejection)
            return rejection;
        if (state.IsUpToDate(amendment))
            return new AmendmentIsUpToDate(amendment.Id);
        if (command.Base != state.TargetNumberOf(amendment))
            return new AmendmentIsOutdated(amendment.Id, command.Base, state.TargetNumberOf(amendment));
        if (ProposalText.Check(command.Wording.Title, command.Wording.Text, command.Wording.Options) is { } unfit)
            return unfit;
        var wording = command.Wording.Kept();
        return wording.Says(state.TargetOf(amendment))
            ? new AmendmentChangesNothing(amendment.Id)
            : Decision.Of(Event(amendment, command.Base, wording));
    }

    /// <summary>
    /// Every open amendment that a change of text has left behind and that no word of it conflicts with, worded anew by
    /// Decisions itself; those that amend it follow it.
    /// </summary>
    public static IReadOnlyList<AmendmentRebased> Following(AmendmentsMoved state)
    {
        List<AmendmentRebased> rebased = [];
        foreach (var amendment in state.All.OrderBy(amendment => amendment.Amends is not null))
        {
            var now = state.Find(amendment.Id)!;
            if (!state.IsOpen(now) || state.IsUpToDate(now) || now.Current.HasWordsRemoved || state.TargetOf(now).HasWordsRemoved
                || state.Rebased(now).Wording is not { } wording || wording.Says(state.TargetOf(now)))
                continue;
            var @event = Event(now, state.TargetNumberOf(now), wording);
            rebased.Add(@event);
            state = state with { All = state.All.Replace(now, now.Apply(@event)) };
        }
        return rebased;
    }

    private static AmendmentRebased Event(Amendment amendment, int @base, Wording wording) => new(
        amendment.Id, amendment.ProposalId, amendment.Wordings.Length + 1, @base, wording.Title, wording.Text, wording.Options);
}
