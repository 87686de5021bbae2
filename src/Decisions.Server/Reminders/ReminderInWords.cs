using Decisions.Engine.Reminders;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Reminders;

/// <summary>The mail that reminds of a vote: what, until when and where, and how to get no more. No choice, no count, nothing to track.</summary>
/// <param name="url">The address at which people reach the server, without a slash at its end.</param>
public sealed class ReminderInWords(string url)
{
    public Mail Of(Reminder reminder)
    {
        var times = new CommunityTime(DateTimeZoneProviders.Tzdb[reminder.TimeZone], reminder.Now);
        var home = $"{url}/c/{reminder.Community}";
        return new Mail(
            reminder.Email,
            $"{reminder.CommunityName}: {reminder.Title}",
            $"""
            Hello {reminder.Person.Name},

            {reminder.CommunityName} is deciding on this, and you have not voted yet:

            {reminder.Title}

            Voting is open until {times.ExactText(reminder.ClosesAt)} ({times.ZoneName} time).

            Read it and vote here:
            {home}/decisions/{reminder.Proposal}

            This is the only reminder of this vote. If you want none, switch them off here:
            {home}/reminders

            """.ReplaceLineEndings("\r\n"),
            new Uri($"{home}/reminders"));
    }
}
