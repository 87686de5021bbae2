using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Members;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Members;

/// <summary>Says whose an address is: only the secretary invites, and sees every name.</summary>
public sealed record AddressIsAMembers(string Email, string Name, Standing Standing) : Rejection(
    RejectionKind.Conflict, "address-is-a-members",
    $"“{Email}” is the address of {Name}, {(Standing == Standing.Suspended ? "whose membership is suspended" : "who is a member already")}. Give another address, or leave it out.");

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
        if (result is Refused { Rejection: MemberStandsOtherwise { MemberId: var holder } stands } && holder != person.Member)
            return Refuse(new AddressIsAMembers(Email ?? "", PersonInWords.Of(holder, (await Services.People.ByMember(Id, holder, Cancel))?.Name), stands.Standing));
        if (result is Refused { Rejection: var rejection })
            return Refuse(rejection);
        var known = Email is null ? null : await Services.People.ByEmail(Id, Email, Cancel);
        if (result is Done done)
            await CatchUp(done.Index);
        Link = await NewLink(known?.Member ?? person.Member, Name, Role.Member);
        return Page();
    }
}
