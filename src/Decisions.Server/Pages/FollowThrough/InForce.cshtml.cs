using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.ReadModels.Topics;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Topics;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.FollowThrough;

/// <summary>The decisions that are in force, with when they are looked at again and how far they are carried out.</summary>
public sealed class InForceModel(PageServices services, DecisionsInForceList list, TopicsInUse inUse) : CommunityPage(services)
{
    private const int PageSize = 20;

    public ImmutableArray<DecisionInForce> Decisions { get; private set; } = [];

    public TopicChoice Topics { get; private set; } = TopicChoice.Of([], null);

    public string? NextPage { get; private set; }

    protected override Rejection? Gate() => Permissions.ToReadRegister(Actor, Id, Community.Visibility);

    public async Task OnGet([FromQuery] string? topic, [FromQuery] long? before)
    {
        Topics = TopicChoice.Of(await inUse.Ask(Id, onlyRegister: !MayRead, Cancel), TopicChoice.Read(topic));
        var page = (await list.Ask(Id, Topics.Chosen, null, Now, before, PageSize, Cancel)).Value;
        Decisions = page.Items;
        NextPage = page.Next is { } next ? $"{Home}/in-force?topic={Uri.EscapeDataString(Topics.Chosen)}&before={next}" : null;
    }
}
