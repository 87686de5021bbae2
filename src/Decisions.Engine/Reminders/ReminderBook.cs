using Dapper;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.Reminders;

/// <summary>Which reminder of which round a member got.</summary>
public readonly record struct ReminderKey(CommunityId Community, RoundId Round, MemberId Member);

/// <summary>The tables of who was reminded and who does not want to be: personal data, kept apart from the events.</summary>
public sealed class ReminderBook(NpgsqlDataSource source)
{
    private const string ThisOne = "community = @community and round = @round and member = @member";

    private static readonly Duration LongestPause = Duration.FromMinutes(30);

    /// <summary>Whether a member gets reminders: everyone does who has not switched them off.</summary>
    public async Task<bool> IsOn(CommunityId community, MemberId member, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select not exists (select from decisions.reminders_off where community = @community and member = @member)",
            new { community = community.Value, member = member.Value }, cancellationToken: cancel));
    }

    /// <summary>Switches a member's reminders on or off; the same again changes nothing.</summary>
    public async Task Switch(CommunityId community, MemberId member, bool on, Instant now, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            on
                ? "delete from decisions.reminders_off where community = @community and member = @member"
                : "insert into decisions.reminders_off (community, member, since) values (@community, @member, @now) on conflict do nothing",
            new { community = community.Value, member = member.Value, now = now.ToDateTimeUtc() }, cancellationToken: cancel));
    }

    /// <summary>
    /// Takes it upon oneself to send a reminder. One node gets the answer yes, once, and again only after it was put off.
    /// </summary>
    public async Task<bool> Claim(ReminderKey key, Instant now, CancellationToken cancel) => await Run("""
        insert into decisions.reminder (community, round, member, claimed_at) values (@community, @round, @member, @now)
        on conflict (community, round, member) do update
          set claimed_at = @now, again_at = null, failure = null, tries = reminder.tries + 1
        where reminder.sent_at is null and reminder.again_at <= @now
        """, key, now, null, cancel) == 1;

    /// <summary>Gives a claim up of which nothing was sent: whom it is about has voted meanwhile, or wants none.</summary>
    public Task Drop(ReminderKey key, CancellationToken cancel) =>
        Run($"delete from decisions.reminder where {ThisOne} and sent_at is null", key, default, null, cancel);

    public Task MarkSent(ReminderKey key, Instant now, CancellationToken cancel) =>
        Run($"update decisions.reminder set sent_at = @now, failure = null where {ThisOne}", key, now, null, cancel);

    /// <summary>Puts a reminder off that the mail server does not take now, each time for longer.</summary>
    public Task PutOff(ReminderKey key, string reason, Instant now, CancellationToken cancel) => Run(
        $"update decisions.reminder set failure = @reason, again_at = @now + least(power(2, least(tries, 20) - 1) * interval '1 minute', @pause) where {ThisOne}",
        key, now, reason, cancel);

    /// <summary>Keeps that a reminder never will be sent.</summary>
    public Task GiveUp(ReminderKey key, string reason, CancellationToken cancel) =>
        Run($"update decisions.reminder set failure = @reason where {ThisOne}", key, default, reason, cancel);

    /// <summary>
    /// Those that were begun before an instant and of which nobody knows whether they were sent, since a server ended in between.
    /// Each is answered once, to one node, and never sent again.
    /// </summary>
    public async Task<IReadOnlyList<ReminderKey>> Lost(Instant before, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(Guid Community, Guid Round, Guid Member)>(new CommandDefinition("""
            update decisions.reminder set failure = 'perhaps sent'
             where sent_at is null and again_at is null and failure is null and claimed_at < @before
            returning community, round, member
            """,
            new { before = before.ToDateTimeUtc() }, cancellationToken: cancel));
        return [.. rows.Select(row => new ReminderKey(new CommunityId(row.Community), new RoundId(row.Round), new MemberId(row.Member)))];
    }

    private async Task<int> Run(string sql, ReminderKey key, Instant now, string? reason, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                community = key.Community.Value, round = key.Round.Value, member = key.Member.Value, now = now.ToDateTimeUtc(), reason,
                pause = LongestPause.ToTimeSpan(),
            },
            cancellationToken: cancel));
    }
}
