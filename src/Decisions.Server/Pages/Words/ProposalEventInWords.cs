using System.Diagnostics;
using Decisions.Domain.Ideas;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened to a proposal.</summary>
internal static class ProposalEventInWords
{
    public static EventTold Of(IProposalEvent @event, EventContext context) => @event switch
    {
        ProposalDrafted { Puts: not null } e => new($"asked: “{e.Title}”?"),
        ProposalDrafted e => new($"drafted this proposal: “{e.Title}”{(e.Topic is { } topic ? $", of the topic “{topic}”" : "")}{(e.Circle is null ? "" : $", for {context.Circle(e.Circle)} to decide")}.{(e.AsksForIdeas ? " Members may add options." : "")}{Change(e)}"),
        ProposalRevised { AmendmentId: not null } e => new($"made revision {e.Revision} of the text, as amended."),
        ProposalRevised { Idea: { } idea } e => new(Idea(e, idea, context), e.Note),
        ProposalRevised e => new($"made revision {e.Revision} of the text.", e.Note),
        TopicChosen { Topic: null } => new("took the topic off this proposal."),
        TopicChosen e => new($"made this a proposal of the topic “{e.Topic}”."),
        CircleChosen { Circle: null } e => new("put this before the whole community, and no circle.", e.Reason),
        CircleChosen e => new($"put this before {context.Circle(e.Circle)}.", e.Reason),
        DecisionHandedOn e => new($"handed this decision on from {context.Circle(e.From)} to {context.Circle(e.To)}.", e.Reason),
        SupersededNamed { Superseded.IsEmpty: true } => new("said that it supersedes no decision."),
        SupersededNamed e => new($"said that it supersedes {(e.Superseded.Length == 1 ? "another decision" : $"{StatusInWords.Number(e.Superseded.Length)} other decisions")} once it is carried."),
        NoticeGiven e => new(
            $"gave notice of a vote on revision {e.Revision}, under “{e.Terms.Name}”, from {context.Times.ExactText(e.Vote.OpensAt)} " +
            $"until {context.Times.ExactText(e.Vote.ClosesAt)}: {Days(e.ClearDays)}.{(e.OpensByItself ? " Voting opens by itself." : "")}{Confirming(e.Confirming, context)}", e.Text),
        NoticeWithdrawn e => new("took back the notice of the vote.", e.Reason),
        ShortNoticeConsented => new("consented to the short notice."),
        VotingOpened { Confirms: not null } e => new(
            $"opened the confirming vote, for {People(e.Roll.Eligible)}, until {context.Times.ExactText(e.ClosesAt)}.{HeldInWords.After(e.Held)}"),
        VotingOpened { Terms.Method: PositionMethod } e => new(
            $"asked everyone where they stand to revision {e.Revision}{(e.Round == 1 ? "" : $", in round {e.Round}")}, until {context.Times.ExactText(e.ClosesAt)}.{HeldInWords.After(e.Held)}"),
        VotingOpened e => new(
            $"opened voting{(e.Round == 1 ? "" : $" for the {ChoiceInWords.Place(e.Round)} time")} on revision {e.Revision}, " +
            $"under “{e.Terms.Name}”, for {People(e.Roll.Eligible)}, until {context.Times.ExactText(e.ClosesAt)}.{HeldInWords.After(e.Held)}"),
        VotingExtended e => new($"extended voting until {context.Times.ExactText(e.ClosesAt)}.", e.Reason),
        VotingClosedEarly e => new("closed voting before its time.", e.Reason),
        VotingProlonged e => new(
            $"let voting go on, as its rule says: {People(e.Returned)} had taken part, which is too few. It ends once enough have, and on " +
            $"{context.Times.ExactText(e.ClosesAt)} at the latest."),
        VotingEnded e => new(Ended(e.Because)),
        ProposalWithdrawn e => new("withdrew the proposal.", e.Reason),
        ResultDeclared e => new($"declared the result. {Verdict(e, context)} {StatusInWords.Numbers(e.Tally)}."),
        OutcomeStated e => new("stated the outcome.", e.Statement),
        DecisionCorrected e => new($"put something right: {e.Text}", e.Reason),
        RecountMade e => new(Recount(e, context)),
        AmendmentPut => new("put an amendment to the vote."),
        AmendmentCarried => new("recorded that an amendment was carried."),
        AmendmentLost => new("recorded that an amendment was lost: the text stands."),
        AmendmentsOrdered e => new(e.Order.IsEmpty
            ? "set the order of amendments: as they were received."
            : "set the order in which amendments are put."),
        AgreementSought e => new($"began to seek agreement under “{e.Terms.Name}”, with {People(e.Roll.Eligible)}."),
        RoundSuperseded { AmendmentId: null } e => new($"ended round {Number(e, context)} without agreement. What was said in it does not count for what follows."),
        RoundSuperseded e => new(
            $"ended round {Number(e, context)} of voting without a result, because its text was amended. Its votes do not count for the new text."),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };

    private static string Idea(ProposalRevised e, IdeaChange idea, EventContext context)
    {
        string Name(OptionId? id) => context.Proposals[e.ProposalId].Revisions[e.Revision - (e.Options.Any(option => option.Id == id) ? 1 : 2)]
            .Options.First(option => option.Id == id).Name;
        return idea.Step switch
        {
            IdeaStep.Added => $"added the idea “{Name(idea.Option)}”.",
            IdeaStep.TakenOut => $"took out the idea “{Name(idea.Option)}”.",
            IdeaStep.Merged => $"merged the idea “{Name(idea.Option)}” into “{Name(idea.Into)}”.",
            _ => throw new UnreachableException($"{idea.Step} has no words."),
        };
    }

    private static string Ended(EndReason because) => because switch
    {
        EndReason.VerdictCertain => "ended voting, as its rule says: those who had not voted could no longer change the verdict.",
        EndReason.QuorumReached => "ended the prolonged voting, as its rule says: enough had taken part.",
        EndReason.EveryoneSignalled => "ended the giving of positions: everyone had said where they stand.",
        _ => throw new UnreachableException($"{because} has no words."),
    };

    private static string Verdict(ResultDeclared e, EventContext context)
    {
        var proposal = context.Proposals[e.ProposalId];
        var round = proposal.Rounds.First(round => round.Id == e.RoundId);
        return StatusInWords.Verdict(e.Tally, round, proposal.Revisions[round.Revision - 1]);
    }

    private static string Recount(RecountMade e, EventContext context)
    {
        if (e.Tally is not { } tally)
            return "counted the votes again. THEY DO NOT GIVE THE RESULT: the stored votes could not be counted.";
        if (e.Agrees)
            return "counted the votes again: they give the result that was declared.";
        var proposal = context.Proposals[e.ProposalId];
        var round = proposal.Rounds.First(round => round.Id == e.RoundId);
        return "counted the votes again. THEY DO NOT GIVE THE RESULT that was declared: " +
            $"{StatusInWords.Verdict(tally, round, proposal.Revisions[round.Revision - 1])} {StatusInWords.Numbers(tally)}.";
    }

    private static int Number(RoundSuperseded e, EventContext context) =>
        context.Proposals[e.ProposalId].Rounds.First(round => round.Id == e.RoundId).Number;

    private static string People(long n) => n == 1 ? "1 member" : $"{StatusInWords.Number(n)} members";

    private static string Days(int clearDays) => clearDays == 1 ? "1 clear day" : $"{StatusInWords.Number(clearDays)} clear days";

    private static string Confirming(StatedVote? vote, EventContext context) => vote is null ? ""
        : $" If it is carried, the confirming vote is from {context.Times.ExactText(vote.OpensAt)} until {context.Times.ExactText(vote.ClosesAt)}.";

    private static string Change(ProposalDrafted e) => e.Change switch
    {
        null => "",
        { Terms: { } terms } => $" It would change a rule: “{terms.Name}”. {RuleInShort.Of(terms)}",
        _ => " It would retire a rule.",
    };
}
