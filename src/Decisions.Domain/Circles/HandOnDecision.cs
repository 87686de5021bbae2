using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>
/// Hands a decision on: up to the circle around the one that it is with, or down to one right inside it. Nobody is being asked
/// while that is done.
/// </summary>
/// <param name="To">Null for the whole community, which is around every circle that is inside none.</param>
public sealed record HandOnDecision(ProposalId ProposalId, CircleId? To, string Reason)
{
    public static Decision Decide(Proposal? state, HandOnDecision command, CircleTree? circles, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (AtRest(state, now) is { } rejection)
            return rejection;
        if (TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit)
            return unfit;
        if (command.To == state.Circle)
            return Decision.Nothing;
        if (CircleGate.MayDecide(command.To, state) is { } notTheirs)
            return notTheirs;
        if (command.To is { } to && CircleGate.Open(circles, to) is { } closed)
            return closed;
        return (circles ?? CircleTree.None).AreLinked(state.Circle, command.To)
            ? Decision.Of(new DecisionHandedOn(state.Id, state.Circle, command.To, command.Reason))
            : new CirclesAreNotLinked(state.Circle, command.To);
    }

    /// <summary>Refuses unless nobody was told or asked who decides: no round is open, no notice stands, and no agreement is sought.</summary>
    internal static Rejection? AtRest(Proposal state, Instant now) =>
        ProposalGate.Undecided(state, now) is { } rejection ? rejection
        : state.Puts is not null ? new CircleFollowsItsProposal(state.Id)
        : state.Fills is not null ? new RoleIsOfItsCircle(state.Id)
        : state.Sought is not null ? new AgreementIsSought(state.Id)
        : state.StandingNotice is not null ? new NoticeSaysOtherwise("which circle decides")
        : null;
}
