using Decisions.Domain;
using Decisions.Domain.Proxies;
using Decisions.Engine.Identity;
using Decisions.Engine.Proxies;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proxies;

/// <summary>Takes the reader's proxy back, after asking.</summary>
public sealed class RevokeModel(PageServices services) : DecisionPage(services)
{
    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var result = await ProxyHandlers.Handle(new RevokeProxy(Proposal.Id, Actor.Member!.Value), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=proxy-revoked", $"{Here}?done=same");
    }
}
