namespace Decisions.Domain.Draws;

/// <summary>Withdraws a draw, while nobody can know whom it would draw.</summary>
public sealed record WithdrawDraw(DrawId DrawId, string Reason)
{
    public static Decision Decide(Draw? state, WithdrawDraw command, NodaTime.Instant now)
    {
        if (state is null)
            return new DrawIsUnknown(command.DrawId);
        if (state.IsWithdrawn)
            return Decision.Nothing;
        if (state.Seed is { } seed)
            return new SeedIsPublished(seed);
        if (now > state.Said.SeedAt)
            return new SeedMayBeKnown(state.Said.SeedAt);
        return TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit
            ? unfit
            : Decision.Of(new DrawWithdrawn(state.Id, command.Reason));
    }
}
