using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>Says anew why to act, where not everyone sees it. Who agreed to the words before is asked again.</summary>
public sealed record RestateDriver(ProposalId ProposalId, string Driver)
{
    public static Decision Decide(ConsentRound? state, Proposal? proposal, RestateDriver command, Instant now)
    {
        if (ConsentGate.In(state, proposal, command.ProposalId, now, ConsentStep.Driver) is { } rejection and not StepIsOver)
            return rejection;
        if (TextRule.Text("driver", command.Driver, TextRule.NoteLimit) is { } unfit)
            return unfit;
        return state!.Driver == command.Driver ? Decision.Nothing : Decision.Of(new DriverRestated(proposal!.Id, command.Driver, StepTimes.End(state.Hours, ConsentStep.Driver, now)));
    }
}
