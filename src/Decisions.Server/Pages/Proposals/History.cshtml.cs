using Decisions.Domain.Circles;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Api.FollowThrough;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>
/// Everything that happened to a decision, in order. Of ballots it is told that they were cast and never how, so no
/// result that is hidden can be read from it.
/// </summary>
public sealed class HistoryModel(PageServices services, HistoryOfDecision history) : DecisionPage(services)
{
    private const int PageSize = 50;

    public override bool IsLive => true;

    public Page<HistoryItem, long> Items { get; private set; } = null!;

    /// <summary>What circles are called, where one had a part in it.</summary>
    public CircleTree? Circles { get; private set; }

    public async Task OnGet([FromQuery] long? after)
    {
        Circles = (await Engine.Streams.Circles(Id, Cancel)).State;
        var page = (await history.Ask(Id, Proposal.Id, HistoryPayloads.AllButBallots, after, PageSize, Cancel)).Value;
        // What members say in a consent round is for members.
        Items = MaySeeMembers ? page : page with { Items = [.. page.Items.Select(item => item with { Payload = MembersOnly.ToVisitors(item.Type, item.Payload) })] };
    }
}
