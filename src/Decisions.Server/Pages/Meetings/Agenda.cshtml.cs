using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Differences;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Amendments;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Meetings;

/// <summary>An amendment as an agenda has it.</summary>
public sealed record AmendmentOnAgenda(int Number, AmendmentStatus Status, ImmutableArray<(string Heading, ImmutableArray<Run> Runs)> Changes);

/// <summary>
/// The agenda for the wall and for the table: on paper, with the text of every proposal, the amendments that are to be
/// decided, and when voting opens and closes.
/// </summary>
public sealed class AgendaModel(PageServices services, AmendmentReading amendments) : MeetingPage(services)
{
    private readonly Dictionary<ProposalId, ImmutableArray<AmendmentOnAgenda>> _amendments = [];

    public bool HasAmendments => _amendments.Values.Any(each => !each.IsEmpty);

    /// <summary>The text that is to be decided, or was.</summary>
    public Revision RevisionOf(AgendaItem item)
    {
        var proposal = ProposalOf(item);
        return proposal.Latest is { } round && proposal.Current.Number != round.Revision && round.Tally is not null
            ? proposal.Revisions[round.Revision - 1] : proposal.Current;
    }

    /// <summary>The rule that notice or the vote names, or null where nobody has said.</summary>
    public DecisionRule? TermsOf(AgendaItem item)
    {
        var proposal = ProposalOf(item);
        return proposal.ToConfirm?.Terms ?? proposal.StandingNotice?.Said.Terms ?? proposal.Latest?.Terms;
    }

    /// <summary>The vote that notice was given of, while it has not opened.</summary>
    public StatedVote? NoticeOf(AgendaItem item) => ProposalOf(item).StandingNotice?.Said.Vote;

    /// <summary>When voting closes, where it is open.</summary>
    public Instant? ClosesAt(AgendaItem item) =>
        ProposalOf(item) is { Latest: { } round } proposal && proposal.StatusAt(Now) == ProposalStatus.Open ? round.ClosesAt : null;

    /// <summary>The amendments that wait to be decided.</summary>
    public ImmutableArray<AmendmentOnAgenda> AmendmentsOf(AgendaItem item) => _amendments.GetValueOrDefault(item.ProposalId!.Value, []);

    protected override async Task<IActionResult?> PrepareMeeting()
    {
        foreach (var id in Proposals.Keys)
            if (await amendments.Load(Id, id, Cancel) is { State: var moved })
                _amendments[id] =
                [
                    .. moved.All.Where(each => moved.StatusOf(each) is AmendmentStatus.Moved or AmendmentStatus.Seconded or AmendmentStatus.Put)
                        .Select(each => new AmendmentOnAgenda(moved.NumberOf(each.Id), moved.StatusOf(each), DifferenceInWords.Of(moved.BaseOf(each), each.Current))),
                ];
        return null;
    }

    public void OnGet()
    {
    }

    private Proposal ProposalOf(AgendaItem item) => Proposals[item.ProposalId!.Value];
}
