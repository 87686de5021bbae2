using System.Collections.Immutable;
using Decisions.Domain.Draws;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Draws;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Waiting;

/// <summary>Panels for which the member was drawn and has not answered; and seeds that are to be published, for whoever facilitates.</summary>
public sealed class DrawsForMe(PageServices services, DrawsAnnounced draws) : IAwaitsMember
{
    /// <summary>As many of the latest draws are looked at, each from its own stream.</summary>
    private const int Latest = 10;

    public async Task<ImmutableArray<Awaited>> Of(CommunityPage page, MemberId member, CancellationToken cancel)
    {
        var waiting = ImmutableArray.CreateBuilder<Awaited>();
        foreach (var id in (await draws.Ask(page.Id, before: null, Latest, cancel)).Value.Items)
            if ((await services.Engine.Streams.Draw(page.Id, id, cancel)).State is { } draw && What(page, member, draw) is { } what)
                waiting.Add(new Awaited(draw.Said.Title, what, $"{page.Home}/draws/{id}"));
        return waiting.DrainToImmutable();
    }

    private static string? What(CommunityPage page, MemberId member, Draw draw) => draw.StatusAt(page.Now) switch
    {
        DrawStatus.Due when page.MayFacilitate => $"Its seed can be known since {page.Times.ExactText(draw.Said.SeedAt)}. Publish it.",
        DrawStatus.Drawn when draw.StandingOf(member) == DrawnStanding.Asked =>
            $"You were drawn. Say whether you take the place{(draw.AnswerUntil(member) is { } until ? $", by {page.Times.ExactText(until)}" : "")}.",
        _ => null,
    };
}
