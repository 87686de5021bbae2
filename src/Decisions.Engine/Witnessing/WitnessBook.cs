using Dapper;
using Decisions.Domain.Communities;
using Decisions.Ledger.Notes;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.Witnessing;

/// <summary>What is kept of each witness: whose turn it is, what it cosigned, and why it did not.</summary>
public sealed class WitnessBook(NpgsqlDataSource source)
{
    /// <summary>By the database's clock, which decides whose turn it is.</summary>
    public async Task<Instant> Now(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return Instant.FromDateTimeUtc(await connection.QuerySingleAsync<DateTime>(new CommandDefinition("select now()", cancellationToken: cancel)));
    }

    /// <summary>Logs with a checkpoint up to which nobody has looked up who is named, and its size.</summary>
    public async Task<IReadOnlyList<(Guid Community, long Size)>> NotLookedUp(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<(Guid, long)>(new CommandDefinition("""
            select h.community, c.size
              from decisions.ledger_head h
             cross join lateral (select max(c.size) as size from decisions.log_checkpoint c where c.community = h.community) c
              left join decisions.witnessing w on w.community = h.community
             where c.size is distinct from w.size and c.size is not null
            """, cancellationToken: cancel))];
    }

    /// <summary>Keeps who is named as of a checkpoint. Whoever is named no longer is asked no longer, and has no alarm.</summary>
    public async Task Name(Guid community, long size, IEnumerable<NamedWitness> witnesses, CancellationToken cancel)
    {
        var named = witnesses.ToList();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("""
            with gone as (
              update decisions.witness set named = false where community = @community and named and key <> all (@keys) returning key
            ), ended as (
              update decisions.log_alarm set ended_at = now() where community = @community and ended_at is null and source in (select key from gone)
            ), kept as (
              insert into decisions.witness as w (community, key, url)
              select @community, n.key, n.url from unnest(@keys, @urls) as n (key, url)
              on conflict (community, key) do update set named = true, url = excluded.url, tries = 0, not_before = now()
               where not w.named or w.url <> excluded.url
            )
            insert into decisions.witnessing (community, size) values (@community, @size)
            on conflict (community) do update set size = excluded.size
            """,
            new { community, size, keys = named.Select(each => each.Key).ToArray(), urls = named.Select(each => each.Url).ToArray() },
            cancellationToken: cancel));
    }

    /// <summary>
    /// Takes witnesses whose turn it is, for a minute: there is something new for them, or they were last asked an hour ago
    /// or before this node started.
    /// </summary>
    public async Task<IReadOnlyList<WitnessToAsk>> Take(Instant started, int most, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(Guid Community, string Key, string Url, long Size)>(new CommandDefinition("""
            update decisions.witness t set not_before = now() + interval '1 minute', asked_at = now()
              from (select w.community, w.key
                      from decisions.witness w
                     cross join lateral (select max(c.size) as size from decisions.log_checkpoint c where c.community = w.community) c
                     where w.named and w.not_before <= now() and c.size is not null
                       and (w.size <> c.size or w.asked_at is null or w.asked_at < greatest(@started, now() - interval '1 hour'))
                     order by w.not_before limit @most for update of w skip locked) due
             where t.community = due.community and t.key = due.key
            returning t.community, t.key, t.url, t.size
            """,
            new { started = started.ToDateTimeUtc(), most }, cancellationToken: cancel));
        return [.. rows.Select(row => new WitnessToAsk(row.Community, row.Key, row.Url, row.Size))];
    }

    /// <summary>Keeps the cosignatures of a checkpoint, which have been verified.</summary>
    public async Task Keep(WitnessToAsk asked, long size, IEnumerable<NoteSignature> signatures, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("""
            with line as (
              insert into decisions.cosignature (community, size, key, line) values (@community, @size, @key, @line)
              on conflict (community, size, key) do update set line = excluded.line
            )
            update decisions.witness
               set size = @size, cosigned_at = now(), refusal = null, refused_at = null, tries = 0, not_before = now()
             where community = @community and key = @key
            """,
            // One line is kept for each key: a witness that signs twice over says no more by it.
            new { community = asked.Community, key = asked.Key, size, line = signatures.Last().ToLine() }, cancellationToken: cancel));
    }

    /// <summary>Keeps why a witness did not cosign. It is asked again after a pause that doubles each time, up to a limit.</summary>
    public async Task Refused(WitnessToAsk asked, string words, Duration longest, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("""
            update decisions.witness
               set refusal = @words, refused_at = now(), tries = tries + 1,
                   not_before = now() + least(@longest, interval '1 second' * power(2, least(tries, 12)))
             where community = @community and key = @key
            """,
            new { community = asked.Community, key = asked.Key, words, longest = longest.ToTimeSpan() }, cancellationToken: cancel));
    }
}
