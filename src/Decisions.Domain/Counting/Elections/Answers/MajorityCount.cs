using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>What a question came to.</summary>
/// <param name="Classes">How each class voted, in its own votes.</param>
/// <param name="Weighed">How each class's votes counted, in the order of <paramref name="Classes"/>.</param>
/// <param name="Votes">All of them together, as they counted.</param>
/// <param name="Base">What the threshold's share was taken of.</param>
/// <param name="IsCarried">Whether the votes alone carry it, whoever took part.</param>
/// <param name="Requirements">The threshold and what else had to be so.</param>
internal sealed record MajorityResult(
    ImmutableArray<ClassVotes> Classes, ImmutableArray<ClassVotes> Weighed, ClassVotes Votes, Amount Base,
    bool IsCarried, ImmutableArray<Requirement> Requirements, Verdict Verdict);

/// <summary>Counts yes, no and abstain: the one place where it is decided whether a question is carried.</summary>
internal static class MajorityCount
{
    public const int Yes = 0, No = 1, Abstain = 2;

    private const int Answers = 3;

    /// <param name="eligible">How many may vote; null where it is not known.</param>
    /// <exception cref="CannotCountException">The terms ask for a share of the roll, which is not known.</exception>
    public static MajorityResult Of(MajorityTerms terms, AnswerProfile ballots, long? eligible)
    {
        var classes = ClassVotes.Of(ballots, Answers);
        if (ballots.Roll.IsEmpty && eligible is { } all && classes.All(each => each.Class is null))
            classes = classes.IsEmpty ? [new ClassVotes(null, [0, 0, 0], 0, all)] : [.. classes.Select(each => each with { Eligible = all })];
        Amount Whole(ClassVotes votes) => terms.Threshold.Base switch
        {
            ThresholdBase.Cast => Cast(votes),
            ThresholdBase.Present => votes.Returned,
            ThresholdBase.Eligible => votes.Eligible ?? throw RollIsMissing("base"),
            var other => throw new ArgumentException($"{other} is no base of a threshold.", nameof(terms)),
        };
        var weighed = terms.Classes.Weigh(classes, Whole, Yes, No);
        if (!terms.Classes.Colleges.IsEmpty && terms.Threshold.Base == ThresholdBase.Cast)
            weighed = [.. weighed.Select(each => each with { ByAnswer = each.ByAnswer.SetItem(Abstain, 0) })];
        var (votes, plain) = (ClassVotes.Sum(weighed, Answers), ClassVotes.Sum(classes, Answers));
        var whole = Whole(votes);
        var members = eligible ?? (ballots.Roll.IsEmpty ? null : ballots.Roll.Sum(size => size.Voters));
        ImmutableArray<Requirement> takingPart = [.. TakingPart(terms, ballots, plain, members)];
        ImmutableArray<Requirement> carrying = [.. Carrying(terms, ballots, votes, whole, classes, Whole)];
        var isCarried = carrying.All(each => each.IsMet);
        return new(classes, weighed, votes, whole, isCarried, [.. takingPart, .. carrying],
            takingPart.Any(each => !each.IsMet) ? Verdict.NoQuorum : isCarried ? Verdict.Carried : Verdict.Lost);
    }

    private static IEnumerable<Requirement> TakingPart(MajorityTerms terms, AnswerProfile ballots, ClassVotes plain, long? members)
    {
        if (terms.Quorum.Fraction is not null && members is null)
            throw RollIsMissing("quorum-share");
        if (terms.Quorum.Needed(members ?? 0) is > 0 and var needed)
            yield return Requirement.That("quorum", ballots.Returned, Requirement.AtLeast, needed, terms.Quorum.Fraction is null ? null : members!.Value);
        if (terms.Turnout is { Numerator: > 0 } turnout)
        {
            var of = plain.Eligible ?? throw RollIsMissing("turnout");
            yield return Requirement.That("turnout", Cast(plain), Requirement.AtLeast, Share(turnout) * of, of);
        }
    }

    private static IEnumerable<Requirement> Carrying(
        MajorityTerms terms, AnswerProfile ballots, ClassVotes votes, Amount whole, ImmutableArray<ClassVotes> classes,
        Func<ClassVotes, Amount> baseOf)
    {
        var yes = votes.ByAnswer[Yes];
        var isTie = terms.TieCarries && yes == votes.ByAnswer[No] && terms.Threshold is { Base: ThresholdBase.Cast, Comparator: Comparator.MoreThan };
        yield return Requirement.That(
            "threshold", yes, isTie ? Requirement.AtLeast : terms.Comparator, Share(terms.Threshold.Fraction) * whole, whole);
        if (yes == 0)
            yield return Requirement.That("a-yes", yes, Requirement.MoreThan, 0);
        if (terms.MinimumYes is { Numerator: > 0 } minimum)
        {
            var ofAll = ClassVotes.Sum(terms.Classes.Weigh(classes, each => each.Eligible ?? throw RollIsMissing("minimum-yes"), Yes, No), Answers);
            var of = ofAll.Eligible ?? throw RollIsMissing("minimum-yes");
            yield return Requirement.That("minimum-yes", ofAll.ByAnswer[Yes], Requirement.AtLeast, Share(minimum) * of, of);
        }

        if (terms.MinimumYesMembers > 0)
        {
            var inFavour = ballots.Piles.Where(pile => pile.Answer == Yes).Sum(pile => pile.Voters);
            yield return Requirement.That("minimum-yes-members", inFavour, Requirement.AtLeast, terms.MinimumYesMembers);
        }

        foreach (var (name, share) in terms.EachClass)
        {
            var own = classes.FirstOrDefault(each => each.Class == name) ?? throw new CannotCountException(
                $"There is nobody of class {name}, for which the option class-thresholds asks. There are {English.List([.. classes.Select(each => each.Class ?? "some without a class")])}.");
            var of = baseOf(own);
            yield return Requirement.That(
                "class-threshold", own.ByAnswer[Yes], own.ByAnswer[Yes] == 0 ? Requirement.MoreThan : terms.Comparator, Share(share) * of, of, on: name);
        }
    }

    private static Amount Cast(ClassVotes votes) => votes.ByAnswer[Yes] + votes.ByAnswer[No];

    private static Amount Share(Fraction fraction) => Amount.Ratio(fraction.Numerator, fraction.Denominator);

    private static CannotCountException RollIsMissing(string option) =>
        new($"The option {option} takes a share of all who may vote, and how many may is not known. Say eligible=NUMBER, or give the roll.");
}
