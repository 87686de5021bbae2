using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Minutes;

/// <summary>
/// Drafts the minutes of a meeting from the record alone. What is approved is proven by the text: any other wording of the same
/// record is another <see cref="Form"/>, beside this one, by which minutes approved before are still drafted.
/// </summary>
public static class DraftMinutes
{
    /// <summary>
    /// The number of this wording, which approvals name. The first told of every proxy for the proposal, whatever it was for,
    /// and not of what became of the end of voting; the second told nobody's position by name.
    /// </summary>
    public const int Form = 3;

    /// <summary>Whether minutes can be drafted in a form.</summary>
    public static bool Knows(int form) => form is >= 1 and <= Form;

    /// <summary>Whether a form tells by name who stood aside from an agreement, and whose concern is kept with it.</summary>
    public static bool NamesPositions(int form) => form >= 3;

    /// <param name="events">Those of the meeting's stream and of <see cref="MinutesSources"/>, in any order.</param>
    /// <param name="form">In which wording: that of today, or one by which minutes were approved before.</param>
    public static MinutesDraft Of(MeetingId meeting, IEnumerable<MinutedEvent> events, int form = Form)
    {
        if (!Knows(form))
            throw new ArgumentOutOfRangeException(nameof(form), form, "Minutes have no such form.");
        var record = MinutedRecord.Of(meeting, events, form);
        var sections = ImmutableArray.CreateBuilder<MinutesSection>();
        sections.Add(new MinutesSection(MinutesLine.Of("Call"), [.. Call(record)]));
        if (!record.Meeting.Agenda.IsEmpty)
            sections.Add(new MinutesSection(MinutesLine.Of("Agenda"), [.. record.Meeting.Agenda.Select(item => MinutesLine.Of(TitleOf(record, item)))]));
        foreach (var sitting in record.Sittings)
        {
            sections.Add(sitting.Attendance());
            sections.AddRange(record.VotesIn(sitting.Number).Select(vote => vote.Section(record)));
            if (sitting.End() is { } end)
                sections.Add(end);
        }
        if (NotVotedOn(record) is { IsEmpty: false } left)
            sections.Add(new MinutesSection(MinutesLine.Of("Not voted on"), left));
        return new MinutesDraft(meeting, MinutesLine.Of("Minutes of ", record.LastCall), sections.ToImmutable());
    }

    private static IEnumerable<MinutesLine> Call(MinutedRecord record)
    {
        foreach (var (call, i) in record.Calls.Select((call, i) => (call, i)))
            yield return MinutesLine.Of(
                i == 0 ? "The meeting was called on " : "It was called anew on ", call.At, " for ", ((MeetingCalled)call.Event).BeginsAt,
                $", with {Rules.English.Count(((MeetingCalled)call.Event).ClearDays, "clear day", "clear days")} of notice.");
        yield return MinutesLine.Of("Where: ", record.LastCall with { Member = "text" });
    }

    private static ImmutableArray<MinutesLine> NotVotedOn(MinutedRecord record) =>
    [
        .. record.Meeting.Agenda.Where(item => item.ProposalId is { } id && record.Votes.All(vote => vote.Proposal.Id != id))
            .Select(item => MinutesLine.Of(TitleOf(record, item))),
    ];

    private static MinutesPart TitleOf(MinutedRecord record, AgendaItem item) => item.ProposalId is { } id
        ? record.Title(id, record.Votes.LastOrDefault(vote => vote.Proposal.Id == id)?.Round.Revision)
        : record.Heading(item.Id);
}
