using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

/// <summary>How long before its close a rule has members reminded of a vote.</summary>
public sealed class ReminderHoursTests
{
    [Fact]
    public void It_is_none_or_up_to_thirty_days()
    {
        foreach (var hours in new int?[] { null, 0, 1, 720 })
            Refusal(hours).ShouldBeNull();
        Refusal(-1).ShouldBe(new NumberIsOutOfRange("reminderHours", -1, 0, 720));
        Refusal(721).ShouldBe(new NumberIsOutOfRange("reminderHours", 721, 0, 720));
    }

    [Theory]
    [InlineData(0, "Nobody is reminded by mail to vote.")]
    [InlineData(1, "Whoever has not voted is reminded once by mail, 1 hour before voting closes, if this server sends mail and they have not switched reminders off.")]
    [InlineData(48, "Whoever has not voted is reminded once by mail, 2 days before voting closes, if this server sends mail and they have not switched reminders off.")]
    public void The_rule_says_so_in_words(int hours, string words) =>
        RuleInWords.Of(YesNo with { ReminderHours = hours }).Except(RuleInWords.Of(YesNo)).ShouldHaveSingleItem().ShouldBe(words);

    [Theory]
    [InlineData(null, 36, "As is usual on this server.", "Once, 36 hours before voting closes.")]
    [InlineData(24, 0, "Once, 1 day before voting closes.", "None.")]
    public void What_changes_is_told(int? from, int? to, string was, string @is) =>
        RuleDifference.Of(YesNo with { ReminderHours = from }, YesNo with { ReminderHours = to }).ShouldHaveSingleItem().ShouldBe(new TermChange("Reminders", was, @is));

    [Fact]
    public void The_vote_that_confirms_another_is_reminded_of_alike() =>
        (Confirmed with { ReminderHours = 12 }).ForConfirmation().ReminderHours.ShouldBe(12);

    private static Rejection? Refusal(int? hours) => AdoptRule.Decide(null, new AdoptRule(Ordinary, YesNo with { ReminderHours = hours })).Rejection;
}
