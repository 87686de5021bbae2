using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Circles;

/// <summary>Which circles is a member in, and which do they follow? Whether one of them is closed is not asked here.</summary>
public sealed class CirclesOfMine(ReadModelDatabase database)
{
    private static readonly string Sql = $$"""
        select c.circle, c.is_in from (
          select m.circle, true as is_in from {read}.circle_member m
            join {read}.standing s on s.community = $1 and s.member = $2 and s.standing = 'joined' and s.to_index = 9223372036854775807
           where m.community = $1 and m.member = $2 and m.to_index = 9223372036854775807 and m.since >= s.joined_at
          union all
          select f.circle, false from decisions.circle_following f where f.community = $1 and f.member = $2
        ) c
        """;

    public async Task<Mine> Ask(CommunityId community, MemberId member, CancellationToken cancel)
    {
        var rows = await database.Rows(community, Sql, [member.Value], row => (Circle: new CircleId(row.GetGuid(0)), IsIn: row.GetBoolean(1)), cancel);
        return new Mine(
            [.. rows.Value.Where(row => row.IsIn).Select(row => row.Circle)], [.. rows.Value.Where(row => !row.IsIn).Select(row => row.Circle)]);
    }

    /// <summary>Who is in which circle just now, how many.</summary>
    public sealed record Mine(ImmutableHashSet<CircleId> In, ImmutableHashSet<CircleId> Followed)
    {
        public static Mine None { get; } = new([], []);

        /// <summary>Those whose decisions the member has before them.</summary>
        public ImmutableHashSet<CircleId> All => In.Union(Followed);
    }
}
