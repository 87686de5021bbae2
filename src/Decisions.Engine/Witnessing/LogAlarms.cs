using System.Collections.Immutable;
using Dapper;
using Decisions.Domain.Serialization;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.Witnessing;

/// <summary>The alarms about logs: kept in the database, so that every node shows them until it is so no more.</summary>
public sealed class LogAlarms(NpgsqlDataSource source)
{
    /// <summary>The source of what the server itself found.</summary>
    public const string Server = "server";

    /// <summary>Keeps that a source finds a log set back or changed; what it found before about it is replaced. A
    /// witness that is named no longer has no say.</summary>
    public async Task Raise(
        Guid community, string from, LogAlarmKind kind, long ours, long theirs, string? fault, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into decisions.log_alarm (community, source, kind, ours, theirs, fault)
            select @community, @from, @kind, @ours, @theirs, @fault
             where @from = @Server or exists (select from decisions.witness where community = @community and key = @from and named)
            on conflict (community, source) where ended_at is null
            do update set kind = excluded.kind, ours = excluded.ours, theirs = excluded.theirs, fault = excluded.fault
            """,
            new { community, from, kind = Words<LogAlarmKind>.Of(kind), ours, theirs, fault, Server }, cancellationToken: cancel));
    }

    /// <summary>Keeps that it is so no more, as far as a source can tell. Answers whether it was.</summary>
    public async Task<bool> End(Guid community, string from, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            "update decisions.log_alarm set ended_at = now() where community = @community and source = @from and ended_at is null",
            new { community, from }, cancellationToken: cancel)) > 0;
    }

    /// <summary>The communities about whose log a source has an alarm now.</summary>
    public async Task<IReadOnlyList<Guid>> OpenFrom(string from, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<Guid>(new CommandDefinition(
            "select community from decisions.log_alarm where source = @from and ended_at is null", new { from }, cancellationToken: cancel))];
    }

    /// <summary>What alarms there are now about a community's log; mostly none.</summary>
    public Task<ImmutableArray<LogAlarm>> Open(Guid community, CancellationToken cancel) => Ask(community, "and ended_at is null", cancel);

    /// <summary>Every alarm that there was about a community's log, the newest first.</summary>
    public Task<ImmutableArray<LogAlarm>> All(Guid community, CancellationToken cancel) => Ask(community, "", cancel);

    private async Task<ImmutableArray<LogAlarm>> Ask(Guid community, string which, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(string Source, string Kind, long Ours, long Theirs, string? Fault, DateTime Since, DateTime? EndedAt)>(
            new CommandDefinition(
                $"select source, kind, ours, theirs, fault, since, ended_at from decisions.log_alarm where community = @community {which} order by since desc limit 100",
                new { community }, cancellationToken: cancel));
        return
        [
            .. rows.Select(row => new LogAlarm(
                row.Source, Words<LogAlarmKind>.Parse(row.Kind), row.Ours, row.Theirs, row.Fault, Instant.FromDateTimeUtc(row.Since),
                row.EndedAt is { } ended ? Instant.FromDateTimeUtc(ended) : null)),
        ];
    }
}
