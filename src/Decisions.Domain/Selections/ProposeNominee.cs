using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Selections;

/// <summary>
/// Proposes one of the nominees to the circle, as who leads it. What speaks for them weighs, and not how many named them; so which of
/// them is whoever leads to say, with the reason.
/// </summary>
/// <param name="ProposalId">The proposal on which consent is sought; drafted in the same step.</param>
/// <param name="Proposer">Who leads and proposes them.</param>
public sealed record ProposeNominee(CircleId CircleId, SelectionId SelectionId, ProposalId ProposalId, MemberId Proposer, MemberId Nominee, string Reason)
{
    /// <param name="isNow">Which of those who were asked are members who are not suspended, with the nominee.</param>
    /// <param name="today">The day it is by the community's clock.</param>
    public static Decision Decide(SelectionIn at, ProposeNominee command, Func<MemberId, Member?> isNow, LocalDate today, Instant now)
    {
        if (SelectionGate.Underway(at, command.CircleId, command.SelectionId, now) is { } rejection)
            return rejection;
        var state = at.State!;
        var step = state.StepAt(now, at.Latest);
        if (step == SelectionStep.Nominating)
            return new NominationsAreHidden(state.Unspoken.Count(), state.Said.NominateUntil);
        if (step == SelectionStep.Hearing)
            return new HearingIsOpen(state.Unheard.Count(), state.Said.ChangeUntil);
        if (!Has(command.Nominee))
            return new MemberIsNotInCircle(command.CircleId, command.Nominee);
        if (!state.Said.Members.Any(member => state.Of(member)?.Nominee == command.Nominee && Has(member)))
            return new NobodyNominates(command.Nominee);
        if (state.Said.Until < today)
            return new TermIsOver(state.Said.From, state.Said.Until, today);
        if (TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit)
            return unfit;
        return Decision.Of(new NomineeProposed(command.CircleId, state.Id, command.ProposalId, command.Nominee, command.Reason));

        bool Has(MemberId member) => at.Members?.Has(isNow(member)) == true;
    }

    /// <summary>The proposal as it is drafted. It names nobody in words: these would outlive an erasure.</summary>
    public static ProposalDrafted Draft(Circle circle, Selection state, NomineeProposed e, MemberId proposer) => new(
        e.ProposalId, proposer, Title(circle, state.Said), $"{ProposalText.Kept(e.Reason)}\n\n{ProposalText.Kept(state.Said.Purpose)}", [])
    {
        Circle = circle.Id,
        Fills = new RoleFilling(state.Id, state.Said.Role, state.Said.Name, e.Nominee, state.Said.From, state.Said.Until),
    };

    private static string Title(Circle circle, SelectionBegun said)
    {
        var title = $"{(said.Role == CircleRole.Own ? said.Name : said.Role.ToString())}: {circle.Name}";
        if (title.Length <= TextRule.LineLimit)
            return title;
        var cut = char.IsHighSurrogate(title[TextRule.LineLimit - 2]) ? TextRule.LineLimit - 2 : TextRule.LineLimit - 1;
        return $"{title[..cut]}…";
    }
}
