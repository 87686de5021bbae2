using System.Text;
using Decisions.Server.Api.ProblemTypes;
using Decisions.Server.Tests.Api.Running;
using Decisions.Server.Tests.Api.Visibility;

namespace Decisions.Server.Tests.Api;

/// <summary>docs/api.md does what it says: its script runs, and its tables are made from what the program knows.</summary>
public sealed class GuideTests(ApiServer server)
{
    private const string Guide = "docs/api.md";

    [Fact]
    public async Task The_first_decision_can_be_made_as_the_guide_shows_it()
    {
        var output = await GuideScript.Run(server, Guide);
        output.ShouldContain("\"verdict\":\"carried\"");
        output.ShouldContain("Of 2 members who may vote, 2 took part");
    }

    [Fact]
    public void Every_problem_is_in_the_guide()
    {
        var table = new StringBuilder("| type | status | for example |\n|---|---|---|\n");
        foreach (var type in ProblemType.All.Values)
            table.Append($"| `{type.Code}` | {type.Status} | {type.Sentence.Replace("|", "\\|")} |\n");
        IsInGuide("problems", table.ToString());
    }

    [Fact]
    public void Who_may_read_what_is_in_the_guide()
    {
        var table = new StringBuilder("| question, below the community | public | hybrid | membersOnly |\n|---|---|---|---|\n");
        foreach (var question in VisibilityTests.Questions)
            table.Append($"| `/{question.Path}` | {Who(question.Public)} | {Who(question.Hybrid)} | {Who(question.MembersOnly)} |\n");
        IsInGuide("visibility", table.ToString());
    }

    private static string Who(string needed) => needed switch
    {
        "visitor" => "everyone",
        "admin" => "members, the auditor, an admin",
        "reader" => "members, the auditor",
        "member" => "the member, of themselves",
        "teller" => "the tellers",
        "audit" => "the secretary, the auditor",
        _ => throw new NotSupportedException(needed),
    };

    private static void IsInGuide(string name, string table)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, Guide));
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- end of {name} -->");
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, text.IndexOf(end, StringComparison.Ordinal));
        Approved.Text(Guide, text[..from] + table + text[to..]);
    }
}
