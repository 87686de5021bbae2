using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Proxies;
using Decisions.Engine.Identity;
using Decisions.Engine.Proxies;
using Decisions.Server.Api.Proxies;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Meetings;
using Decisions.Server.Pages.Members;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proxies;

/// <summary>Appoints who speaks for the reader in all that is voted on at a meeting.</summary>
public sealed class AppointForMeetingModel(PageServices services, MemberChoices members, MeetingProxyReading proxies) : MeetingPage(services)
{
    public MemberChoice Others { get; private set; } = MemberChoice.None;

    public string Holder { get; private set; } = "";

    /// <summary>The titles of what a proxy can speak in, as far as it is known.</summary>
    public IReadOnlyList<string> SpeaksIn { get; private set; } = [];

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    protected override async Task<IActionResult?> PrepareMeeting()
    {
        var own = await proxies.Of(Id, Meeting, Actor.Member!.Value, Now, Cancel);
        Holder = own.Holder?.ToString() ?? "";
        SpeaksIn = [.. own.SpeaksIn.Select(id => Proposals[id].Current.Title)];
        Others = await members.Ask(Id, MemberChoice.Asked(Request), [Actor.Member!.Value], Cancel);
        return null;
    }

    public void OnGet()
    {
    }

    public IActionResult OnPostFind()
    {
        Holder = Request.Form["holder"].ToString();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        Holder = Request.Form["holder"].ToString();
        if (!Guid.TryParse(Holder, out var holder))
            return Refuse(new ChoiceIsMissing("Who speaks for you?"));
        var result = await MeetingProxyHandlers.Handle(
            new AppointMeetingProxy(Meeting.Id, Actor.Member!.Value, new MemberId(holder)), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=meeting-proxy", $"{Here}?done=meeting-proxy");
    }
}
