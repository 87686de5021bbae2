using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Communities;
using Decisions.Engine.Amendments;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Amendments;

internal static class AmendmentQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string proposal = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapGet($"{proposal}/amendments", All)
            .Answers<PageAnswer<ListedAmendment>>("listAmendments", "Every amendment that was moved to a proposal, as received");
        api.MapGet($"{proposal}/amendments/{{amendment:guid}}", One)
            .Answers<AmendmentAnswer>("getAmendment", "One amendment with what it changes, word by word");
        api.MapGet($"{proposal}/revisions/{{revision:int}}/difference/{{other:int}}", Difference)
            .Answers<DifferenceAnswer>("compareRevisions", "What differs between two revisions, word by word");
    }

    private static Task<IResult> All(
        HttpContext http, Guid community, Guid proposal, ProposalReading proposals, AmendmentReading amendments) =>
        proposals.Answer(http, community, proposal, Permissions.ToRead, async read =>
        {
            var state = (await amendments.Load(new CommunityId(community), read.State.Id, http.RequestAborted))!.State;
            var items = state.All.Select(amendment => ListedAmendment.Of(state, amendment)).ToList();
            return Reading.Fresh(http, new PageAnswer<ListedAmendment>(items, null), read.Head.NextIndex);
        });

    private static Task<IResult> One(
        HttpContext http, Guid community, Guid proposal, Guid amendment, ProposalReading proposals, AmendmentReading amendments) =>
        proposals.Answer(http, community, proposal, Permissions.ToRead, async read =>
        {
            var id = new AmendmentId(amendment);
            var found = (await amendments.Load(new CommunityId(community), read.State.Id, http.RequestAborted))!;
            if (found.State.Find(id) is not { } state)
                return Problems.Of(new AmendmentIsUnknown(id));
            return Reading.Fresh(http, AmendmentAnswer.Of(found.State, state, found.Versions[id]), read.Head.NextIndex);
        });

    private static Task<IResult> Difference(
        HttpContext http, Guid community, Guid proposal, int revision, int other, ProposalReading proposals) =>
        proposals.Answer(http, community, proposal, Permissions.ToRead, read =>
        {
            var revisions = read.State.Revisions;
            foreach (var number in new[] { revision, other })
                if (number < 1 || number > revisions.Length)
                    return Task.FromResult(Problems.Of(new RevisionIsUnknown(number, revisions.Length)));
            return Task.FromResult(Reading.Fresh(
                http, DifferenceAnswer.Of(Wording.Of(revisions[revision - 1]), Wording.Of(revisions[other - 1])), read.Version, read.Head.NextIndex));
        });
}

public sealed record RevisionIsUnknown(int Revision, int Count) : Rejection(
    RejectionKind.NotFound, "revision-is-unknown", $"This proposal has {Count} {(Count == 1 ? "revision" : "revisions")}, and none of the number {Revision}.");
