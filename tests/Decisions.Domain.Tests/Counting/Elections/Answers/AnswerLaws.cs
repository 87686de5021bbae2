using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Counting.Elections.Answers;

/// <summary>What counts of questions keep, whatever the classes and their weights.</summary>
public sealed class AnswerLaws
{
    private static readonly string[] Terms =
    [
        "", "threshold=2/3 comparator=at-least", "base=present", "base=eligible", "colleges=a:3;b:2;c:1", "colleges=a:3;b:2;c:1 carries=whole",
        "caps=a:1/4", "caps=a:1/4;b:1/3", "colleges=a:3;b:2;c:1 caps=b:1/10", "class-thresholds=a:1/2;b:1/3", "minimum-yes=1/4", "quorum-share=1/2",
    ];

    [Fact]
    public void The_order_of_rows_makes_no_difference() => ForAll((rows, terms) =>
        Table(rows).By("majority", terms).Json() == Table([.. rows.Reverse()]).By("majority", terms).Json());

    [Fact]
    public void What_classes_are_called_makes_no_difference() => ForAll((rows, terms) =>
    {
        var renamed = terms.Replace("a:", "z:", StringComparison.Ordinal);
        var one = Table(rows).By("majority", terms);
        var other = Table([.. rows.Select(row => row with { Class = row.Class == "a" ? "z" : row.Class })]).By("majority", renamed);
        return one.Verdict == other.Verdict && one.Rounds[0].Show() == other.Rounds[0].Show();
    });

    [Fact]
    public void One_more_yes_in_place_of_a_no_never_loses() => ForAll((rows, terms) =>
    {
        if (Table(rows).By("majority", terms).Verdict != Verdict.Carried)
            return true;
        var more = rows.Select((row, i) => i == Array.FindIndex(rows, each => each.No > 0) ? row with { Yes = row.Yes + 1, No = row.No - 1 } : row);
        return Table([.. more]).By("majority", terms).Verdict == Verdict.Carried;
    });

    [Fact]
    public void No_class_has_more_than_its_cap() => ForAll((rows, _) =>
    {
        var record = Table(rows).By("majority", "caps=a:1/4;b:1/3");
        Amount Cast(string name) => Votes(record, name, "yes") + Votes(record, name, "no");
        var all = Cast("a") + Cast("b") + Cast("c");
        return Cast("a") * 4 <= all && Cast("b") * 3 <= all && record.Rounds[0].Votes["yes"] + record.Rounds[0].Votes["no"] == all;
    });

    [Fact]
    public void Every_count_of_a_question_has_its_words() => ForAll((rows, terms) =>
        ElectionCount.InWords(CountingRules.Find("majority")!, Table(rows).By("majority", terms)).All(sentence => sentence is [>= '!', .., '.']));

    private static Amount Votes(CountRecord record, string name, string answer) =>
        record.Rounds[0].Notes![name].TryGetValue($"{answer} counted", out var counted) ? counted : record.Rounds[0].Notes![name][answer];

    private static string Table(Row[] rows) => "class,yes,no,abstain,eligible\n" + string.Concat(rows.Select(row => $"{row.Class},{row.Yes},{row.No},{row.Abstain},{row.Yes + row.No + row.Abstain + row.Away}\n"));

    private static void ForAll(Func<Row[], string, bool> law)
    {
        var row = from yes in Gen.Choose(0, 6) from no in Gen.Choose(0, 6) from abstain in Gen.Choose(0, 3) from away in Gen.Choose(0, 5) select new Row("", yes, no, abstain, away);
        // Somebody votes in the class without a cap, so that there is room.
        var three = from one in row from two in row from rest in row select new[] { one with { Class = "a" }, two with { Class = "b" }, rest with { Class = "c", Yes = rest.Yes + 1 } };
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll((from rows in three from terms in Gen.Elements(Terms) select (rows, terms)).ToArbitrary(), drawn => law(drawn.rows, drawn.terms)));
    }

    private sealed record Row(string Class, int Yes, int No, int Abstain, int Away);
}
