using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Amendments;

/// <summary>A proposal's amendments as their streams have them, with the version of each.</summary>
/// <param name="State">Null where there is no such proposal.</param>
internal sealed record LoadedAmendments(
    ProposalId ProposalId, AmendmentsMoved? State, long ProposalVersion, ImmutableDictionary<AmendmentId, long> Versions)
{
    public long VersionOf(AmendmentId amendment) => Versions.GetValueOrDefault(amendment);

    /// <summary>What a decision was made on: the proposal and every amendment, but for the streams that it writes to.</summary>
    public ImmutableArray<StreamGuard> Guards(params IEnumerable<string> written)
    {
        if (State is null)
            return [];
        HashSet<string> not = [.. written];
        return
        [
            .. Versions.Select(amendment => new StreamGuard(Streams.Of(ProposalId, amendment.Key), amendment.Value))
                .Append(new StreamGuard(Streams.Of(ProposalId), ProposalVersion))
                .Where(guard => !not.Contains(guard.Stream)),
        ];
    }

    /// <summary>
    /// What else is written where these events happen to the proposal and its amendments: the events themselves, and the
    /// other amendments worded anew on the text that they make.
    /// </summary>
    /// <param name="main">The stream that the command writes itself: nothing more is written to it.</param>
    public ImmutableArray<FurtherWrite> Following(string main, IReadOnlyCollection<IDomainEvent> happened)
    {
        var after = State!;
        foreach (var @event in happened)
            after = @event switch
            {
                IProposalEvent e => after with { Proposal = Proposal.Fold(after.Proposal, e)! },
                IAmendmentEvent e => after with
                {
                    All = after.All.Replace(after.Find(e.AmendmentId)!, Amendment.Fold(after.Find(e.AmendmentId), e)!),
                },
                _ => after,
            };
        return
        [
            .. happened.Concat(RebaseAmendment.Following(after))
                .GroupBy(@event => @event is IAmendmentEvent e ? Streams.Of(ProposalId, e.AmendmentId) : Streams.Of(ProposalId))
                .Where(group => group.Key != main)
                .Select(group => group.First() is IAmendmentEvent e
                    ? new FurtherWrite(group.Key, Streams.AmendmentType, VersionOf(e.AmendmentId), [.. group])
                    : new FurtherWrite(group.Key, Streams.ProposalType, ProposalVersion, [.. group])),
        ];
    }
}
