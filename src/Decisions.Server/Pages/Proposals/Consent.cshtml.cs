using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>A member consents to short notice, after asking.</summary>
public sealed class ConsentModel(PageServices services) : DecisionPage(services)
{
    public bool HasConsented => Actor.Member is { } member && Proposal.StandingNotice?.Consents.Contains(member) == true;

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var result = await NoticeHandlers.Handle(new ConsentToShortNotice(Proposal.Id, Actor.Member!.Value), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=consented", $"{Here}?done=same");
    }
}
