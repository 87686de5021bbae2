using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Keeps, for each proposal, where in the log its own events and those of its ballots are.</summary>
internal sealed class HistoryReadModel : IReadModel
{
    private const string Insert = """
        insert into {read}.history (community, proposal, index, kind, at, actor)
        select $1, n.proposal, n.index, n.kind, n.at, n.actor
          from unnest($2, $3, $4, $5, $6) as n (proposal, index, kind, at, actor)
        """;

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        var facts = page.Facts.Select(fact => (Proposal: ProposalOf(fact.Event), Fact: fact))
            .Where(pair => pair.Proposal is not null).ToList();
        if (facts.Count == 0)
            return;
        await transaction.Execute(
            Insert, page.Community,
            facts.Select(pair => pair.Proposal!.Value.Value).ToArray(),
            facts.Select(pair => pair.Fact.Index).ToArray(),
            facts.Select(pair => pair.Fact.Type).ToArray(),
            facts.Select(pair => pair.Fact.At.ToDateTimeUtc()).ToArray(),
            facts.Select(pair => pair.Fact.Actor).ToArray());
    }

    private static ProposalId? ProposalOf(IDomainEvent @event) => @event switch
    {
        IProposalEvent e => ProposalReadModel.IdIn(e),
        BallotCast e => e.ProposalId,
        BallotChanged e => e.ProposalId,
        BallotWithdrawn e => e.ProposalId,
        IBallotEvent e => throw new UnreachableException($"{e.GetType().Name} is not folded."),
        _ => null,
    };
}
