using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>
/// A default option, such as 'none of the above' or 'further discussion': any other that too few rank above it, or that
/// does not defeat it by the majority asked for, is dropped before the rest are compared (Debian Constitution, A.5.3 and
/// A.5.4).
/// </summary>
internal static class DefaultOption
{
    public const string Name = "default", Quorum = "quorum", Majority = "majority", Majorities = "majorities";

    public static ImmutableArray<Setting> Settings { get; } =
    [
        new(Name, "The option that the others must defeat to stand at all, such as 'Further discussion'.", "", [], SettingKind.Text),
        new(Quorum, "How many must rank an option above the default option.", "0", [], SettingKind.Number) { CountsVotes = true },
        new(Majority, "How many times as many must rank an option above the default option as below it; it must be more than that.", "1", [], SettingKind.Number),
        new(Majorities, "The same for single options, as 'Change the constitution:3'.", "", [], SettingKind.Text),
    ];

    /// <summary>What each other option must reach; empty where there is no default option.</summary>
    /// <exception cref="CannotCountException">An option is named that does not stand.</exception>
    public static ImmutableArray<Requirement> Requirements(Election election, PairwiseMatrix matrix, ChosenSettings settings)
    {
        var own = Answers.ClassNumbers.Of(settings, Majorities);
        if (settings[Name].Length == 0)
            return own.IsEmpty ? [] : throw new CannotCountException($"The option {Majorities} needs a default option to compare with: say {Name}=NAME.");
        var at = Position(election, settings[Name]);
        var times = own.ToDictionary(each => Position(election, each.Key), each => each.Value);
        return
        [
            .. matrix.Standing.Where(one => one != at).SelectMany(one => Of(election.Candidates[one].Name, matrix[one, at], matrix[at, one], times.GetValueOrDefault(one, settings.Number(Majority)))),
        ];

        IEnumerable<Requirement> Of(string name, long above, long below, Amount ratio)
        {
            if (settings.Number(Quorum) > 0)
                yield return Requirement.That(Quorum, above, Requirement.AtLeast, settings.Number(Quorum), on: name);
            yield return Requirement.That(Majority, above, Requirement.MoreThan, ratio * below, on: name);
        }
    }

    /// <summary>The election without those who did not reach what they must.</summary>
    public static Election Without(Election election, ImmutableArray<Requirement> requirements)
    {
        var dropped = Dropped(requirements);
        return dropped.IsEmpty ? election : election with
        {
            Candidates = [.. election.Candidates.Select(each => each with { IsWithdrawn = each.IsWithdrawn || dropped.Contains(each.Name) })],
        };
    }

    public static ImmutableArray<string> Dropped(ImmutableArray<Requirement> requirements) =>
        [.. requirements.Where(each => !each.IsMet).Select(each => each.On!).Distinct()];

    public static IEnumerable<string> InWords(CountRecord record)
    {
        foreach (var option in (record.Requirements ?? []).GroupBy(each => each.On, StringComparer.Ordinal))
        {
            var needs = option.Select(each => $"{(each.Name == Quorum ? "at least" : "more than")} {AmountInWords.Of(each.Needs)}");
            yield return $"{AmountInWords.Of(option.First().Has)} rank {option.Key} above {record.Settings[Name]}, and {English.List([.. needs])} must: " +
                $"so it {(option.All(each => each.IsMet) ? "stands" : "is dropped")}.";
        }
    }

    /// <summary>Where an option stands; large and small letters are one where that leaves no doubt.</summary>
    private static int Position(Election election, string name)
    {
        List<int> same = [.. election.Standing.Where(each => election.Candidates[each].Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        return same.Count == 1 ? same[0]
            : same.Where(each => election.Candidates[each].Name == name).Select(each => (int?)each).FirstOrDefault()
                ?? throw new CannotCountException(
                    $"There is no option '{name}' for {Name} or {Majorities}. There are {string.Join(", ", election.Standing.Select(each => election.Candidates[each].Name))}.");
    }
}
