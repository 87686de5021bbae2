using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>Ends an open round before its time, where its rule allows that.</summary>
public sealed record CloseVotingEarly(ProposalId ProposalId, string? Reason)
{
    public static Decision Decide(Proposal? state, CloseVotingEarly command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state is { IsWithdrawn: false, Latest: { IsClosedEarly: true, Tally: null } })
            return Decision.Nothing;
        if (ProposalGate.Open(state, now) is { } rejection)
            return rejection;
        if (TextRule.Note("reason", command.Reason) is { } unfit)
            return unfit;
        var round = state.Latest!;
        return round.Terms is { MayCloseEarly: true, Method: not Rules.PositionMethod }
            ? Decision.Of(new VotingClosedEarly(state.Id, round.Id, TextRule.NoteOrNull(command.Reason)))
            : new RuleForbidsEarlyClose(round.RuleId);
    }
}
