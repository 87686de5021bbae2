using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Calls;
using Decisions.Server.Pages.Frame;
using NodaTime;

namespace Decisions.Server.Pages.Waiting;

/// <summary>What the member has signed up to help with.</summary>
public sealed class PlacesForMe(PageServices services, PlacesOfMine places) : IAwaitsMember
{
    private const int Few = 5;

    /// <summary>Work is told of until so long after it began.</summary>
    private static readonly Duration StillOn = Duration.FromHours(12);

    public async Task<ImmutableArray<Awaited>> Of(CommunityPage page, MemberId member, CancellationToken cancel)
    {
        var waiting = ImmutableArray.CreateBuilder<Awaited>();
        foreach (var place in await places.Ask(page.Id, member, page.Now - StillOn, Few, cancel))
            // What it is for is told from its own stream, so that words that were taken out of the record are not told on.
            if ((await services.Engine.Streams.Call(page.Id, place.ProposalId, place.Id, cancel)).State is { } call)
                waiting.Add(new Awaited(
                    call.Terms.Text, $"You help with it, for “{place.Title}”{(place.At is { } at ? $": {page.Times.ExactText(at)}" : "")}.",
                    $"{page.Home}/decisions/{place.ProposalId}/follow-up#a-{call.ActionId}"));
        return waiting.DrainToImmutable();
    }
}
