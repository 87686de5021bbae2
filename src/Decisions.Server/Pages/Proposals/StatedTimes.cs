using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Pages.Proposals;

/// <summary>The times of a vote and of the one that confirms it, as a form holds them: by the community's clock.</summary>
public sealed record StatedTimes(string OpensAt, string ClosesAt, string RecordAt, string SecondOpensAt, string SecondClosesAt, string SecondRecordAt)
{
    public static StatedTimes Empty { get; } = new("", "", "", "", "", "");

    public static StatedTimes Read(IFormCollection form) => new(
        form["opensAt"].ToString(), form["closesAt"].ToString(), form["recordAt"].ToString(), form["secondOpensAt"].ToString(),
        form["secondClosesAt"].ToString(), form["secondRecordAt"].ToString());

    /// <summary>The record date, null where none is filled in; or that it is none.</summary>
    public (Instant? At, Rejection? Rejection) Record(CommunityTime times) => Optional(RecordAt, times);

    /// <summary>The vote, or that a time of it is none.</summary>
    public (StatedVote? Vote, Rejection? Rejection) First(CommunityTime times) => Vote(OpensAt, ClosesAt, RecordAt, times);

    /// <summary>The confirming vote, null where nothing of it is filled in; or that a time of it is none.</summary>
    public (StatedVote? Vote, Rejection? Rejection) Second(CommunityTime times) =>
        SecondOpensAt.Length + SecondClosesAt.Length + SecondRecordAt.Length == 0
            ? (null, null)
            : Vote(SecondOpensAt, SecondClosesAt, SecondRecordAt, times);

    private static (StatedVote?, Rejection?) Vote(string opensAt, string closesAt, string recordAt, CommunityTime times)
    {
        var (record, unreadable) = Optional(recordAt, times);
        var ((opens, noOpening), (closes, noClosing)) = (times.Read(opensAt), times.Read(closesAt));
        return (noOpening ?? noClosing ?? unreadable) is { } rejection
            ? (null, rejection)
            : (new StatedVote(opens!.Value, closes!.Value, record), null);
    }

    private static (Instant?, Rejection?) Optional(string typed, CommunityTime times) =>
        typed.Length == 0 ? (null, null) : times.Read(typed);
}
