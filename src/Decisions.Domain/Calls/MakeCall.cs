using Decisions.Domain.Actions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Calls;

/// <summary>Calls for volunteers to help with an action.</summary>
public sealed record MakeCall(CallId CallId, ActionId ActionId, ProposalId ProposalId, MemberId By, CallTerms Terms)
{
    /// <param name="action">The action, where there is one.</param>
    /// <param name="state">The call of this id, where there is one.</param>
    public static Decision Decide(PlannedAction? action, Call? state, MakeCall command, Instant now)
    {
        if (ActionGate.Open(action, command.ActionId) is { } rejection)
            return rejection;
        if (state is not null)
            return new CallExists(command.CallId);
        var terms = command.Terms.Kept;
        if (terms.Unfit is { } unfit)
            return unfit;
        if (terms.At < now)
            return new CallWouldBeOver(terms.At.Value);
        return Decision.Of(new CallMade(
            command.CallId, command.ActionId, command.ProposalId, command.By, terms.Text, terms.Places, terms.Skills, terms.Venue, terms.Note,
            terms.At, terms.Minutes));
    }
}
