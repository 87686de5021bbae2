using Decisions.Server.Api.Auditing;

namespace Decisions.Server.Tests.Api.Auditing;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("one, two", "\"one, two\"")]
    [InlineData("she said \"no\"", "\"she said \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("+44 20", "'+44 20")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    public void A_cell_is_quoted_where_it_must_be_and_runs_as_no_formula(string? text, string cell) =>
        CsvLine.Of(text).ShouldBe($"{cell}\r\n");

    [Fact]
    public void Cells_stand_one_after_the_other_the_empty_ones_too() => CsvLine.Of(null, "a", "", "b").ShouldBe(",a,,b\r\n");
}
