using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Members;

internal static class MemberQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/communities/{community:guid}/members", List).Answers<PageAnswer<ListedMember>>("listMembers", "The register of members");
        api.MapGet("/communities/{community:guid}/members/{member:guid}", One).Answers<ListedMember>("getMember", "A member");
    }

    private static Task<IResult> List(
        HttpContext http, Guid community, string[]? standing, [AsParameters] PageQuery page, Reading reading, MembersOf members) =>
        reading.Answer(http, community, Permit, async (_, _) =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out Guid? after))
                return Problems.Of(PageQuery.CursorIsMalformed);
            var (standings, unknown) = WordQuery.Read<Standing>("standing", standing);
            if (unknown is not null)
                return Problems.Of(unknown);
            var found = await members.Ask(
                new CommunityId(community), standings, after is { } id ? new MemberId(id) : null, page.Size,
                http.RequestAborted);
            return Reading.Fresh(
                http, new PageAnswer<ListedMember>(found.Value.Items, found.Value.Next?.ToString()), found.NextIndex);
        });

    private static Task<IResult> One(HttpContext http, Guid community, Guid member, Reading reading, MemberById members) =>
        reading.Answer(http, community, Permit, async (_, _) =>
        {
            var found = await members.Ask(new CommunityId(community), new MemberId(member), http.RequestAborted);
            return found.Value is { } listed
                ? Reading.Fresh(http, listed, listed.Version, found.NextIndex)
                : Problems.Of(new MemberIsUnknown(new MemberId(member)));
        });

    private static Domain.Rejection? Permit(Actor actor, CommunityId community, Visibility visibility) =>
        Permissions.ToReadMembers(actor, community);
}
