using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Members;

/// <summary>The register of members, by name.</summary>
public sealed class MembersModel(PageServices services, MembersByName members, MemberCounts counts) : CommunityPage(services)
{
    private const int PageSize = 50;

    public override bool IsLive => true;

    public string Summary { get; private set; } = "";

    public Page<ListedMember, MemberId> Members { get; private set; } = null!;

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    public async Task OnGet([FromQuery] Guid? after)
    {
        var standings = (await counts.Ask(Id, Cancel)).Value;
        var joined = standings.GetValueOrDefault(Standing.Joined);
        var invited = standings.GetValueOrDefault(Standing.Invited);
        Summary = $"{StatusInWords.Number(joined)} {(joined == 1 ? "member" : "members")}" +
            (invited == 0 ? "." : $", and {StatusInWords.Number(invited)} invited.");
        Members = (await members.Ask(Id, after is { } id ? new MemberId(id) : null, PageSize, Cancel)).Value;
    }
}
