using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Members;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Members;

public sealed record EndIsNotConfirmed(string Name) : Rejection(
    RejectionKind.Invalid, "end-is-not-confirmed", $"Please tick that {Name} is no member any more, if you mean it.");

/// <summary>One member, as the secretary keeps them: their standing, and a new link when one is lost.</summary>
public sealed class MemberModel(PageServices services, MemberById members) : KeeperPage(services)
{
    public ListedMember Member { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    public string? Reason { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>Whether their name and address were erased.</summary>
    public bool IsErased { get; private set; }

    public LinkToHandOn? Link { get; private set; }

    private string Here => $"{Home}/members/{Member.Id}";

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var id = new MemberId(Guid.Parse((string)RouteData.Values["member"]!));
        if ((await members.Ask(Id, id, Cancel)).Value is not { } member)
            return Problem.Of(HttpContext, new MemberIsUnknown(id));
        Member = member;
        Name = PersonInWords.Of(member.Id, member.Name);
        Email = (await Services.People.ByMember(Id, id, Cancel))?.Email;
        IsErased = (await Engine.Streams.Erasure(Id, id, Cancel)).State is not null;
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostLink([FromForm] Role role)
    {
        Role[] roles = role switch
        {
            Role.Secretary => [Role.Member, Role.Facilitator, Role.Secretary],
            Role.Facilitator => [Role.Member, Role.Facilitator],
            _ => [Role.Member],
        };
        Link = await NewLink(Member.Id, Name, roles);
        return Page();
    }

    public Task<IActionResult> OnPostSuspend([FromForm] string? reason)
    {
        Reason = reason ?? "";
        return Stand(context => ChangeStandingHandler.Handle(new SuspendMember(Member.Id, Reason), context, Engine, Cancel), "suspended");
    }

    public Task<IActionResult> OnPostReinstate([FromForm] string? reason)
    {
        Reason = reason;
        return Stand(context => ChangeStandingHandler.Handle(new ReinstateMember(Member.Id, reason), context, Engine, Cancel), "reinstated");
    }

    /// <param name="sure">'yes' once the reader has ticked that they mean it: an invitation is taken back at one press, a membership is not.</param>
    public async Task<IActionResult> OnPostEnd([FromForm] string? reason, [FromForm] string? sure)
    {
        EndReason = reason;
        if (Member.Standing != Standing.Invited && sure != "yes")
            return Refuse(new EndIsNotConfirmed(Name));
        return await Stand(context => ChangeStandingHandler.Handle(new LeaveCommunity(Member.Id, reason), context, Engine, Cancel), "ended");
    }

    private async Task<IActionResult> Stand(Func<CommandContext, Task<CommandResult>> handle, string notice) =>
        await Answer(await handle(Command()), _ => $"{Here}?done={notice}", $"{Here}?done=same");
}
