using Decisions.Domain.Actions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Calls;

/// <summary>Signs up, as oneself, for a place in a call.</summary>
public sealed record SignUp(CallId CallId, ProposalId ProposalId, MemberId MemberId)
{
    /// <param name="action">The action that it helps with.</param>
    /// <param name="joined">Those of its volunteers who are members and not suspended: whoever is not keeps their place only until another asks for it.</param>
    public static Decision Decide(Call? state, PlannedAction? action, SignUp command, IReadOnlyCollection<MemberId> joined, Instant now)
    {
        if (CallGate.Ahead(state, command.CallId, now) is { } rejection)
            return rejection;
        if (state!.Volunteers.Contains(command.MemberId))
            return Decision.Nothing;
        if (ActionGate.Open(action, state.ActionId) is { } over)
            return over;
        if (state.PlacesLeft > 0)
            return Decision.Of(new VolunteerSignedUp(state.Id, state.ProposalId, command.MemberId, InPlaceOf: null));
        foreach (var volunteer in state.Volunteers)
            if (!joined.Contains(volunteer))
                return Decision.Of(new VolunteerSignedUp(state.Id, state.ProposalId, command.MemberId, volunteer));
        return new CallIsFull(state.Id, state.Terms.Places);
    }
}

/// <summary>Signs off, as oneself.</summary>
public sealed record SignOff(CallId CallId, ProposalId ProposalId, MemberId MemberId)
{
    public static Decision Decide(Call? state, SignOff command, Instant now) =>
        state is null ? new CallIsUnknown(command.CallId)
        : state.IsClosed ? new VolunteersStand(state.Id)
        : state.HasBegunAt(now) ? new SignOffIsTooLate(state.Id, state.Terms.At!.Value)
        : state.Volunteers.Contains(command.MemberId) ? Decision.Of(new VolunteerSignedOff(state.Id, state.ProposalId, command.MemberId))
        : Decision.Nothing;
}
