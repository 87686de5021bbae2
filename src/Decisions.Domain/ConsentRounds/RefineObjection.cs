using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>A member puts their own objection in other words, so that all can look at it. Who judged it before may judge it again.</summary>
public sealed record RefineObjection(ProposalId ProposalId, MemberId MemberId, string Text)
{
    public static Decision Decide(ConsentRound? state, Proposal? proposal, PassSignals? pass, RefineObjection command, Instant now) =>
        ConsentGate.Standing(state, proposal, pass, command.ProposalId, command.MemberId, now) is { } rejection ? rejection
        : TextRule.Text("text", command.Text, TextRule.NoteLimit) is { } unfit ? unfit
        : (state!.Find(pass!.Round.Id, command.MemberId)?.Argument ?? pass.Objection(command.MemberId)!.Reason) == command.Text ? Decision.Nothing
        : Decision.Of(new ObjectionRefined(proposal!.Id, pass.Round.Id, command.MemberId, command.Text));
}

/// <summary>A member takes their own objection back.</summary>
public sealed record WithdrawObjection(ProposalId ProposalId, MemberId MemberId, string? Reason)
{
    public static Decision Decide(ConsentRound? state, Proposal? proposal, PassSignals? pass, WithdrawObjection command, Instant now) =>
        ConsentGate.In(state, proposal, command.ProposalId, now, ConsentStep.Test) is { } rejection ? rejection
        : proposal!.Latest is { Tally: not null } ? new ResultIsDeclared(proposal.Id)
        : pass?.Objection(command.MemberId) is null ? new NoObjectionToTest(command.MemberId)
        : state!.HasFallen(pass.Round.Id, command.MemberId) ? Decision.Nothing
        : TextRule.Note("reason", command.Reason) is { } unfit ? unfit
        : Decision.Of(new ObjectionWithdrawn(proposal!.Id, pass.Round.Id, command.MemberId, TextRule.NoteOrNull(command.Reason)));
}
