using Decisions.Domain;
using Decisions.Domain.Proxies;
using Decisions.Engine.Identity;
using Decisions.Engine.Proxies;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Meetings;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proxies;

/// <summary>Takes the reader's proxy for a meeting back, after asking.</summary>
public sealed class RevokeForMeetingModel(PageServices services) : MeetingPage(services)
{
    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var result = await MeetingProxyHandlers.Handle(new RevokeMeetingProxy(Meeting.Id, Actor.Member!.Value), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=meeting-proxy-revoked", $"{Here}?done=same");
    }
}
