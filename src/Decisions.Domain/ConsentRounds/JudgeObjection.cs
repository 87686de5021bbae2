using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>A member says whether another's objection qualifies as one; if not, why.</summary>
public sealed record JudgeObjection(ProposalId ProposalId, MemberId Objector, MemberId MemberId, bool Qualifies, string? Reason)
{
    /// <param name="isOnRoll">Whether the member takes part.</param>
    public static Decision Decide(ConsentRound? state, Proposal? proposal, PassSignals? pass, JudgeObjection command, bool isOnRoll, Instant now)
    {
        if (ConsentGate.Standing(state, proposal, pass, command.ProposalId, command.Objector, now) is { } rejection)
            return rejection;
        if (!isOnRoll)
            return new MemberTakesNoPart(command.MemberId);
        if (command.MemberId == command.Objector)
            return new ObjectionIsYourOwn();
        if ((command.Qualifies ? TextRule.Note("reason", command.Reason) : TextRule.Text("reason", command.Reason, TextRule.NoteLimit)) is { } unfit)
            return unfit;
        var judged = new ObjectionJudged(
            proposal!.Id, pass!.Round.Id, command.Objector, command.MemberId, command.Qualifies, TextRule.NoteOrNull(command.Reason));
        return state!.Find(pass.Round.Id, command.Objector)?.Judgements.Contains(judged) == true ? Decision.Nothing : Decision.Of(judged);
    }
}
