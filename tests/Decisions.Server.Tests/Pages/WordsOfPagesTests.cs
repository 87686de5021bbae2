using Decisions.Domain.ConsentRounds;
using Decisions.Engine.Meetings;
using Decisions.Server.ConsentRounds;
using Decisions.Server.Pages.Members;
using Decisions.Server.Pages.Meetings;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Tests.Pages;

public sealed class WordsOfPagesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 9, 42);

    private static readonly CommunityTime Times = new(DateTimeZone.Utc, Now);

    [Theory]
    [InlineData(30, "in less than a minute")]
    [InlineData(59 * 60, "in 59 minutes")]
    [InlineData(60 * 60, "in 1 hour")]
    [InlineData(115 * 60, "in 1 hour 55 minutes")]
    [InlineData((5 * 60 + 1) * 60, "in 5 hours 1 minute")]
    [InlineData((6 * 60 + 50) * 60, "in 7 hours")]
    [InlineData(3 * 24 * 60 * 60, "in 3 days")]
    public void Time_that_is_left_is_not_told_as_less_than_it_is(int seconds, string words) => Times.Left(Now + Duration.FromSeconds(seconds)).ShouldBe(words);

    [Fact]
    public void What_was_done_about_an_objection_is_told_of_every_way()
    {
        Enum.GetValues<Resolution>().Select(ConsentInWords.Done).Distinct().Count().ShouldBe(Enum.GetValues<Resolution>().Length);
        ConsentInWords.Done(Resolution.Amend).ShouldBe("Resolved: the text was changed.");
    }

    [Fact]
    public void A_consent_round_that_is_over_says_only_what_it_came_to()
    {
        ConsentInWords.Standing(ConsentStep.Over, "Agreed.").ShouldBe("Agreed.");
        ConsentInWords.Standing(ConsentStep.Driver, "Ann has yet to respond.").ShouldBe("Is there a reason to act? Ann has yet to respond.");
        ConsentInWords.Standing(ConsentStep.Signal, "Ann has yet to respond.").ShouldBe("Positions. Ann has yet to respond.");
    }

    [Fact]
    public void A_web_address_in_a_place_is_a_link_and_nothing_else_is()
    {
        string Html(string text)
        {
            using var writer = new StringWriter();
            Markup.Addresses(text).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
            return writer.ToString();
        }

        Html("The bakehouse, or https://meet.example.org/a?b=1&c=2.").ShouldBe(
            "The bakehouse, or <a href=\"https://meet.example.org/a?b=1&amp;c=2\" rel=\"nofollow noopener noreferrer ugc\">https://meet.example.org/a?b=1&amp;c=2</a>.");
        Html("javascript:alert(1) <script>").ShouldBe("javascript:alert(1) &lt;script&gt;");
        Html("https://x\" onclick=\"y").ShouldNotContain("\" onclick");
        Html("(https://meet.example.org)").ShouldEndWith("</a>)");
    }

    [Fact]
    public void A_quotation_mark_that_is_not_closed_is_told_by_its_line()
    {
        var list = ImportList.Read("Ann Bell,ann@example.org\nBo \"Bobby,bo@example.org\nCy Marsh", Guid.Empty);
        var fault = list.Faults.ShouldHaveSingleItem();
        (fault.Line, list.People.Length).ShouldBe((2, 0));
        fault.Reason.ShouldContain("quotation mark is not closed");
        ImportList.Read("\"Bo \"\"Bobby\"\" Lund\",bo@example.org", Guid.Empty).People.ShouldHaveSingleItem().Name.ShouldBe("Bo \"Bobby\" Lund");
    }

    [Fact]
    public void What_asks_for_more_is_not_told_as_a_job_done()
    {
        foreach (var name in new[] { "entry-differs", "hands-differ" })
            (Notices.NeedsCare(name), Notices.Of(name) is not null).ShouldBe((true, true));
        Notices.NeedsCare("entered-alike").ShouldBeFalse();
    }

    [Fact]
    public void The_quorums_at_a_door_are_one_line()
    {
        QuorumAtMeeting Quorum(long present, long needed) => new(default, "A rule", null, present, 0, needed, 60, Now, false);
        new QuorumsView([Quorum(12, 10), Quorum(12, 31)], Times).InLine.ShouldBe("Quorum: 12 of 10 needed, there; 12 of 31 needed, not yet");
    }
}
