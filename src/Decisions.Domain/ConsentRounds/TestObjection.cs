using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>
/// Puts on record what the test of an objection came to, by the rule. Nobody decides it alone: it follows from who said that it
/// qualifies and who that it does not. It is found not to qualify only once everyone had their say, or had the time to.
/// </summary>
/// <param name="TestedBy">Who leads the test.</param>
public sealed record TestObjection(ProposalId ProposalId, MemberId Objector, MemberId TestedBy)
{
    public static Decision Decide(ConsentRound? state, Proposal? proposal, PassSignals? pass, TestObjection command, Instant now)
    {
        if (ConsentGate.Standing(state, proposal, pass, command.ProposalId, command.Objector, now) is { } rejection)
            return rejection;
        var round = pass!.Round;
        var objection = state!.Find(round.Id, command.Objector);
        var (yes, no) = (objection?.Judgements.Count(each => each.Qualifies) ?? 0, objection?.Judgements.Count(each => !each.Qualifies) ?? 0);
        if (yes + no == 0)
            return new NobodyHasJudged(command.Objector);
        var waiting = pass.All.Count(signal => signal.MemberId != command.Objector && objection!.Judgements.All(each => each.MemberId != signal.MemberId));
        var until = state.TestEnd(round);
        // What was put in other words since is looked at by everyone, however late it is.
        var isOver = waiting == 0 || (objection!.Argument is null && now > until);
        var test = ConsentGate.Method(proposal!).Test;
        if (test.Confirmed is null && yes > 0 && no > 0)
            return new ObjectionIsDisputed(command.Objector);
        var qualifies = test.Confirmed is not { } confirmed ? no == 0
            : confirmed.IsReachedBy(yes, confirmed.Base switch
            {
                ThresholdBase.Cast => yes + no,
                // Whoever objects does not judge it themselves.
                ThresholdBase.Present => pass.All.Length - 1,
                _ => round.Roll.Eligible - 1,
            });
        if (!qualifies && !isOver)
            return new TestIsNotOver(command.Objector, waiting, until);
        return objection!.Qualifies == qualifies
            ? Decision.Nothing
            : Decision.Of(new ObjectionTested(proposal!.Id, round.Id, command.Objector, qualifies, command.TestedBy));
    }
}
