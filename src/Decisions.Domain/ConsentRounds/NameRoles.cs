using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>Names who leads through a consent round and who keeps what is said, in the place of those before.</summary>
public sealed record NameRoles(ProposalId ProposalId, MemberId Facilitator, MemberId Secretary)
{
    /// <param name="haveJoined">Whether both are members who are not suspended.</param>
    public static Decision Decide(ConsentRound? state, Proposal? proposal, NameRoles command, bool haveJoined, Instant now) =>
        proposal is null ? new ProposalIsUnknown(command.ProposalId)
        : state is null ? new NoConsentRound(proposal.Id)
        : state.StepAt(proposal, now) == ConsentStep.Over ? new ConsentRoundIsOver(proposal.Id)
        : !haveJoined ? new RoleNeedsMember(command.Facilitator)
        : state.Facilitator == command.Facilitator && state.Secretary == command.Secretary ? Decision.Nothing
        : Decision.Of(new RolesNamed(proposal.Id, command.Facilitator, command.Secretary));
}
