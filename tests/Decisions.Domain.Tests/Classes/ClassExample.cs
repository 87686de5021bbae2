using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Tests.Classes;

/// <summary>A co-operative of workers, users and investors.</summary>
internal static class ClassExample
{
    /// <summary>Workers weigh 50 and users 30; investors weigh 20 and no more than a tenth; workers must agree; votes are counted.</summary>
    public static readonly ClassTerms Whole = new(
        [new("workers", 50), new("users", 30), new("investors", 20)], CollegeCarrying.Whole, [new("investors", new Fraction(1, 10))],
        [new("workers", Fraction.Half)], countsVotes: true);

    public static readonly ClassRoll Roll = new(
        [new("investors", 1, 5), new("users", 1, 1), new("workers", 2, 2)], "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae");

    /// <summary>A roll of so many of each class, each with one vote.</summary>
    public static ClassRoll Of(params (string? Class, long Members)[] classes) =>
        new([.. classes.Select(each => new ClassOnRoll(each.Class, each.Members, each.Members))], Roll.Digest);
}
