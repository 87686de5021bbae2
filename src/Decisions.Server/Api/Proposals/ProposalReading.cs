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

/// <summary>A proposal as its stream has it, and the head that it was read at.</summary>
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
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Proposal(
                new CommunityId(community), new ProposalId(proposal), http.RequestAborted);
            return loaded.State is { } state
                ? await answer(new ReadProposal(state, loaded.Version, actor, head))
                : Problems.Of(new ProposalIsUnknown(new ProposalId(proposal)));
        });
}

public sealed record CountsAreHidden(ProposalId ProposalId, Instant ClosesAt) : Rejection(
    RejectionKind.Forbidden, "counts-are-hidden", "The rule of this decision hides the counts until voting has closed.");
