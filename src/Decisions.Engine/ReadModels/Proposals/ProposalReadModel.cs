using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Keeps each proposal, with its latest round, as its events leave it.</summary>
internal sealed class ProposalReadModel : IReadModel
{
    private static readonly RowTable<ProposalRow> Table = new("proposal", "id");

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        var byProposal = page.Facts.Select(fact => (Proposal: ProposalOf(fact.Event), Fact: fact))
            .Where(pair => pair.Proposal is not null).GroupBy(pair => pair.Proposal!.Value.Value, pair => pair.Fact).ToList();
        if (byProposal.Count == 0)
            return;
        Guid[] ids = [.. byProposal.Select(group => group.Key)];
        var rows = (await Table.Read(transaction, page.Community, ids)).ToDictionary(row => row.Id);
        foreach (var facts in byProposal)
            rows[facts.Key] = facts.Aggregate(
                rows.GetValueOrDefault(facts.Key),
                (row, fact) => fact.Event is PayloadRedacted redacted ? row!.Redacted(redacted) : ProposalRow.Fold(row, page.Community, fact))!;
        await Table.Write(transaction, page.Community, ids, rows.Values);
    }

    private static ProposalId? ProposalOf(IDomainEvent @event) => @event switch
    {
        IProposalEvent e => IdIn(e),
        PayloadRedacted e => e.ProposalId,
        _ => null,
    };

    public static ProposalId IdIn(IProposalEvent @event) => @event switch
    {
        ProposalDrafted e => e.ProposalId,
        ProposalRevised e => e.ProposalId,
        TopicChosen e => e.ProposalId,
        CircleChosen e => e.ProposalId,
        DecisionHandedOn e => e.ProposalId,
        SupersededNamed e => e.ProposalId,
        NoticeGiven e => e.ProposalId,
        NoticeWithdrawn e => e.ProposalId,
        ShortNoticeConsented e => e.ProposalId,
        VotingOpened e => e.ProposalId,
        VotingExtended e => e.ProposalId,
        VotingClosedEarly e => e.ProposalId,
        VotingProlonged e => e.ProposalId,
        VotingEnded e => e.ProposalId,
        ProposalWithdrawn e => e.ProposalId,
        ResultDeclared e => e.ProposalId,
        OutcomeStated e => e.ProposalId,
        DecisionCorrected e => e.ProposalId,
        RecountMade e => e.ProposalId,
        AmendmentPut e => e.ProposalId,
        AmendmentCarried e => e.ProposalId,
        AmendmentLost e => e.ProposalId,
        AmendmentsOrdered e => e.ProposalId,
        RoundSuperseded e => e.ProposalId,
        AgreementSought e => e.ProposalId,
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
