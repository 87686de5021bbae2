using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Reading;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Proposals;

/// <summary>A proposal as its stream has it, and the head at that moment: it takes in all before it, and nothing from it on.</summary>
public sealed record ReadProposal(Proposal State, long Version, Actor Actor, LogHead Head)
{
    /// <summary>The database's clock: what statuses are of.</summary>
    public Instant Now => Head.Now;
}

/// <summary>Questions about one proposal: answered from its own stream, so that they are never behind.</summary>
public sealed class ProposalReading(Reading reading, DecisionsEngine engine)
{
    public Task<IResult> Answer(
        HttpContext http, Guid community, Guid proposal, Reading.Permit permit, Func<ReadProposal, Task<IResult>> answer) =>
        reading.Answer(http, community, permit, async (_, actor) =>
        {
            var id = new ProposalId(proposal);
            var read = await Load(new CommunityId(community), id, actor, http.RequestAborted);
            return read is not null ? await answer(read) : Problems.Of(new ProposalIsUnknown(id));
        });

    /// <summary>The proposal as it stands, or null when there is none.</summary>
    public async Task<ReadProposal?> Load(CommunityId community, ProposalId proposal, Actor actor, CancellationToken cancel)
    {
        var (loaded, head) = await engine.Streams.ProposalAtHead(community, proposal, cancel);
        if (loaded.State is { IsWithdrawn: false, Latest: { Tally: null } round } && !round.IsOpenAt(head.Now))
        {
            // The clock alone does not say that voting has closed: an extension that was in time may still be landing.
            // None can land on a proposal that is withdrawn or whose result is declared: reading those writes nothing.
            // The barrier's clock is told, for what lands behind it is not before that.
            var barrier = await engine.Store.Barrier(community.Value, cancel);
            (loaded, head) = await engine.Streams.ProposalAtHead(community, proposal, cancel);
            head = head with { Now = barrier.Now };
        }
        return loaded.State is { } state ? new ReadProposal(state, loaded.Version, actor, head) : null;
    }
}

public sealed record CountsAreHidden(ProposalId ProposalId, Instant ClosesAt) : Rejection(
    RejectionKind.Forbidden, "counts-are-hidden", "The rule of this decision hides the counts until voting has closed.");
