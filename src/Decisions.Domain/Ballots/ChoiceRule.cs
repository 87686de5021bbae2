using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Ballots;

/// <summary>Whether a choice can be made under a method of voting.</summary>
internal static class ChoiceRule
{
    /// <summary>Why it cannot, or null.</summary>
    public static Rejection? Check(VotingMethod method, ImmutableArray<Option> options, Choice choice) => (method, choice) switch
    {
        (YesNoMethod, YesNoChoice yesNo) => Enum.IsDefined(yesNo.Answer) ? null : new ChoiceDoesNotFitRule("Answer yes, no or abstain."),
        (RankedMethod, RankedChoice ranked) => CheckRanking(options, ranked),
        (YesNoMethod, _) => new ChoiceDoesNotFitRule("This vote is answered by yes, no or abstain."),
        (RankedMethod, _) => new ChoiceDoesNotFitRule("This vote is answered by ranking the options."),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "This method of voting has no ballots."),
    };

    private static Rejection? CheckRanking(ImmutableArray<Option> options, RankedChoice choice)
    {
        if (choice.Ranking.IsDefault)
            return new ChoiceDoesNotFitRule("A ranking is a list of places, each with one option; the empty list is a blank ballot.");
        HashSet<OptionId> ranked = [];
        for (var i = 0; i < choice.Ranking.Length; i++)
        {
            var place = choice.Ranking[i];
            if (place.IsDefault || place.Length != 1)
                return new OptionsShareAPlace(i + 1);
            if (options.FirstOrDefault(option => option.Id == place[0]) is not { } option)
                return new OptionIsNotOnTheBallot(place[0]);
            if (!ranked.Add(place[0]))
                return new OptionIsRankedTwice(place[0], option.Name);
        }
        return null;
    }
}
