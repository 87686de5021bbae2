using Decisions.Domain;
using Decisions.Engine.Identity;
using Decisions.Engine.Reminders;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Reminders;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Reminders;

/// <summary>Where a member switches their reminders off, or on again.</summary>
public sealed class RemindersModel(PageServices services, ReminderBook book, Reminding reminding) : CommunityPage(services)
{
    public Reminding Reminding { get; } = reminding;

    public bool IsOn { get; private set; }

    /// <summary>Where they go, or null where that is not known.</summary>
    public string? Address { get; private set; }

    /// <summary>'24 hours'.</summary>
    public string Before => Reminding.Hours == 1 ? "an hour" : $"{Reminding.Hours} hours";

    protected override Rejection? Gate() => Permissions.ToSwitchReminders(Actor, Id);

    public async Task OnGet()
    {
        var member = Actor.Member!.Value;
        IsOn = await book.IsOn(Id, member, Cancel);
        Address = (await Services.People.ByMember(Id, member, Cancel))?.Email;
    }

    public async Task<IActionResult> OnPost(bool on)
    {
        await book.Switch(Id, Actor.Member!.Value, on, Now, Cancel);
        return Redirect($"{Home}/reminders");
    }
}
