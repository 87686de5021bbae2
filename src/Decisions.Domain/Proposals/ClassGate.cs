using System.Collections.Immutable;
using System.Numerics;
using Decisions.Domain.Classes;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Proposals;

/// <summary>Whether the classes of a roll can be counted as a rule has it: found out before anybody votes.</summary>
internal static class ClassGate
{
    /// <param name="named">The classes that the community has.</param>
    public static Rejection? Check(DecisionRule terms, ElectoralRoll roll, ImmutableArray<string> named)
    {
        if (terms.Classes is not { } classes)
            return null;
        if (roll.Classes is not { } drawn)
            throw new InvalidOperationException("The roll was drawn without the classes that the rule counts.");
        if (classes.Classes.FirstOrDefault(each => !named.Contains(each)) is { } unnamed)
            return new ClassIsNotNamed(unnamed);
        if (!classes.Colleges.IsEmpty && drawn.Sizes.Where(size => classes.Colleges.All(college => college.Class != size.Class)).Sum(size => size.Members) is > 0 and var strays)
            return new MembersAreOfNoCollege(strays);
        if (classes.MustAgree.FirstOrDefault(each => drawn.Sizes.All(size => size.Class != each.Class)) is { } nobody)
            return new ClassHasNobody(nobody.Class);
        return terms.Method is ElectionMethod && (classes.CountsInParts ? Parts(classes, drawn) : Votes(classes, drawn)) > BallotProfile.Most
            ? new ClassesAreTooManyToWeigh()
            : null;
    }

    private static BigInteger Votes(ClassTerms classes, ClassRoll roll) =>
        roll.Sizes.Aggregate(BigInteger.Zero, (sum, size) => sum + (classes.CountsVotes ? size.Votes : size.Members));

    /// <summary>
    /// At most so many parts there can be in all, whoever votes. A vote of a class above its cap counts cap · U / ((1 − caps) · votes),
    /// where U is what the others come to; parts are the common denominator of all such.
    /// </summary>
    private static BigInteger Parts(ClassTerms classes, ClassRoll roll)
    {
        long Votes(ClassOnRoll size) => Math.Max(1, classes.CountsVotes ? size.Votes : size.Members);
        var divided = roll.Sizes.Where(size => !classes.Colleges.IsEmpty || classes.Caps.Any(cap => cap.Class == size.Class));
        var caps = classes.Caps.Aggregate(BigInteger.One, (all, cap) => all * cap.Share.Denominator);
        var whole = classes.Colleges.IsEmpty ? roll.Sizes.Aggregate(BigInteger.Zero, (sum, size) => sum + Votes(size)) : classes.Colleges.Sum(college => college.Weight);
        return divided.Aggregate(whole * caps * caps, (all, size) => all * Votes(size));
    }
}
