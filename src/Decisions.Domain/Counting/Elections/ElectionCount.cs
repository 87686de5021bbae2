using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Stv;
using Decisions.Domain.Counting.Elections.Voters;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Counts an election by a rule, with what is the same under every rule: whose votes they are, and 'none of the above'.</summary>
public static class ElectionCount
{
    /// <param name="terms">Seats that are guarded, and members who keep theirs; only where the rule is a form of STV.</param>
    /// <exception cref="CannotCountException">The election does not fit the rule: says why and what to do.</exception>
    public static CountRecord Of(
        CountingRule rule, Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed, StvTerms? terms = null)
    {
        if (election.Candidates.Count(each => each.IsNoneOfTheAbove) > 1)
            throw new CannotCountException("Only one candidate can stand for none of the above.");
        if (election.Electorate?.PartsPerVote is not null && rule.Settings.FirstOrDefault(each => each.CountsVotes && settings[each.Name] != each.Default) is { } inVotes)
            throw new CannotCountException($"The option {inVotes.Name} is a number of votes, and with colleges or caps votes are counted in parts. Leave it out.");
        if (rule.Ballots == BallotForm.Answered && election.Candidates.Any(each => each.IsWithdrawn))
            throw new CannotCountException($"{rule.Name} counts answers, and none of them can withdraw.");
        if (election.Candidates.Any(each => each.IsNoneOfTheAbove) && (rule.SpendsBudget || rule.Ballots == BallotForm.Answered))
            throw new CannotCountException($"{rule.Name} fills no seats, so nothing can stand for none of the above.");
        var record = terms is null ? rule.Count(election, settings, lotSeed)
            : rule is StvRule stv ? terms.Sitting.IsEmpty ? stv.Count(election, settings, lotSeed, terms) : Countback.Fill(stv, election, terms.Sitting, [], settings, lotSeed, terms.Guarded)
            : throw new CannotCountException($"{rule.Name} cannot guard seats or fill a vacancy. The rules of the single transferable vote can.");
        return LeaveEmpty(rule, election, record with { Electorate = election.Electorate });
    }

    /// <summary>A record of any rule in plain sentences, in the order in which one would check it on paper.</summary>
    public static ImmutableArray<string> InWords(CountingRule rule, CountRecord record) =>
        [.. ElectorateInWords.Of(record), .. rule.InWords(record), .. EmptyPlaces(rule, record), .. NewMembers(record)];

    private static IEnumerable<string> NewMembers(CountRecord record) =>
        record.Guards is { } guards && guards.Any(guard => guard.For == GuardActions.Sitting)
            ? [$"New: {(Countback.NewMembers(record) is { IsEmpty: false } chosen ? English.List(chosen) : "nobody")}."]
            : [];

    /// <summary>
    /// A place that 'none of the above' wins stays empty; where places follow from one order so do all after it, because
    /// whoever would have them stands behind it.
    /// </summary>
    private static CountRecord LeaveEmpty(CountingRule rule, Election election, CountRecord record)
    {
        if (election.Candidates.FirstOrDefault(each => each.IsNoneOfTheAbove) is not { Name: var none })
            return record;
        record = record with { NoneOfTheAbove = none };
        var at = record.Winners.IndexOf(none);
        return at < 0 ? record
            : record with { Winners = rule.IsProportional ? record.Winners.RemoveAt(at) : record.Winners[..at] };
    }

    private static IEnumerable<string> EmptyPlaces(CountingRule rule, CountRecord record)
    {
        if (record.NoneOfTheAbove is not { } none || !record.Rounds.Any(round => round.Elected.Contains(none)))
            yield break;
        yield return rule.IsProportional
            ? $"{none} wins a place, so that place stays empty."
            : $"{none} wins a place, so that place stays empty, and so do any after it.";
        yield return record.Winners.IsEmpty ? "Nobody is elected." : $"Elected: {English.List(record.Winners)}.";
    }
}
