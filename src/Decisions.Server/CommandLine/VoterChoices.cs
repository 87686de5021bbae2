using System.Collections.Immutable;
using System.CommandLine;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Answers;
using Decisions.Domain.Counting.Elections.Voters;
using Decisions.Domain.Counting.Files;

namespace Decisions.Server.CommandLine;

/// <summary>What is said of voters, besides the file of ballots: the roll with its delegations, and what classes count for.</summary>
internal sealed class VoterChoices
{
    private readonly Option<FileInfo?> roll = new("--roll")
    {
        Description = "Who may vote, as a table with the column member and, where they matter, class, weight and delegate. The ballots then need a column member.",
    };

    private readonly Option<int?> most = new("--most-per-holder") { Description = "How many others one member may speak for at most." };

    private readonly Option<bool> single = new("--no-chains") { Description = "A delegate who does not vote does not pass on what was delegated to them." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { roll, most, single })
            command.Add(option);
    }

    /// <param name="asked">The options asked for. Where the rule has none for classes, these are taken off and hold for its ballots.</param>
    public VotersTold Told(ParseResult parsed, CountingRule rule, Dictionary<string, string> asked)
    {
        if (parsed.GetValue(roll) is null && (parsed.GetValue(most) is not null || parsed.GetValue(single)))
            throw new CannotCountException("--most-per-holder and --no-chains concern delegated votes, and those stand in a roll: say --roll.");
        if (parsed.GetValue(most) < 0)
            throw new CannotCountException("--most-per-holder is a number from 0.");
        var told = VotersTold.Nothing with
        {
            Roll = parsed.GetValue(roll) is { } file ? Read(file) : [],
            Delegation = new DelegationTerms(!parsed.GetValue(single), parsed.GetValue(most)),
            Colleges = Take(rule, asked, ClassNumbers.Colleges),
            Caps = Take(rule, asked, ClassNumbers.Caps),
        };
        return told.Roll.IsEmpty && told.Colleges.IsEmpty && told.Caps.IsEmpty ? VotersTold.Nothing : told;
    }

    private static ImmutableSortedDictionary<string, Amount> Take(CountingRule rule, Dictionary<string, string> asked, string name) =>
        rule.Settings.Any(each => each.Name == name) || !asked.Remove(name, out var value)
            ? ImmutableSortedDictionary<string, Amount>.Empty
            : ClassNumbers.Parse(name, value);

    private static ImmutableArray<Elector> Read(FileInfo file)
    {
        try
        {
            using var text = file.OpenRead();
            return RollFile.Read(text);
        }
        catch (ElectionFileException fault)
        {
            throw new CannotCountException($"{file}, line {fault.Line}: {fault.Reason}");
        }
    }
}
