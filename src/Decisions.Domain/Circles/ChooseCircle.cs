using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>The circle that a proposer wants something decided by, as it stands.</summary>
public sealed record ChosenCircle(Circle? Circle, bool ProposerIsIn);

/// <summary>Its proposer says which circle decides a proposal, before anybody was asked to.</summary>
/// <param name="Circle">Null for the whole community.</param>
public sealed record ChooseCircle(ProposalId ProposalId, CircleId? Circle, string? Reason)
{
    /// <summary>
    /// Whether anything was said of it that is kept to its circle. The proposer alone opens that to nobody else; it goes with the decision
    /// where whoever leads it hands it on.
    /// </summary>
    public bool IsSpokenOfInCircle { get; init; }

    public static Decision Decide(Proposal? state, ChooseCircle command, ChosenCircle? chosen, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (HandOnDecision.AtRest(state, now) is { } rejection)
            return rejection;
        if (TextRule.Note("reason", command.Reason) is { } unfit)
            return unfit;
        if (command.Circle == state.Circle)
            return Decision.Nothing;
        if (!state.Rounds.IsEmpty)
            return new CircleIsSettled(state.Id);
        if (state.WasHandedOn)
            return new DecisionWasHandedOn(state.Id);
        if (state.Circle is not null && command.IsSpokenOfInCircle)
            return new CircleKeepsWhatWasSaid(state.Id);
        if (CircleGate.MayDecide(command.Circle, state) is { } notTheirs)
            return notTheirs;
        return CircleGate.Choosable(command.Circle, chosen) is { } unchoosable
            ? unchoosable
            : Decision.Of(new CircleChosen(state.Id, command.Circle, TextRule.NoteOrNull(command.Reason)));
    }
}
