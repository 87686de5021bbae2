using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Meetings;

/// <summary>The agenda for the wall and for the table: on paper, with the text of every proposal.</summary>
public sealed class AgendaModel(PageServices services) : MeetingPage(services)
{
    /// <summary>The text that is to be decided, or was.</summary>
    public Revision RevisionOf(AgendaItem item)
    {
        var proposal = Proposals[item.ProposalId!.Value];
        return proposal.Latest is { } round && proposal.Current.Number != round.Revision && round.Tally is not null
            ? proposal.Revisions[round.Revision - 1] : proposal.Current;
    }

    /// <summary>The rule that notice or the vote names, or null where nobody has said.</summary>
    public string? RuleOf(AgendaItem item)
    {
        var proposal = Proposals[item.ProposalId!.Value];
        return proposal.ToConfirm?.Terms.Name ?? proposal.StandingNotice?.Said.Terms.Name ?? proposal.Latest?.Terms.Name;
    }

    public void OnGet()
    {
    }
}
