using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Calls;
using Decisions.Domain.Serialization;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Calls;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.ReadModels.Topics;
using Decisions.Server.Api.FollowThrough;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Topics;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.FollowThrough;

/// <summary>Calls to action: where help is asked for, what nobody sees to, what the reader sees to, and which reviews are due.</summary>
public sealed class CallsModel(PageServices services, CallsToAction waiting, CallsOpen open, DecisionsInForceList inForce, TopicsInUse inUse)
    : CommunityPage(services)
{
    /// <summary>The most of each kind; who looks for more chooses a topic.</summary>
    private const int Most = 50;

    public override bool IsLive => true;

    public TopicChoice Topics { get; private set; } = TopicChoice.Of([], null);

    public ImmutableArray<string> Skills { get; private set; } = [];

    public string Skill { get; private set; } = "";

    public string Venue { get; private set; } = "";

    public ImmutableArray<CallToAnswer> Calls { get; private set; } = [];

    public ImmutableArray<ActionToDo> Free { get; private set; } = [];

    public ImmutableArray<ActionToDo> Mine { get; private set; } = [];

    public ImmutableArray<DecisionInForce> Reviews { get; private set; } = [];

    /// <summary>Whether there is more of anything than is shown.</summary>
    public bool IsMore { get; private set; }

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    public async Task OnGet([FromQuery] string? topic, [FromQuery] string? skill, [FromQuery] string? venue)
    {
        Topics = TopicChoice.Of(await inUse.Ask(Id, onlyRegister: false, Cancel), TopicChoice.Read(topic));
        Skill = (skill ?? "").Trim();
        Skills = await open.Skills(Id, Now, Cancel);
        if (Skill.Length > 0 && !Skills.Contains(Skill, StringComparer.OrdinalIgnoreCase))
            Skills = Skills.Add(Skill);
        Venue where = default;
        var isPlace = venue is not null && Words<Venue>.TryParse(venue, out where);
        Venue = isPlace ? venue! : "";
        var filter = new CallsToActionFilter(Topics.Chosen, Skill, isPlace ? where : null);
        var (calls, free) = ((await waiting.Calls(Id, filter, null, Most, Cancel)).Value, (await waiting.Actions(Id, null, filter, null, Most, Cancel)).Value);
        var reviews = (await inForce.Ask(Id, Topics.Chosen, Times.Today, Now, null, Most, Cancel)).Value;
        (Calls, Free, Reviews) = (calls.Items, free.Items, reviews.Items);
        IsMore = calls.Next is not null || free.Next is not null || reviews.Next is not null;
        if (Actor.Community == Id && Actor.Member is { } member)
            Mine = [.. (await waiting.Actions(Id, member, filter, null, Most, Cancel)).Value.Items.OrderBy(each => each.Action.Due ?? NodaTime.LocalDate.MaxIsoValue)];
    }
}
