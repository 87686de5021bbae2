using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Calls;

/// <summary>Says anew what is called for. Whoever has a place keeps it.</summary>
public sealed record ChangeCall(CallId CallId, ProposalId ProposalId, CallTerms Terms)
{
    public static Decision Decide(Call? state, ChangeCall command, Instant now)
    {
        if (CallGate.Open(state, command.CallId) is { } rejection)
            return rejection;
        var terms = command.Terms.Kept;
        if (terms == state!.Terms)
            return Decision.Nothing;
        if (terms.Unfit is { } unfit)
            return unfit;
        if (terms.Places < state.Volunteers.Length)
            return new PlacesAreTaken(terms.Places, state.Volunteers.Length);
        if (terms.At != state.Terms.At && terms.At < now)
            return new CallWouldBeOver(terms.At.Value);
        return Decision.Of(new CallChanged(
            state.Id, state.ProposalId, terms.Text, terms.Places, terms.Skills, terms.Venue, terms.Note, terms.At, terms.Minutes));
    }
}

/// <summary>Closes a call: nobody signs up or off any more.</summary>
public sealed record CloseCall(CallId CallId, ProposalId ProposalId, MemberId By, string? Reason)
{
    public static Decision Decide(Call? state, CloseCall command) =>
        state is null ? new CallIsUnknown(command.CallId)
        : state.IsClosed ? Decision.Nothing
        : TextRule.Note("reason", command.Reason) is { } unfit ? unfit
        : Decision.Of(new CallClosed(state.Id, state.ProposalId, command.By, TextRule.NoteOrNull(command.Reason)));
}
