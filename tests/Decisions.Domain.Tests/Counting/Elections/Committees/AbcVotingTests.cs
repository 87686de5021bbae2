using System.Text.RegularExpressions;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Committees;

/// <summary>
/// Instances of the library abcvoting with every committee that a rule finds equally good: ours is one of them by either tie
/// rule, and where all are published they are those that the record names.
/// </summary>
public sealed partial class AbcVotingTests
{
    private const string Group = "approval-committee-abcvoting";

    private static readonly string Folder = Path.Combine(VoteData.Root, Group, "instances");

    private static readonly (string Theirs, string Rule, string Settings)[] Rules =
    [
        ("av", "approval", ""),
        ("pav", "pav", ""),
        ("seqpav", "pav", "variant=sequential"),
        ("seqphragmen", "phragmen", ""),
        ("equal-shares", "committee-equal-shares", ""),
        ("equal-shares-with-av-completion", "committee-equal-shares", "completion=utilitarian"),
        ("equal-shares-with-increment-completion", "committee-equal-shares", "completion=increment"),
    ];

    public static TheoryData<string> Cases => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)]
        : [Group];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Committees_are_as_published(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var election = Counted.Read(Path.Combine(Folder, name)).Election;
        var published = Published(File.ReadAllText(Path.Combine(Folder, name)));
        foreach (var (theirs, rule, settings) in Rules)
        {
            var expected = published[theirs];
            var resolute = theirs == "equal-shares-with-increment-completion";
            foreach (var ties in resolute ? ["order"] : new[] { "order", "lot" })
            {
                var record = election.By(rule, $"{settings} ties={ties}".Trim());
                Show(record.Winners.Select(int.Parse)).ShouldBeOneOf([.. expected], $"{theirs}, {ties}");
                if (!resolute && rule != "approval")
                    record.Committees!.Value.Select(each => Show(each.Select(int.Parse))).ShouldBe(expected, theirs);
            }
        }
    }

    /// <summary>Committees by rule; both lists of a rule, with and without ties settled, are the same.</summary>
    private static Dictionary<string, List<string>> Published(string text) => Result().Matches(text).GroupBy(each => each.Groups[1].Value)
        .ToDictionary(each => each.Key, each => Committee().Matches(each.First().Groups[2].Value)
            .Select(one => Show(one.Groups[1].Value.Split(',').Select(int.Parse))).ToList());

    private static string Show(IEnumerable<int> committee) => string.Join(' ', committee.Order());

    [GeneratedRegex(@"- rule_id: (\S+)\n  result: (\[\[[^a-z]*?\]\])\s*\n  resolute")]
    private static partial Regex Result();

    [GeneratedRegex(@"\[\s*(\d[\d,\s]*)\]")]
    private static partial Regex Committee();
}
