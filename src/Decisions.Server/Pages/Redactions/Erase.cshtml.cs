using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Redactions;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.Redactions;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Redactions;

/// <summary>Erases the personal data of somebody who has left or never joined, after asking.</summary>
public sealed class EraseModel(PageServices services, MemberById members) : CommunityPage(services)
{
    public ListedMember Member { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>What the record goes on calling them.</summary>
    public string Pseudonym => PersonInWords.Of(Member.Id, null);

    /// <summary>Whether they can be erased, as far as is known before it is asked for.</summary>
    public bool IsOpen { get; private set; } = true;

    public string Here => $"{Home}/members/{Member.Id}";

    protected override Rejection? Gate() => Permissions.ToRedact(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var id = new MemberId(Guid.Parse((string)RouteData.Values["member"]!));
        if ((await members.Ask(Id, id, Cancel)).Value is not { } member)
            return Problem.Of(HttpContext, new MemberIsUnknown(id));
        (Member, Name) = (member, PersonInWords.Of(member.Id, member.Name));
        Email = (await Services.People.ByMember(Id, id, Cancel))?.Email;
        return null;
    }

    public async Task<IActionResult> OnGet()
    {
        var state = (await Engine.Streams.Member(Id, Member.Id, Cancel)).State;
        var erasure = (await Engine.Streams.Erasure(Id, Member.Id, Cancel)).State;
        var decision = ErasePerson.Decide(state, erasure, new ErasePerson(Member.Id, "Whether it can be done."));
        IsOpen = decision.Rejection is null;
        return decision.Rejection is { } rejection ? Refuse(rejection)
            : erasure is not null ? Redirect($"{Here}?done=same")
            : Page();
    }

    public async Task<IActionResult> OnPost([FromForm] string? reason)
    {
        Reason = reason ?? "";
        if (NamesThem())
            return Refuse(new ReasonNamesThem());
        var result = await ErasePersonHandler.Handle(Member.Id, Reason, Command(), Engine, Services.People, Cancel);
        return await Answer(result, _ => $"{Here}?done=erased", $"{Here}?done=same");
    }

    /// <summary>Whether the reason, which stays, repeats what is to be erased.</summary>
    private bool NamesThem() =>
        (Member.Name is { } name && Reason.Contains(name, StringComparison.OrdinalIgnoreCase)) ||
        (Email is { } email && Reason.Contains(email, StringComparison.OrdinalIgnoreCase));
}
