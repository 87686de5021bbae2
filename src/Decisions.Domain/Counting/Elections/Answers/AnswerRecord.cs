using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>The record of a count of answers.</summary>
internal static class AnswerRecord
{
    /// <summary>The name in <see cref="CountRound.Notes"/> under which all votes that a class has are told.</summary>
    public const string Eligible = "eligible";

    /// <summary>The same for the votes of those of a class who took part.</summary>
    public const string Returned = "returned";

    /// <exception cref="CannotCountException">The ballots do not give answers.</exception>
    public static AnswerProfile Ballots(CountingRule rule, Election election) => election.Ballots as AnswerProfile
        ?? throw new CannotCountException(
            $"{rule.Name} counts answers: {string.Join(", ", rule.Answers.Select(each => each[0]))}. Give a table with a column 'answer', or with a column for each answer.");

    /// <param name="votes">By answer, as they count.</param>
    public static CountRecord Of(
        CountingRule rule, Election election, ChosenSettings settings, ImmutableArray<ClassVotes> classes, ImmutableArray<Amount> votes,
        ImmutableArray<Requirement> requirements, Verdict verdict)
    {
        var ballots = (AnswerProfile)election.Ballots;
        ImmutableArray<string> answers = [.. rule.Answers.Select(each => each[0])];
        var isCarried = verdict == Verdict.Carried;
        return new CountRecord(
            rule.Name, settings.Values, election.Title, answers, [], 1,
            new BallotNumbers(ballots.Returned + election.Spoilt, ballots.Returned - ballots.Blank, ballots.Blank, election.Spoilt),
            isCarried ? [answers[0]] : [], [],
            [
                new CountRound(
                    1, RoundActions.Count, [],
                    answers.Index().ToImmutableSortedDictionary(each => each.Item, each => votes[each.Index], StringComparer.Ordinal),
                    null, isCarried ? [answers[0]] : [], [], [], 0, 0, Notes: Notes(classes, answers)),
            ],
            [], Verdict: verdict, Requirements: requirements);
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? Notes(
        ImmutableArray<ClassVotes> classes, ImmutableArray<string> answers) =>
        classes.All(each => each.Class is null && each.Eligible is null)
            ? null
            : classes.ToImmutableSortedDictionary(each => each.Class ?? "", each => Numbers(each, answers), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, Amount> Numbers(ClassVotes votes, ImmutableArray<string> answers)
    {
        var numbers = answers.Index().ToImmutableSortedDictionary(each => each.Item, each => votes.ByAnswer[each.Index], StringComparer.Ordinal)
            .Add(Returned, votes.Returned);
        return votes.Eligible is { } eligible ? numbers.Add(Eligible, eligible) : numbers;
    }
}
