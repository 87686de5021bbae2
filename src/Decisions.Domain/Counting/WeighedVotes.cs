using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Answers;

namespace Decisions.Domain.Counting;

/// <summary>How votes counted where the rule counts classes or members' votes: the working of each class, and what all of them came to.</summary>
/// <param name="Classes">By name, those of no class first.</param>
/// <param name="Votes">All votes of the roll; as many as members where each has one.</param>
/// <param name="InFavour">The yes votes of all classes as they count.</param>
/// <param name="Base">What the threshold's share was taken of, as it counts.</param>
public sealed record WeighedVotes(ImmutableArray<WeighedClass> Classes, long Votes, Amount InFavour, Amount Base)
{
    internal static WeighedVotes Of(MajorityResult result, ImmutableArray<ClassSize> roll) => new(
        [
            .. result.Classes.Zip(result.Weighed).Select(pair => WeighedClass.Of(
                pair.First, pair.Second, roll.First(size => size.Class == pair.First.Class),
                result.Requirements.FirstOrDefault(each => each.On == pair.First.Class && each.Name == "class-threshold"))),
        ],
        roll.Sum(size => size.Votes), result.Votes.ByAnswer[MajorityCount.Yes], result.Base);
}

/// <summary>How one class voted, in its own votes, and how that counted.</summary>
/// <param name="Class">Its name; null for those of none.</param>
/// <param name="Members">How many of it are on the roll.</param>
/// <param name="Votes">The votes that they have.</param>
/// <param name="CountedInFavour">Its yes votes as they count beside those of the other classes.</param>
/// <param name="CountedAgainst">Its no votes as they count.</param>
/// <param name="Agrees">Whether it is in favour by the share that the rule asks of it; null where it asks none.</param>
public sealed record WeighedClass(
    string? Class, long Members, long Votes, long InFavour, long Against, long Abstained, Amount CountedInFavour, Amount CountedAgainst, bool? Agrees)
{
    internal static WeighedClass Of(ClassVotes own, ClassVotes counted, ClassSize size, Requirement? mustAgree) => new(
        own.Class, size.Voters, size.Votes, Whole(own, MajorityCount.Yes), Whole(own, MajorityCount.No), Whole(own, MajorityCount.Abstain),
        counted.ByAnswer[MajorityCount.Yes], counted.ByAnswer[MajorityCount.No], mustAgree?.IsMet);

    private static long Whole(ClassVotes votes, int answer) => (long)votes.ByAnswer[answer].Numerator;
}
