using System.Text;
using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Proposals;

namespace Decisions.Server.Pages.Words;

/// <summary>One event of a decision's history, as the rest of a sentence that begins with who acted.</summary>
public static class EventInWords
{
    /// <summary>What was done, and the words that were given with it, or null.</summary>
    public static (string Sentence, string? Quote) Of(HistoryItem item, Proposal proposal, CommunityTime times) => item.Type switch
    {
        "ballot_cast" => ("voted.", null),
        "ballot_changed" => ("changed their vote.", null),
        "ballot_withdrawn" => ("took their vote back.", null),
        _ when item.Payload is { } payload =>
            Of(EventCatalogue.Current.Read(item.Type, Encoding.UTF8.GetBytes(payload.GetRawText())), proposal, times),
        _ => ($"recorded “{item.Type}”.", null),
    };

    private static (string, string?) Of(IDomainEvent @event, Proposal proposal, CommunityTime times) => @event switch
    {
        ProposalDrafted e => ($"drafted this proposal: “{e.Title}”.", null),
        ProposalRevised e => ($"made revision {e.Revision} of the text.", e.Note),
        VotingOpened e => (
            $"opened voting{(e.Round == 1 ? "" : $" for the {ChoiceInWords.Place(e.Round)} time")} on revision {e.Revision}, " +
            $"under “{e.Terms.Name}”, for {People(e.Roll.Eligible)}, until {times.ExactText(e.ClosesAt)}.", null),
        VotingExtended e => ($"extended voting until {times.ExactText(e.ClosesAt)}.", e.Reason),
        VotingClosedEarly e => ("closed voting before its time.", e.Reason),
        ProposalWithdrawn e => ("withdrew the proposal.", e.Reason),
        ResultDeclared e => ($"declared the result. {Verdict(e, proposal)} {StatusInWords.Numbers(e.Tally)}.", null),
        OutcomeStated e => ("stated the outcome.", e.Statement),
        _ => ($"recorded “{EventCatalogue.Current.Alias(@event)}”.", null),
    };

    private static string Verdict(ResultDeclared e, Proposal proposal)
    {
        var round = proposal.Rounds.First(round => round.Id == e.RoundId);
        return StatusInWords.Verdict(e.Tally, proposal.Revisions[round.Revision - 1]);
    }

    private static string People(long n) => n == 1 ? "1 member" : $"{StatusInWords.Number(n)} members";
}
