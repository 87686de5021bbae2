using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// Fills casual vacancies from the ballots of the election, as ERS97 has it in 7.1: all papers are counted again, whoever
/// vacates a seat and whoever withdraws now is passed over, no other elected member is excluded, and the count ends with
/// the new member's election. Unlike a recount of the vacating member's own papers alone, as in Tasmania and the
/// Australian Capital Territory, it asks every voter.
/// </summary>
public static class Countback
{
    /// <param name="election">As it was counted.</param>
    /// <param name="sitting">Who keeps a seat.</param>
    /// <param name="gone">Who vacates one, and who withdraws now.</param>
    /// <param name="guarded">Seats kept for classes, as they were in the election.</param>
    /// <returns>A count whose winners are those who sit and the new ones.</returns>
    /// <exception cref="CannotCountException">Somebody does not stand, or there is no seat to fill.</exception>
    public static CountRecord Fill(
        StvRule rule, Election election, ImmutableArray<string> sitting, ImmutableArray<string> gone,
        ChosenSettings settings, ReadOnlyMemory<byte> lotSeed, ImmutableArray<GuardedSeats> guarded = default)
    {
        if (gone.FirstOrDefault(name => election.Candidates.All(each => each.Name != name)) is { } unknown)
            throw new CannotCountException($"{unknown} cannot vacate a seat: there is no such candidate.");
        if (sitting.Length >= election.Seats)
            throw new CannotCountException($"No seat is vacant: {sitting.Length} of {election.Seats} are taken.");
        var left = election with
        {
            Candidates = [.. election.Candidates.Select(each => gone.Contains(each.Name) ? each with { IsWithdrawn = true } : each)],
        };
        return rule.Count(left, settings, lotSeed, new StvTerms(guarded.IsDefault ? [] : guarded, sitting));
    }

    /// <summary>Who is new in a count that filled vacancies.</summary>
    public static ImmutableArray<string> NewMembers(CountRecord record) =>
        [.. record.Winners.Except(record.Guards?.FirstOrDefault(guard => guard.For == GuardActions.Sitting)?.Candidates ?? [])];
}
