using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Auditing;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Server.Api.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Api.Auditing;

/// <summary>Which events of a timeline a request asks for; each may be left out.</summary>
public readonly record struct AuditQuery(
    [property: FromQuery(Name = "person")] string? Person, [property: FromQuery(Name = "decision")] string? Decision,
    [property: FromQuery(Name = "type")] string[]? Type, [property: FromQuery(Name = "channel")] string? Channel,
    [property: FromQuery(Name = "from")] string? From, [property: FromQuery(Name = "to")] string? To,
    [property: FromQuery(Name = "notice")] string[]? Notice)
{
    /// <summary>The words for all notices, of a kind or one by one.</summary>
    public static IEnumerable<string> NoticeWords => [.. Words<NoticeKind>.All, .. Words<Notice>.All];

    /// <summary>The filter, or why there is none.</summary>
    public (TimelineFilter Filter, Rejection? Malformed) Read()
    {
        if (Person is not (null or "system" or "admin" or "auditor") && !Guid.TryParseExact(Person, "D", out _))
            return Not("person", "Use a member's id, or 'system', 'admin' or 'auditor'.");
        Guid decision = default;
        if (Decision is not null && !Guid.TryParseExact(Decision, "D", out decision))
            return Not("decision", "Use the id of a proposal.");
        if (Type is { } types && types.FirstOrDefault(type => !TimelineTypes.All.Contains(type)) is not null)
            return Not("type", $"Use one of {string.Join(", ", TimelineTypes.All)}; repeat the parameter for several.");
        Channel channel = default;
        if (Channel is not null && !Words<Channel>.TryParse(Channel, out channel))
            return Not("channel", $"Use one of {string.Join(", ", Words<Channel>.All)}.");
        if (!TryInstant(From, out var from))
            return Not("from", "Send a time as RFC 3339 has it: 2026-11-21T09:30:00Z.");
        if (!TryInstant(To, out var to))
            return Not("to", "Send a time as RFC 3339 has it: 2026-11-21T09:30:00Z.");
        if (ReadNotices(Notice) is not { } notices)
            return Not("notice", $"Use one of {string.Join(", ", NoticeWords)}; repeat the parameter for several.");
        return (new TimelineFilter(
            Person?.ToLowerInvariant(), Decision is null ? null : new ProposalId(decision), [.. Type ?? []],
            Channel is null ? null : channel, from, to, notices), null);
    }

    /// <summary>Notices by their words, or by those of their kinds; null where a word is neither.</summary>
    public static ImmutableArray<Notice>? ReadNotices(string[]? words)
    {
        HashSet<Notice> notices = [];
        foreach (var word in words ?? [])
            if (Words<Notice>.TryParse(word, out var notice))
                notices.Add(notice);
            else if (Words<NoticeKind>.TryParse(word, out var kind))
                notices.UnionWith(Enum.GetValues<Notice>().Where(each => Notices.KindOf(each) == kind));
            else
                return null;
        return [.. notices.Order()];
    }

    private static bool TryInstant(string? text, out Instant? instant)
    {
        instant = null;
        if (text is null)
            return true;
        try
        {
            instant = JsonSerializer.Deserialize<Instant>(JsonSerializer.SerializeToUtf8Bytes(text), ApiJson.Options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static (TimelineFilter, Rejection) Not(string parameter, string wanted) =>
        (TimelineFilter.All, new QueryIsMalformed(parameter, wanted));
}
