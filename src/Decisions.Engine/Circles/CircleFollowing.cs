using Dapper;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.Circles;

/// <summary>The table of who follows which circle without being in it.</summary>
public sealed class CircleFollowing(NpgsqlDataSource source)
{
    public async Task Set(CommunityId community, MemberId member, CircleId circle, bool follows, Instant now, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            follows
                ? "insert into decisions.circle_following (community, member, circle, since) values (@community, @member, @circle, @now) on conflict do nothing"
                : "delete from decisions.circle_following where community = @community and member = @member and circle = @circle",
            new { community = community.Value, member = member.Value, circle = circle.Value, now = now.ToDateTimeUtc() }, cancellationToken: cancel));
    }
}
