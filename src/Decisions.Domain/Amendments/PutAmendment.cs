using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>Puts an amendment to the vote: one at a time, the one whose turn it is.</summary>
/// <param name="Question">The proposal whose vote decides it; drafted and opened in the same step.</param>
public sealed record PutAmendment(AmendmentId AmendmentId, ProposalId Question)
{
    public static Decision Decide(AmendmentsMoved? state, PutAmendment command, Instant now)
    {
        if (state?.Find(command.AmendmentId) is not { } amendment)
            return new AmendmentIsUnknown(command.AmendmentId);
        if (AmendmentGate.Open(state, amendment.Id, now) is { } rejection)
            return rejection;
        if (state.Proposal.Pending is { } pending)
            return new AmendmentIsBeingDecided(pending.AmendmentId);
        if (amendment.Seconder is null)
            return new AmendmentIsNotSeconded(amendment.Id);
        if (!state.IsUpToDate(amendment))
            return new AmendmentIsOutdated(amendment.Id, amendment.Base, state.TargetNumberOf(amendment));
        if (state.Next is { } next && next.Id != amendment.Id)
            return new AmendmentIsNotNext(amendment.Id, next.Id, state.NumberOf(next.Id));
        return amendment.Current.HasWordsRemoved
            ? new AmendmentHasWordsRemoved(amendment.Id)
            : Decision.Of(new AmendmentPut(amendment.ProposalId, amendment.Id, command.Question));
    }

    /// <summary>The question as it is put: the text as it would be, and why.</summary>
    public static DraftProposal QuestionOf(AmendmentsMoved state, Amendment amendment, ProposalId question) => new(
        question, amendment.Mover, Title(state, amendment), amendment.Current.Text, [])
    {
        Puts = new AmendmentName(amendment.ProposalId, amendment.Id),
        Topic = state.Proposal.Topic, Circle = state.Proposal.Circle,
    };

    private static string Title(AmendmentsMoved state, Amendment amendment)
    {
        var title = $"Amendment {state.NumberOf(amendment.Id)} to {state.Proposal.Current.Title}";
        if (title.Length <= TextRule.LineLimit)
            return title;
        var cut = char.IsHighSurrogate(title[TextRule.LineLimit - 2]) ? TextRule.LineLimit - 2 : TextRule.LineLimit - 1;
        return $"{title[..cut]}…";
    }
}
