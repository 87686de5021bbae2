using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>Says what guarded seats are there, and what they did.</summary>
internal static class GuardsInWords
{
    public static IEnumerable<string> Of(CountRecord record) => (record.Guards ?? []).Select(guard =>
        guard.For == GuardActions.Sitting
            ? $"This count fills what is vacant: {English.List(guard.Candidates)} {(guard.Candidates.Length == 1 ? "keeps a seat" : "keep their seats")} and cannot be excluded."
            : $"{English.Count(guard.AtLeast, "seat is", "seats are")} guarded for the class '{guard.For}': {English.List(guard.Candidates)}.");

    public static IEnumerable<string> Of(CountRound round) => (round.ByGuard ?? []).Select(effect => (effect.Did, effect.For) switch
    {
        (GuardActions.Kept, GuardActions.Sitting) => $"{effect.Candidate} has fewer votes than the one who is excluded but keeps a seat, and so stays.",
        (GuardActions.Kept, _) => $"{effect.Candidate} has fewer votes than the one who is excluded but is needed for a seat guarded for the class '{effect.For}', and so stays.",
        (GuardActions.Excluded, _) => $"Every seat that is left is guarded for others, so {effect.Candidate} can no longer be elected and is excluded.",
        (_, GuardActions.Sitting) => $"{effect.Candidate} keeps a seat.",
        _ => $"{effect.Candidate} was not excluded earlier only because of a seat guarded for the class '{effect.For}'.",
    });

    /// <summary>The round without those whom a guarded seat excluded, or left in the seat that they had.</summary>
    public static CountRound ByVotes(CountRound round)
    {
        ImmutableArray<GuardEffect> effects = round.ByGuard ?? [];
        return round with
        {
            Elected = round.Elected.RemoveAll(name => effects.Contains(new GuardEffect(name, GuardActions.Elected, GuardActions.Sitting))
                && round.Votes[name].CompareTo(round.Quota!.Value) < 0),
            Excluded = round.Excluded.RemoveAll(name => effects.Contains(new GuardEffect(name, GuardActions.Excluded, ""))),
        };
    }
}
