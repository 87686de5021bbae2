using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.FollowThrough;

/// <summary>Says which decisions a proposal supersedes once it is carried.</summary>
public sealed class SupersededModel(PageServices services, DecisionsInForceList inForce, SupersessionOf supersession) : DecisionPage(services)
{
    private const int MostOffered = 200;

    /// <summary>The decisions to choose from: those in force, and those that are named already.</summary>
    public ImmutableArray<NamedDecision> Offered { get; private set; } = [];

    public IReadOnlySet<ProposalId> Chosen { get; private set; } = ImmutableHashSet<ProposalId>.Empty;

    protected override Domain.Rejection? Gate() => base.Gate() ?? Decisions.Engine.Identity.Permissions.ToTakePart(Actor, Id);

    protected override async Task<IActionResult?> PrepareDecision()
    {
        var named = (await supersession.Ask(Id, Proposal.Id, Cancel)).Value.Supersedes;
        var standing = (await inForce.Ask(Id, null, null, Now, null, MostOffered, Cancel)).Value.Items
            .Select(each => new NamedDecision(each.Decision.Id, each.Decision.Title));
        Offered = [.. named.Union(standing).Where(each => each.Id != Proposal.Id)];
        Chosen = Proposal.Supersedes.ToHashSet();
        return null;
    }

    public async Task<IActionResult> OnPost([FromForm] Guid[]? superseded)
    {
        ImmutableArray<ProposalId> chosen = [.. (superseded ?? []).Select(id => new ProposalId(id))];
        Chosen = chosen.ToHashSet();
        return await Answer(
            await ReviewHandlers.Handle(new NameSuperseded(Proposal.Id, chosen), Command(), Engine, Cancel), _ => $"{Here}?done=superseded", $"{Here}?done=same");
    }
}
