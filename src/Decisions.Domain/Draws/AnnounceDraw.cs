using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Draws;

/// <summary>Announces a draw, and where its seed will come from.</summary>
/// <param name="Pool">Drawn by the handler from the log, as of an index.</param>
/// <param name="AnswerDays">How many days each has to answer from when they are asked; 0 where no place is passed on for that.</param>
/// <param name="SeedFrom">Where the seed will come from, and how it is written.</param>
public sealed record AnnounceDraw(DrawId DrawId, string Title, string Purpose, ElectoralRoll Pool, int Places, int Reserves, string SeedFrom, Instant SeedAt, int AnswerDays)
{
    public const int MostPlaces = 200, MostAnswerDays = 90;

    /// <param name="waiting">The draw from the same members that waits for its seed, or null.</param>
    public static Decision Decide(Draw? state, AnnounceDraw command, Draw? waiting, Instant now)
    {
        if (state is not null)
            return new DrawExists(command.DrawId);
        // Of several that wait, whoever publishes could pick the seed's most welcome panel and let the others lie.
        if (waiting is { IsWaiting: true })
            return new DrawAwaitsSeed(waiting.Id, waiting.Said.SeedAt);
        if ((TextRule.Line("title", command.Title) ?? TextRule.Text("purpose", command.Purpose, TextRule.NoteLimit)
            ?? TextRule.Text("seedFrom", command.SeedFrom, TextRule.NoteLimit)) is { } unfit)
            return unfit;
        if ((RuleTerms.CheckRange("places", command.Places, 1, MostPlaces) ?? RuleTerms.CheckRange("reserves", command.Reserves, 0, MostPlaces)
            ?? RuleTerms.CheckRange("answerDays", command.AnswerDays, 0, MostAnswerDays)) is { } outside)
            return outside;
        if (command.Pool.Eligible < command.Places)
            return new PoolIsTooSmall(command.Pool.Eligible, command.Places);
        var seedAt = StoredInstant.NotAfter(command.SeedAt);
        return seedAt <= now
            ? new SeedIsKnownAlready(seedAt, now)
            : Decision.Of(new DrawAnnounced(
                command.DrawId, command.Title.Trim(), command.Purpose, command.Pool with { DrawnAt = StoredInstant.NotAfter(command.Pool.DrawnAt) },
                command.Places, command.Reserves, command.SeedFrom, seedAt, command.AnswerDays));
    }
}
