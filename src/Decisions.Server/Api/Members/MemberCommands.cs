using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Members;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Members;

/// <summary>Invites someone.</summary>
/// <param name="Email">An address, or null. People are told apart by it.</param>
public sealed record InviteMemberBody(string Name, string? Email = null);

/// <summary>Brings many people onto the register.</summary>
/// <param name="AreMembers">True where they joined elsewhere already, by the community's own register; else they are invited.</param>
public sealed record ImportMembersBody(IReadOnlyList<InviteMemberBody> People, bool AreMembers = false);

/// <summary>What came of an import.</summary>
/// <param name="Added">The new members' ids, in the order of the list without those who were known.</param>
/// <param name="Known">How many were on the register already, told by their address, and were left as they are.</param>
public sealed record MembersImportedAnswer(IReadOnlyList<Guid> Added, int Known, long? Index);

/// <summary>Changes how a member stands.</summary>
/// <param name="Standing">joined (by the member; or by the secretary, to end a suspension), suspended or left.</param>
/// <param name="Reason">Needed for a suspension.</param>
public sealed record StandingBody(Standing Standing, string? Reason = null);

public sealed record StandingCannotBeSet(Standing Standing) : Rejection(
    RejectionKind.Invalid, "standing-cannot-be-set", "Set 'joined', 'suspended' or 'left'. People are invited by POST to the members.");

internal static class MemberCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/communities/{community:guid}/members", Invite).Does<InviteMemberBody>("inviteMember", "Invite someone", created: true);
        api.MapPost("/communities/{community:guid}/members/import", Import).Does<ImportMembersBody>("importMembers", "Bring many people onto the register")
            .Produces<MembersImportedAnswer>();
        api.MapPut("/communities/{community:guid}/members/{member:guid}/standing", Stand).Does<StandingBody>("setStanding", "Join, suspend, reinstate or leave");
    }

    private static Task<IResult> Invite(HttpContext http, Guid community, DecisionsEngine engine, People people) =>
        ApiRequest.Command<InviteMemberBody>(http, community, async (body, context) => CommandAnswers.Created(
            await InviteMemberHandler.Handle(ToPerson(body), context, engine, people, http.RequestAborted),
            http, id => $"/api/v1/communities/{community}/members/{id}"));

    private static Task<IResult> Import(HttpContext http, Guid community, DecisionsEngine engine, People people) =>
        ApiRequest.Command<ImportMembersBody>(http, community, async (body, context) =>
        {
            var (imported, rejection) = await ImportMembersHandler.Handle(
                [.. body.People.Select(ToPerson)], body.AreMembers, context, engine, people, http.RequestAborted);
            if (rejection is not null)
                return Problems.Of(rejection);
            if (imported!.Index >= 0)
                Freshness.Tell(http, imported.Index + 1);
            return Results.Json(
                new MembersImportedAnswer(
                    [.. imported.Added.Select(member => member.Value)], imported.Known, imported.Index >= 0 ? imported.Index : null),
                ApiJson.Options);
        });

    private static Task<IResult> Stand(HttpContext http, Guid community, Guid member, DecisionsEngine engine) =>
        ApiRequest.Command<StandingBody>(http, community, async (body, context) =>
        {
            var id = new MemberId(member);
            var cancel = http.RequestAborted;
            var isOwnAct = context.Actor.Is(new CommunityId(community), id);
            return body.Standing switch
            {
                Standing.Joined when isOwnAct => CommandAnswers.Of(
                    await ChangeStandingHandler.Handle(new JoinCommunity(id, context.Channel), context, engine, cancel), http, member),
                Standing.Joined => CommandAnswers.Of(
                    await ChangeStandingHandler.Handle(new ReinstateMember(id, body.Reason), context, engine, cancel), http, member),
                Standing.Suspended => CommandAnswers.Of(
                    await ChangeStandingHandler.Handle(new SuspendMember(id, body.Reason ?? ""), context, engine, cancel), http, member),
                Standing.Left => CommandAnswers.Of(
                    await ChangeStandingHandler.Handle(new LeaveCommunity(id, body.Reason), context, engine, cancel), http, member),
                _ => Problems.Of(new StandingCannotBeSet(body.Standing)),
            };
        });

    /// <summary>A person that the register may not know yet.</summary>
    public static Person NewPerson(string name, string? email) =>
        new(new MemberId(Guid.CreateVersion7()), name.Trim(), string.IsNullOrWhiteSpace(email) ? null : email.Trim());

    private static Person ToPerson(InviteMemberBody body) => NewPerson(body.Name, body.Email);
}
