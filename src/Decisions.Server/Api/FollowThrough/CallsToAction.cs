using System.Collections.Immutable;
using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Actions;
using Decisions.Engine.ReadModels.Calls;
using NodaTime;

namespace Decisions.Server.Api.FollowThrough;

/// <summary>What calls to action are asked for. A filter that is null lets everything through.</summary>
/// <param name="Skill">Of calls alone.</param>
/// <param name="Venue">Of calls alone.</param>
public sealed record CallsToActionFilter(string? Topic = null, string? Skill = null, Venue? Venue = null);

/// <summary>An open call, with the decision that it helps with, and the call as it stands.</summary>
public sealed record CallToAnswer(OpenCall Found, ReadCall Call);

/// <summary>An action that waits, with the decision that it carries out, and the action as it stands.</summary>
public sealed record ActionToDo(WaitingAction Found, PlannedAction Action);

/// <summary>
/// What a community has for its members to do. Which it is, views of the log say; what is told of each comes from its own
/// stream, so that words that were taken out of the record are not told on.
/// </summary>
public sealed class CallsToAction(CallsOpen calls, ActionsWaiting actions, FollowThroughReading following, DecisionsEngine engine)
{
    public async Task<Fresh<Page<CallToAnswer, long>>> Calls(
        CommunityId community, CallsToActionFilter filter, long? before, int limit, CancellationToken cancel)
    {
        var found = await calls.Ask(community, filter.Skill, filter.Venue, filter.Topic, engine.Clock.GetCurrentInstant(), before, limit, cancel);
        var known = await following.Find(community, [.. found.Value.Items.Select(open => (open.ProposalId, open.Id))], cancel);
        var items = found.Value.Items.Zip(known).Where(each => each.Second is not null).Select(each => new CallToAnswer(each.First, each.Second!));
        return new(new([.. items], found.Value.Next), found.NextIndex);
    }

    /// <param name="owner">Whose; null for those that nobody sees to.</param>
    public async Task<Fresh<Page<ActionToDo, long>>> Actions(
        CommunityId community, MemberId? owner, CallsToActionFilter filter, long? before, int limit, CancellationToken cancel)
    {
        var found = await actions.Ask(community, owner, filter.Topic, before, limit, cancel);
        var items = ImmutableArray.CreateBuilder<ActionToDo>();
        foreach (var waiting in found.Value.Items)
            if ((await engine.Streams.Action(community, waiting.ProposalId, waiting.Id, cancel)).State is { } action)
                items.Add(new(waiting, action));
        return new(new(items.ToImmutable(), found.Value.Next), found.NextIndex);
    }

    /// <summary>The day it is by a community's clock.</summary>
    public LocalDate Today(string timeZone) => engine.Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[timeZone]).Date;
}
