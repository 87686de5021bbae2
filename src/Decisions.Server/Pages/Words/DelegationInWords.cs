using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Delegations;

namespace Decisions.Server.Pages.Words;

/// <summary>Says who votes for a member until that is taken back, and for whom they do.</summary>
public static class DelegationInWords
{
    private const int MostNamed = 5;

    /// <returns>A line for each whom the member chose, by topic, all else last.</returns>
    public static ImmutableArray<string> Given(IEnumerable<StandingDelegation> all, MemberId member)
    {
        var own = all.Where(each => each.Member == member).ToList();
        return
        [
            .. own.Select(each => (each.Topic, own.Count) switch
            {
                (null, 1) => $"{Name(each)} can vote for you.",
                (null, _) => $"In all else {Name(each)} can vote for you.",
                ({ } topic, _) => $"In decisions of the topic “{topic}” {Name(each)} can vote for you.",
            }),
        ];

        static string Name(StandingDelegation each) => PersonInWords.Of(each.Holder, each.HolderName);
    }

    /// <returns>For whom the member can vote, in a line; null for nobody.</returns>
    public static string? Held(IEnumerable<StandingDelegation> all, MemberId member)
    {
        var names = all.Where(each => each.Holder == member).DistinctBy(each => each.Member).Select(each => PersonInWords.Of(each.Member, each.MemberName))
            .Order(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count switch
        {
            0 => null,
            <= MostNamed => $"You can vote for {string.Join(", ", names)}.",
            var many => $"You can vote for {string.Join(", ", names.Take(MostNamed))} and {many - MostNamed} more.",
        };
    }
}
