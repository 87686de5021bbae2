using Decisions.Domain.Ballots;

namespace Decisions.Domain.Tests.Ballots;

public sealed class EvidenceMarkTests
{
    [Theory]
    [InlineData("Box 1 sheet 1", "Box 1, sheet 1")]
    [InlineData("box1 / SHEET 1", "Box 1, sheet 1")]
    public void The_same_mark_is_written_as_before(string typed, string before) => EvidenceMark.AsBefore(typed, ["Sheet 2", before]).ShouldBe(before);

    [Theory]
    [InlineData("1/11", "11/1")]
    [InlineData("Box 1, sheet 2", "Box 1, sheet 1")]
    [InlineData("Box 1", "Box 1, sheet 1")]
    [InlineData("", "Sheet 1")]
    [InlineData("-", "/")]
    public void Another_mark_stays_as_it_was_typed(string typed, string before) => EvidenceMark.AsBefore(typed, [before]).ShouldBe(typed);
}
