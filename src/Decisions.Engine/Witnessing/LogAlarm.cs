using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Engine.Witnessing;

/// <summary>How a log was found not to continue what it once was.</summary>
[JsonConverter(typeof(WordJsonConverter<LogAlarmKind>))]
public enum LogAlarmKind
{
    /// <summary>A witness has seen more of it than there is.</summary>
    [JsonStringEnumMemberName("setBack")] SetBack,

    /// <summary>What a witness saw is not how it begins.</summary>
    [JsonStringEnumMemberName("changed")] Changed,

    /// <summary>The server itself does not sign it, as it does not continue what it signed last.</summary>
    [JsonStringEnumMemberName("notSigned")] NotSigned,
}

/// <summary>That a log was found to be set back or changed.</summary>
/// <param name="Source">Who found it: a witness's key, or <see cref="LogAlarms.Server"/>.</param>
/// <param name="Ours">How many events the log held.</param>
/// <param name="Theirs">How many the source had seen; 0 where it does not say.</param>
/// <param name="Fault">The server's own words, where it is the source.</param>
/// <param name="EndedAt">When it was so no more; null while it is.</param>
public sealed record LogAlarm(
    string Source, LogAlarmKind Kind, long Ours, long Theirs, string? Fault, Instant Since, Instant? EndedAt);
