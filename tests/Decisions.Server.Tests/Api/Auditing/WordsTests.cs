using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Auditing;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Tests.Api.Auditing;

/// <summary>The words in which an audit tells what happened.</summary>
public sealed class WordsTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 24, 18, 0);
    private static readonly CommunityTime Times = new(DateTimeZoneProviders.Tzdb["Europe/London"], At);
    private static readonly MemberId Ben = new(Guid.Parse("01900000-0000-7000-8000-0000000000b1"));

    private static readonly EventContext Context = new(
        Times, new Dictionary<Domain.Proposals.ProposalId, Domain.Proposals.Proposal>(),
        new Dictionary<Domain.Rules.RuleId, Domain.Rules.Rule>(),
        [new Community(default, "Bakery", "Bread", "Europe/London", Decisions.Domain.Communities.Visibility.Public, Ben)]);

    [Fact]
    public void Every_type_and_every_notice_has_words()
    {
        TypeInWords.Wordless.ShouldBeEmpty();
        foreach (var notice in Enum.GetValues<Notice>())
            NoticeInWords.Of(notice, At, null, Times).ShouldEndWith(".");
        foreach (var word in Words<Channel>.All)
            ChannelInWords.InLine(word).ShouldNotContain("not on record");
        ChannelInWords.InLine("unknown").ShouldContain("not on record");
    }

    [Theory]
    [InlineData(25, "1 day and 1 hour")]
    [InlineData(48, "2 days")]
    [InlineData(3, "3 hours")]
    public void A_late_result_tells_how_late(int hours, string words) =>
        NoticeInWords.Of(Notice.ResultDeclaredLate, At, At - Duration.FromHours(hours), Times)
            .ShouldBe($"The result came {words} after voting had ended.");

    [Fact]
    public void What_is_taken_out_of_the_record_is_told_with_its_reason()
    {
        Tell("payload_redacted", """{ "index": 12, "stream": "proposal/x", "version": 2, "type": "proposal_revised", "reason": "A name stood in it.", "remaining": "" }""")
            .ShouldBe(new EventTold("took words out of entry 12 (“Text revised”). The entry and its proof stay.", "A name stood in it."));
        Tell("person_erased", """{ "memberId": "01900000-0000-7000-8000-0000000000b1", "reason": "They asked." }""")
            .ShouldBe(new EventTold("erased the name and the address of Ben Carter. Their votes stay counted.", "They asked."));
        Tell("log_key_rotated", """{ "from": "a", "to": "b", "reason": "The laptop was sold." }""")
            .ShouldBe(new EventTold("changed the key that signs this record.", "The laptop was sold."));
        Tell("log_key_rotated", """{ "from": null, "to": "b", "reason": "The laptop was lost." }""").Sentence
            .ShouldBe("changed the key that signs this record; the one before is lost.");
    }

    [Fact]
    public void What_cannot_be_read_any_more_is_told_by_its_type() =>
        Tell("member_suspended", "{}").Sentence.ShouldBe("recorded “Member suspended”.");

    [Fact]
    public void A_member_s_own_act_is_not_told_as_somebody_else_s()
    {
        var joined = JsonSerializer.Serialize(new MemberJoined(Ben, Channel.Web), StoredJson.Options);
        Tell("member_joined", joined, actor: Ben.ToString()).Sentence.ShouldBe("joined.");
        Tell("member_joined", joined).Sentence.ShouldBe("entered Ben Carter as a member.");
    }

    [Fact]
    public void A_change_of_the_community_says_from_what_to_what() =>
        Tell("community_renamed", """{ "name": "Café" }""", version: 2).Changes.ShouldHaveSingleItem().ShouldBe(new("Name", "Bakery", "Café"));

    [Fact]
    public void Days_are_the_community_s_own()
    {
        var tokyo = new CommunityTime(DateTimeZoneProviders.Tzdb["Asia/Tokyo"], At);
        tokyo.DayFromTyped("2026-11-24").ShouldBe(Instant.FromUtc(2026, 11, 23, 15, 0));
        tokyo.DayFromTyped("2026-11-24", daysAfter: 1).ShouldBe(Instant.FromUtc(2026, 11, 24, 15, 0));
        tokyo.DayFromTyped("24/11/2026").ShouldBeNull();
        tokyo.DayFromTyped("9999-12-31", daysAfter: 1).ShouldBeNull();
    }

    [Fact]
    public void A_time_that_comes_twice_says_which_it_is_and_one_that_is_skipped_says_what_the_clocks_do()
    {
        var london = new CommunityTime(DateTimeZoneProviders.Tzdb["Europe/London"], Instant.FromUtc(2026, 10, 1, 0, 0));
        london.ExactText(Instant.FromUtc(2026, 10, 25, 0, 30)).ShouldBe("Sunday 25 October at 01:30, the first time the clocks show it");
        london.ExactText(Instant.FromUtc(2026, 10, 25, 1, 30)).ShouldBe("Sunday 25 October at 01:30, the second time the clocks show it");
        london.ExactText(Instant.FromUtc(2026, 10, 25, 2, 0)).ShouldBe("Sunday 25 October at 02:00");
        london.Read("2026-10-25T01:30").ShouldBe((Instant.FromUtc(2026, 10, 25, 1, 30), null));
        london.Read("2027-03-28T01:30").Rejection!.Reason.ShouldContain("the clocks go from 28 March 2027, 01:00 straight to 28 March 2027, 02:00");
        london.Read("tomorrow").Rejection!.Code.ShouldBe("time-is-not-one");
    }

    private static EventTold Tell(string type, string? payload, string actor = "admin", long version = 1) => EventInWords.Of(
        new EventToTell(type, actor, version, Ben, "Ben Carter", payload is null ? null : JsonDocument.Parse(payload).RootElement), Context);
}
