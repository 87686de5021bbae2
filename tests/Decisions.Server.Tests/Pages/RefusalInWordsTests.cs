using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Rules;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Tests.Pages;

public sealed class RefusalInWordsTests
{
    [Theory]
    [InlineData("title", "/Proposals/Propose", null, "Title")]
    [InlineData("title", "/Meetings/Call", null, "What is it called?")]
    [InlineData("text", "/Meetings/Arrange", "heading", "What else is on the agenda?")]
    [InlineData("text", "/ConsentRounds/ConsentRound", "ask", "Your question")]
    [InlineData("driver", "/ConsentRounds/Begin", null, "Why act?")]
    [InlineData("reason", "/Members/Member", "Suspend", "Reason")]
    [InlineData("reason", "/Redactions/Redact", null, "Why?")]
    [InlineData("statement", "/Proposals/Outcome", null, "What follows from this decision?")]
    [InlineData("founderName", "/Communities/Found", null, "Your own name")]
    public void A_page_calls_a_field_by_its_label_and_the_api_by_its_name(string field, string page, string? form, string label)
    {
        var missing = new TextIsMissing(field);
        RefusalInWords.Of(missing, page, form).ShouldBe($"Please fill in “{label}”.");
        missing.Reason.ShouldBe($"Please fill in '{field}'.");
    }

    [Fact]
    public void Numbers_and_shares_are_called_by_their_labels_too()
    {
        RefusalInWords.Of(new NumberIsOutOfRange("proxies.mostHeld", 0, 1, 1000), "/Rules/Adopt").ShouldBe("“For how many one proxy may speak” is 0; it can be from 1 to 1000.");
        RefusalInWords.Of(new NumberIsOutOfRange("method.guarded.atLeast", 9, 1, 3), "/Rules/Amend").ShouldBe("“Seats kept for a class” is 9; it can be from 1 to 3.");
        RefusalInWords.Of(new FractionIsNotProper("quorum.fraction", 3, 2), "/Rules/Adopt").ShouldStartWith("“At least such a share of the members” is 3/2");
        RefusalInWords.Of(new TextIsTooLong("text", 5000, 4000), "/Proposals/Notice").ShouldBe("“Anything else to tell” has 5000 characters; 4000 is the most. Please shorten it.");
    }

    [Fact]
    public void Whoever_moves_an_amendment_that_changes_nothing_has_none_to_withdraw()
    {
        var nothing = new AmendmentChangesNothing(new AmendmentId(Guid.Empty));
        RefusalInWords.Of(nothing, "/Amendments/Move").ShouldNotContain("withdraw");
        RefusalInWords.Of(nothing, "/Amendments/Reword").ShouldBe(nothing.Reason);
    }

    [Fact]
    public void Every_label_stands_on_a_page()
    {
        var pages = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Decisions.Server", "Pages"), "*.cshtml", SearchOption.AllDirectories).Select(File.ReadAllText));
        FieldInWords.All.Where(label => !pages.Contains(label, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
