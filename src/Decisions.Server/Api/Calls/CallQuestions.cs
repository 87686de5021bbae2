using Decisions.Domain.Calls;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using NodaTime;

namespace Decisions.Server.Api.Calls;

/// <summary>The time that a volunteer gave, and who thanked them for it.</summary>
public sealed record ThanksAnswer(Guid Member, int Minutes, Guid By, string? Text);

/// <summary>A call for volunteers.</summary>
/// <param name="PlacesLeft">Those of members who have left or are suspended among them.</param>
/// <param name="Note">Where exactly, or by which link; or null.</param>
/// <param name="At">When it begins; null where volunteers choose.</param>
/// <param name="Minutes">About how long it takes each of them, or null.</param>
/// <param name="Volunteers">Who has a place.</param>
public sealed record CallAnswer(
    Guid Id, long Version, Guid ActionId, Guid MadeBy, string Text, int Places, int PlacesLeft, IReadOnlyList<string> Skills, Venue Venue, string? Note,
    Instant? At, int? Minutes, IReadOnlyList<Guid> Volunteers, IReadOnlyList<ThanksAnswer> Thanked, bool IsClosed)
{
    public static CallAnswer Of(ReadCall read)
    {
        var (call, terms) = (read.Call, read.Call.Terms);
        return new(
            call.Id.Value, read.Version, call.ActionId.Value, call.By.Value, terms.Text, terms.Places, read.PlacesLeft, [.. terms.Skills], terms.Venue,
            terms.Note, terms.At, terms.Minutes, [.. call.Volunteers.Except(read.Absent).Select(member => member.Value)],
            [.. call.Thanked.Select(each => new ThanksAnswer(each.Member.Value, each.Minutes, each.By.Value, each.Text))], call.IsClosed);
    }
}

internal static class CallQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/proposals/{proposal:guid}/calls";
        api.MapGet(all, All).Answers<PageAnswer<CallAnswer>>("listCallsOfDecision", "The calls for volunteers to help with a decision, as they were made");
        api.MapGet($"{all}/{{call:guid}}", One).Answers<CallAnswer>("getCall", "One call for volunteers, with who has a place");
    }

    private static Task<IResult> All(
        HttpContext http, Guid community, Guid proposal, [AsParameters] PageQuery page, ProposalReading proposals, FollowThroughReading following) =>
        proposals.Answer(http, community, proposal, (actor, id, _) => Permissions.ToReadMembers(actor, id), async read =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out long? after))
                return Problems.Of(PageQuery.CursorIsMalformed);
            var calls = (await following.Load(new CommunityId(community), read.State.Id, http.RequestAborted)).Calls;
            return Reading.Fresh(http, PageAnswer.Slice(calls, after, page.Size, CallAnswer.Of), read.Head.NextIndex);
        });

    private static Task<IResult> One(HttpContext http, Guid community, Guid proposal, Guid call, ProposalReading proposals, FollowThroughReading following) =>
        proposals.Answer(http, community, proposal, (actor, id, _) => Permissions.ToReadMembers(actor, id), async read =>
            await following.Find(new CommunityId(community), new ProposalId(proposal), new CallId(call), http.RequestAborted) is { } found
                ? Reading.Fresh(http, CallAnswer.Of(found), found.Version, read.Head.NextIndex)
                : Problems.Of(new CallIsUnknown(new CallId(call))));
}
