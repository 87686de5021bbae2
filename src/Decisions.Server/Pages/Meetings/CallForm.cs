using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Meetings;

/// <summary>What is filled in to call a meeting.</summary>
/// <param name="BeginsAt">By the community's clock.</param>
/// <param name="Before">The time appointed before, or null: one left as it was stands to the second, though a form holds minutes.</param>
public sealed record CallForm(string Title, string Text, string BeginsAt, CommunityTime Times, NodaTime.Instant? Before)
{
    public (CallMeeting? Command, Rejection? Rejection) Read(MeetingId id)
    {
        if (Before is { } before && Times.ToTyped(before) == BeginsAt)
            return (new CallMeeting(id, Title, Text, before), null);
        var (at, rejection) = Times.Read(BeginsAt);
        return rejection is null ? (new CallMeeting(id, Title, Text, at!.Value), null) : (null, rejection);
    }
}
