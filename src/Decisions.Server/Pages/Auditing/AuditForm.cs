using System.Collections.Immutable;
using System.Text;
using Decisions.Domain;
using Decisions.Domain.Auditing;
using Decisions.Domain.Serialization;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Server.Api.Auditing;
using Decisions.Server.Api.Http;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Auditing;

/// <summary>What a reader of the audit has chosen; whatever is empty leaves all. Days are the community's own.</summary>
/// <param name="To">The last day that is asked for.</param>
/// <param name="Notice">'all' for whatever needs a look, or a kind of it.</param>
public sealed record AuditForm(
    string? Person, string? Decision, string? Type, string? Channel, string? From, string? To, string? Notice)
{
    public const string AllNotices = "all";

    public static ImmutableArray<(string Value, string Words)> Channels { get; } =
        [.. Enum.GetValues<Channel>().Select(channel => (Words<Channel>.Of(channel), ChannelInWords.Of(channel)))];

    public static ImmutableArray<(string Value, string Words)> Notices { get; } =
    [
        (AllNotices, "Only what does"), .. Enum.GetValues<NoticeKind>().Select(kind => (Words<NoticeKind>.Of(kind), NoticeInWords.Of(kind))),
    ];

    /// <summary>What an address says of it.</summary>
    public static AuditForm Of(IQueryCollection query)
    {
        return new(Word("person"), Word("decision"), Word("type"), Word("channel"), Word("from"), Word("to"), Word("notice"));

        string? Word(string name) => query[name].ToString().Trim() is { Length: > 0 } word ? word : null;
    }

    public bool IsEmpty => this == new AuditForm(null, null, null, null, null, null, null);

    /// <summary>The filter, or why there is none.</summary>
    public (TimelineFilter Filter, Rejection? Malformed) Read(CommunityTime times)
    {
        var (from, to) = (times.DayFromTyped(From), times.DayFromTyped(To, daysAfter: 1));
        if (From is not null && from is null)
            return (TimelineFilter.All, new QueryIsMalformed("from", "Choose a day, such as 2026-11-24."));
        if (To is not null && to is null)
            return (TimelineFilter.All, new QueryIsMalformed("to", "Choose a day, such as 2026-11-24."));
        var (filter, malformed) = new AuditQuery(
            Person, Decision, Type is null ? null : [Type], Channel, null, null,
            Notice is null ? null : Notice == AllNotices ? [.. AuditQuery.NoticeWords] : [Notice]).Read();
        return (filter with { From = from, To = to }, malformed);
    }

    /// <summary>The same as the query of an address, with more.</summary>
    public string Query(params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in new[]
                 {
                     ("person", Person), ("decision", Decision), ("type", Type), ("channel", Channel), ("from", From), ("to", To), ("notice", Notice),
                 })
            Add(name, value);
        foreach (var (name, value) in more)
            Add(name, value);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
