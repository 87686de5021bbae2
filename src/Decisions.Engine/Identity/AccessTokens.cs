using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.Identity;

/// <summary>What a key opens and for how long.</summary>
public enum TokenKind
{
    /// <summary>A program's key: sent with every request.</summary>
    Bearer,

    /// <summary>A link that signs a person in, once.</summary>
    Link,

    /// <summary>A browser that has signed in.</summary>
    Session,
}

/// <summary>An issued key, without its secret.</summary>
/// <param name="HasLeft">Whether its member has left the community since: then it opens nothing, also if they come back.</param>
/// <param name="IsSuspended">Whether its member is suspended now.</param>
public sealed record IssuedToken(
    Guid Id, TokenKind Kind, CommunityId? Community, MemberId? Member, ImmutableArray<Role> Roles, string? Label,
    Instant CreatedAt, Instant? ExpiresAt, Instant? UsedAt, Instant? RevokedAt, bool HasLeft, bool IsSuspended);

/// <summary>Issues, checks and revokes keys. A secret is shown once; only its SHA-256 is kept.</summary>
public sealed class AccessTokens(NpgsqlDataSource source, IClock clock)
{
    /// <summary>
    /// Whoever has left holds no key any more, from the event on and also when they come back; whoever is suspended keeps
    /// theirs, with less that it opens. Asked of the member's own stream, since no read model may lag behind here and
    /// no crash may leave a key in force.
    /// </summary>
    private const string Columns = """
        id, kind, community, member, roles, label, created_at, expires_at, used_at, revoked_at,
        exists (
          select from decisions.mt_events e
           where e.tenant_id = access_token.community::text and e.stream_id = 'member/' || access_token.member
             and e.version > access_token.member_at and e.type = 'member_left') as has_left,
        coalesce((
          select e.type = 'member_suspended' from decisions.mt_events e
           where e.tenant_id = access_token.community::text and e.stream_id = 'member/' || access_token.member
           order by e.version desc limit 1), false) as is_suspended
        """;

    /// <summary>Issues a key for an actor and answers its secret.</summary>
    /// <param name="link">The link that a session is opened with, if it is with one.</param>
    public async Task<(Guid Id, string Secret)> Issue(
        TokenKind kind, Actor actor, Duration? lifetime, string? label, CancellationToken cancel, Guid? link = null)
    {
        var id = Guid.CreateVersion7();
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetCurrentInstant();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into decisions.access_token
                   (id, kind, secret_hash, community, member, member_at, link, roles, label, created_at, expires_at)
            values (@id, @kind, @hash, @community, @member,
                    coalesce((select version from decisions.mt_streams
                               where tenant_id = @community::text and id = 'member/' || @member), 0),
                    @link, @roles, @label, @created, @expires)
            """,
            new
            {
                id,
                kind = Text(kind),
                hash = Hash(secret),
                community = actor.Community?.Value,
                member = actor.Member?.Value,
                link,
                roles = actor.Roles.Select(Text).ToArray(),
                label,
                created = now.ToDateTimeUtc(),
                expires = lifetime is { } span ? (now + span).ToDateTimeUtc() : (DateTime?)null,
            },
            cancellationToken: cancel));
        return (id, secret);
    }

    /// <summary>Issues each of these members a one-time link to read, propose and vote; answers the secrets in their order.</summary>
    public async Task<IReadOnlyList<string>> IssueLinks(
        CommunityId community, IReadOnlyCollection<MemberId> members, Duration lifetime, string label, CancellationToken cancel)
    {
        string[] secrets = [.. members.Select(_ => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)))];
        var now = clock.GetCurrentInstant();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into decisions.access_token
                   (id, kind, secret_hash, community, member, member_at, roles, label, created_at, expires_at)
            select n.id, @kind, n.hash, @community, n.member,
                   coalesce((select version from decisions.mt_streams
                              where tenant_id = @community::text and id = 'member/' || n.member), 0),
                   @roles, @label, @created, @expires
              from unnest(@ids, @hashes, @members) as n (id, hash, member)
            """,
            new
            {
                ids = secrets.Select(_ => Guid.CreateVersion7()).ToArray(),
                kind = Text(TokenKind.Link),
                hashes = secrets.Select(Hash).ToArray(),
                community = community.Value,
                members = members.Select(member => member.Value).ToArray(),
                roles = new[] { Text(Role.Member) },
                label,
                created = now.ToDateTimeUtc(),
                expires = (now + lifetime).ToDateTimeUtc(),
            },
            cancellationToken: cancel));
        return secrets;
    }

    /// <summary>Who a secret of this kind is a key for, or null when it is none, or is used up, expired or revoked.</summary>
    public async Task<Actor?> Check(TokenKind kind, string secret, CancellationToken cancel) =>
        (await Find("secret_hash = @hash and kind = @kind", new { hash = Hash(secret), kind = Text(kind) }, cancel))
            .FirstOrDefault(IsGood) is { } token
            ? ActorOf(token)
            : null;

    /// <summary>Uses a one-time link: it answers its actor, and the link's id, to exactly one caller.</summary>
    public async Task<(Actor Actor, Guid Link)?> Redeem(string secret, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"""
            update decisions.access_token set used_at = @now
             where secret_hash = @hash and kind = 'link' and used_at is null and revoked_at is null
               and (expires_at is null or expires_at > @now)
            returning {Columns}
            """,
            new { hash = Hash(secret), now = clock.GetCurrentInstant().ToDateTimeUtc() }, cancellationToken: cancel));
        return rows.Select(ToToken).FirstOrDefault() is { HasLeft: false } token ? (ActorOf(token), token.Id) : null;
    }

    /// <summary>Every key of a community, or every server key, browsers that are signed in too; newest first.</summary>
    public Task<IReadOnlyList<IssuedToken>> List(CommunityId? community, CancellationToken cancel) => Find(
        "community is not distinct from @community order by created_at desc",
        new { community = community?.Value }, cancel);

    /// <summary>
    /// Revokes a key, and a link's session with it; false when there is no such key, or all of it was revoked before.
    /// </summary>
    public async Task<bool> Revoke(Guid id, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            "update decisions.access_token set revoked_at = @now where (id = @id or link = @id) and revoked_at is null",
            new { id, now = clock.GetCurrentInstant().ToDateTimeUtc() }, cancellationToken: cancel)) > 0;
    }

    /// <summary>Ends a browser's session.</summary>
    public async Task EndSession(string secret, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            "update decisions.access_token set revoked_at = @now where secret_hash = @hash and revoked_at is null",
            new { hash = Hash(secret), now = clock.GetCurrentInstant().ToDateTimeUtc() }, cancellationToken: cancel));
    }

    private bool IsGood(IssuedToken token) =>
        token.RevokedAt is null && token.UsedAt is null && !token.HasLeft &&
        (token.ExpiresAt is not { } expires || clock.GetCurrentInstant() < expires);

    private static Actor ActorOf(IssuedToken token) => new(token.Community, token.Member, token.Roles, token.IsSuspended);

    private async Task<IReadOnlyList<IssuedToken>> Find(string condition, object parameters, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from decisions.access_token where {condition}", parameters, cancellationToken: cancel));
        return [.. rows.Select(ToToken)];
    }

    private static IssuedToken ToToken(Row row) => new(
        row.Id, Enum.Parse<TokenKind>(row.Kind, ignoreCase: true),
        row.Community is { } community ? new CommunityId(community) : null,
        row.Member is { } member ? new MemberId(member) : null,
        [.. row.Roles.Select(role => Enum.Parse<Role>(role, ignoreCase: true))],
        row.Label, ToInstant(row.Created_at)!.Value, ToInstant(row.Expires_at), ToInstant(row.Used_at), ToInstant(row.Revoked_at),
        row.Has_left, row.Is_suspended);

    private static Instant? ToInstant(DateTime? time) =>
        time is { } at ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;

    private static string Text<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public Guid? Community { get; init; }
        public Guid? Member { get; init; }
        public string[] Roles { get; init; } = [];
        public string? Label { get; init; }
        public DateTime Created_at { get; init; }
        public DateTime? Expires_at { get; init; }
        public DateTime? Used_at { get; init; }
        public DateTime? Revoked_at { get; init; }
        public bool Has_left { get; init; }
        public bool Is_suspended { get; init; }
    }
}
