using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>The record of a count of answers.</summary>
internal static class AnswerRecord
{
    /// <summary>The name in <see cref="CountRound.Notes"/> under which all votes that a class has are told.</summary>
    public const string Eligible = "eligible";

    /// <summary>What stands behind an answer where the number is that of votes as they count, by weights and caps.</summary>
    public const string Counted = " counted";

    /// <summary>The same for the votes of those of a class who took part.</summary>
    public const string Returned = "returned";

    /// <param name="eligible">How many may take part as the settings say, or null.</param>
    /// <exception cref="CannotCountException">The ballots do not give answers, or more do than may.</exception>
    public static AnswerProfile Ballots(CountingRule rule, Election election, long? eligible)
    {
        var ballots = election.Ballots as AnswerProfile ?? throw new CannotCountException(
            $"{rule.Name} counts answers: {string.Join(", ", rule.Answers.Select(each => each[0]))}. Give a table with a column 'answer', or with a column for each answer.");
        long? roll = ballots.Roll.IsEmpty ? null : ballots.Roll.Sum(size => size.Voters);
        if (eligible is { } said && roll is { } known && said != known)
            throw new CannotCountException($"The file says that {known} may vote, and the option eligible says {said}. Leave the option out.");
        if ((eligible ?? roll) is { } all && ballots.Returned + election.Spoilt > all)
            throw new CannotCountException($"{ballots.Returned + election.Spoilt} took part, and only {all} may.");
        foreach (var size in ballots.Roll)
        {
            if (ballots.Piles.Where(pile => pile.Class == size.Class).Sum(pile => pile.Voters) > size.Voters)
                throw new CannotCountException($"Of class {size.Class ?? "none"} more took part than the {size.Voters} who may.");
        }

        return ballots;
    }

    /// <param name="classes">How each class voted.</param>
    /// <param name="weighed">The same as it counts, in the same order; empty where each vote counts once.</param>
    /// <param name="votes">By answer, as they count.</param>
    public static CountRecord Of(
        CountingRule rule, Election election, ChosenSettings settings, ImmutableArray<ClassVotes> classes,
        ImmutableArray<ClassVotes> weighed, ImmutableArray<Amount> votes,
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
                    null, isCarried ? [answers[0]] : [], [], [], 0, 0, Notes: Notes(classes, weighed, answers)),
            ],
            [], Verdict: verdict, Requirements: requirements);
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? Notes(
        ImmutableArray<ClassVotes> classes, ImmutableArray<ClassVotes> weighed, ImmutableArray<string> answers) =>
        classes.All(each => each.Class is null && each.Eligible is null)
            ? null
            : classes.Index().ToImmutableSortedDictionary(
                each => each.Item.Class ?? "", each => Numbers(each.Item, weighed.IsEmpty ? each.Item : weighed[each.Index], answers), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, Amount> Numbers(ClassVotes votes, ClassVotes weighed, ImmutableArray<string> answers)
    {
        var numbers = answers.Index().ToImmutableSortedDictionary(each => each.Item, each => votes.ByAnswer[each.Index], StringComparer.Ordinal)
            .Add(Returned, votes.Returned);
        if (!weighed.ByAnswer.SequenceEqual(votes.ByAnswer))
            numbers = numbers.AddRange(answers.Index().Select(each => KeyValuePair.Create(each.Item + Counted, weighed.ByAnswer[each.Index])));
        return votes.Eligible is { } eligible ? numbers.Add(Eligible, eligible) : numbers;
    }
}
