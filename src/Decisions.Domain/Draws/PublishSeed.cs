using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Draws;

/// <summary>Publishes the seed, by which the panel is drawn at once.</summary>
/// <param name="Pool">Everyone in the pool.</param>
public sealed record PublishSeed(DrawId DrawId, string Seed, IReadOnlyCollection<MemberId> Pool)
{
    public static Decision Decide(Draw? state, PublishSeed command, Instant now)
    {
        if (state is null)
            return new DrawIsUnknown(command.DrawId);
        if (state.IsWithdrawn)
            return new DrawIsWithdrawn(state.Id);
        if (TextRule.Line("seed", command.Seed) is { } unfit)
            return unfit;
        var seed = command.Seed.Trim();
        if (state.Seed is { } known)
            return known == seed ? Decision.Nothing : new SeedIsPublished(known);
        return now <= state.Said.SeedAt
            ? new SeedIsNotDue(state.Said.SeedAt)
            : Decision.Of(
                new SeedPublished(state.Id, seed),
                new PanelDrawn(state.Id, DrawOrder.Of(state.Id, seed, command.Pool, state.Said.Places + state.Said.Reserves)));
    }
}
