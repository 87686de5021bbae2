using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections.Answers;

/// <summary>Questions written as the tables that the command line reads.</summary>
internal static class AnswerTables
{
    public static CountRecord By(this string table, string rule, string settings = "", VotersTold? voters = null)
    {
        var counting = CountingRules.Find(rule)!;
        var read = ElectionFormats.Find("csv")!.Read(
            new StringReader(table), new ReadingOptions(counting.Answers, Ballots: counting.Ballots) { Voters = voters ?? VotersTold.Nothing });
        var asked = settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('=')).ToDictionary(each => each[0], each => each[1]);
        return ElectionCount.Of(counting, read.Election, ChosenSettings.Of(counting, asked), default);
    }
}
