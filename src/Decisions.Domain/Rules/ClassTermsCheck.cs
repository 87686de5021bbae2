using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Rules;

/// <summary>Whether what a rule says of classes makes sense.</summary>
internal static class ClassTermsCheck
{
    private const int MostClasses = 50;

    private const int MostWeight = 10_000;

    public static Rejection? Of(DecisionRule terms) => terms.Classes is not { } classes ? null
        : CheckEach(classes) ?? CheckTogether(terms, classes);

    private static Rejection? CheckEach(ClassTerms classes)
    {
        foreach (var (of, names) in new[] { ("classes.colleges", classes.Colleges.Select(each => each.Class)), ("classes.caps", classes.Caps.Select(each => each.Class)), ("classes.mustAgree", classes.MustAgree.Select(each => each.Class)) })
        {
            if (names.Count() > MostClasses)
                return new NumberIsOutOfRange(of, names.Count(), 0, MostClasses);
            foreach (var name in names)
                if (TextRule.Line(of, name) is { } unfit)
                    return unfit;
            if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
                return new Classes.ClassIsNamedTwice(twice);
        }
        foreach (var college in classes.Colleges)
            if (college.Weight is < 1 or > MostWeight)
                return new NumberIsOutOfRange("classes.colleges.weight", college.Weight, 1, MostWeight);
        foreach (var (of, share) in classes.Caps.Select(each => ("classes.caps", each.Share)).Concat(classes.MustAgree.Select(each => ("classes.mustAgree", each.Share))))
            if (!share.IsProper())
                return new FractionIsNotProper(of, share.Numerator, share.Denominator);
        return null;
    }

    private static Rejection? CheckTogether(DecisionRule terms, ClassTerms classes)
    {
        if (!classes.Classes.Any() && !classes.CountsVotes)
            return new ClassTermsSayNothing();
        if (classes.Caps.Any(cap => cap.Share.Numerator == 0) || classes.Caps.Aggregate((Amount)0, (sum, cap) => sum + Amount.Ratio(cap.Share.Numerator, cap.Share.Denominator)) >= 1)
            return new CapsLeaveNoRoom();
        if (!classes.Colleges.IsEmpty && classes.Classes.FirstOrDefault(name => classes.Colleges.All(college => college.Class != name)) is { } stray)
            return new ClassIsNoCollege(stray);
        if (terms.ShowsOfHands)
            return new HandsHaveNoClass();
        if (classes.CountsVotes && terms.Secrecy == BallotSecrecy.Secret)
            return new SeveralVotesAreNoSecret();
        return terms.Method switch
        {
            YesNoMethod { Threshold: { Comparator: Comparator.MoreThan } } when classes.MustAgree.FirstOrDefault(each => each.Share.Numerator == each.Share.Denominator) is { } all =>
                new ThresholdCannotBeReached(all.Share),
            YesNoMethod => null,
            ElectionMethod election => classes.Carries == CollegeCarrying.Whole || !classes.MustAgree.IsEmpty ? new ClassesChooseInProportion() : CheckElection(election, classes),
            _ => new ClassesNeedAnElection(),
        };
    }

    private static CountingRuleCannotBeSet? CheckElection(ElectionMethod method, ClassTerms classes) =>
        classes.CountsInParts && ElectionMethod.Rules.FirstOrDefault(rule => rule.Name == method.Rule) is { } rule
        && rule.Settings.FirstOrDefault(setting => setting.CountsVotes && method.Chosen[setting.Name] != setting.Default) is { } inVotes
            ? new CountingRuleCannotBeSet($"The setting {inVotes.Name} is a number of votes, and with colleges or caps votes are counted in parts. Leave it out.")
            : null;
}
