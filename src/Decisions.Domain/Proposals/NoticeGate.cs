using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>Holds the opening of a vote to the notice that was given of it: what passes is what the notice said.</summary>
internal static class NoticeGate
{
    /// <summary>Why voting cannot open so, or null.</summary>
    /// <param name="command">In instants that can be stored.</param>
    public static Rejection? Check(Proposal state, Rule rule, OpenVoting command, Instant now)
    {
        if (state.StandingNotice is not { } notice)
            return rule.Terms.Notice is not { } needed ? null
                : state.Notice is { } earlier ? new NoticeIsOfAnotherRevision(earlier.Said.Revision, state.Current.Number)
                : new NoticeIsNeeded(rule.Id, needed.ClearDays);
        var said = notice.Said;
        if (said.RuleId != rule.Id || said.RuleVersion != rule.Version)
            return new NoticeSaysOtherwise("the rule that decides");
        if (said.Vote.ClosesAt != command.ClosesAt)
            return new NoticeSaysOtherwise("when voting closes");
        if (said.Vote.RecordAt != command.RecordAt)
            return new NoticeSaysOtherwise("the record date");
        if (said.Confirming != command.Confirming)
            return new NoticeSaysOtherwise("when the confirming vote is held");
        if (now < said.Vote.OpensAt)
            return new NoticeSaysLater(said.Vote.OpensAt);
        var consents = notice.ConsentsNeeded(command.Roll.Eligible);
        return command.Consents < consents ? new ShortNoticeIsNotConsented(command.Consents, consents) : null;
    }
}
