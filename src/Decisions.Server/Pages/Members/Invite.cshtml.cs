using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Members;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Members;

/// <summary>Invites one person, and shows the link to hand on.</summary>
public sealed class InviteModel(PageServices services) : KeeperPage(services)
{
    public string? Name { get; private set; }

    public string? Email { get; private set; }

    public LinkToHandOn? Link { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? name, [FromForm] string? email)
    {
        (Name, Email) = (name?.Trim() ?? "", string.IsNullOrWhiteSpace(email) ? null : email.Trim());
        var context = Command();
        var person = new Person(new MemberId(DerivedId.From("member", context.CommandId.ToString())), Name, Email);
        var result = await InviteMemberHandler.Handle(person, context, Engine, Services.People, Cancel);
        if (result is Refused { Rejection: var rejection })
            return Refuse(rejection);
        var known = Email is null ? null : await Services.People.ByEmail(Id, Email, Cancel);
        if (result is Done done)
            await CatchUp(done.Index);
        Link = await NewLink(known?.Member ?? person.Member, Name, Role.Member);
        return Page();
    }
}
