using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.ReadModels.Circles;

namespace Decisions.Server.Pages.Circles;

/// <summary>The circles before which a proposer can put something: those that they are in.</summary>
/// <param name="Chosen">Null for the whole community.</param>
public sealed record CircleChoice(ImmutableArray<Circle> All, CircleId? Chosen)
{
    public static CircleChoice None { get; } = new([], null);

    public static async Task<CircleChoice> Of(
        CommunityId community, MemberId member, DecisionsEngine engine, CirclesOfMine mine, CircleId? chosen, CancellationToken cancel)
    {
        var tree = (await engine.Streams.Circles(community, cancel)).State ?? CircleTree.None;
        var own = (await mine.Ask(community, member, cancel)).In;
        return new CircleChoice(
            [.. tree.All.Where(circle => !circle.IsClosed && (own.Contains(circle.Id) || circle.Id == chosen)).OrderBy(circle => circle.Name, StringComparer.OrdinalIgnoreCase)], chosen);
    }

    /// <summary>A circle as a form or an address names it: nothing means the whole community.</summary>
    public static CircleId? Read(string? typed) => Guid.TryParse(typed, out var id) ? new CircleId(id) : null;
}
