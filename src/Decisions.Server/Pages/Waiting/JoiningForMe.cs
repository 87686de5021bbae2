using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Engine.Circles;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Waiting;

/// <summary>Who asks to join a circle that the member leads; where nobody leads it, whoever facilitates is told.</summary>
public sealed class JoiningForMe(PageServices services, CirclesOfMine mine) : IAwaitsMember
{
    public async Task<ImmutableArray<Awaited>> Of(CommunityPage page, MemberId member, CancellationToken cancel)
    {
        var waiting = ImmutableArray.CreateBuilder<Awaited>();
        var circles = (await services.Engine.Streams.Circles(page.Id, cancel)).State ?? CircleTree.None;
        var joined = (await mine.Ask(page.Id, member, cancel)).In;
        // Each is read from its own stream: few circles are joined by asking.
        foreach (var circle in circles.All.Where(each => each is { IsClosed: false, Joining: CircleJoining.Asked } && (page.MayFacilitate || joined.Contains(each.Id))))
        {
            if ((await services.Engine.Streams.CircleMembers(page.Id, circle.Id, cancel)).State is not { Asked: { IsEmpty: false } asked } members)
                continue;
            if (members.LeadsOn(page.Times.Today) is { IsEmpty: false } && !(await CircleStanding.Of(circle.Id, page.Id, page.Actor, services.Engine, cancel)).Leads)
                continue;
            waiting.Add(new Awaited(
                circle.Name, asked.Length == 1 ? "Somebody asks to join this circle." : $"{StatusInWords.Number(asked.Length)} members ask to join this circle.",
                $"{page.Home}/circles/{circle.Id}/lead"));
        }
        return waiting.DrainToImmutable();
    }
}
