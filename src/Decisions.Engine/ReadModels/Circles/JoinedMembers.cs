using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Engine.ReadModels.Circles;

/// <summary>Which of some have joined the community and are not suspended, and since when?</summary>
public sealed class JoinedMembers(ReadModelDatabase database)
{
    private const string Sql = """
        select s.member, s.joined_at from {read}.standing s
         where s.community = $1 and s.member = any ($2) and s.standing = 'joined' and s.to_index = 9223372036854775807
        """;

    public async Task<IReadOnlyDictionary<MemberId, Instant>> Since(CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [members.Select(member => member.Value).ToArray()], row => (Member: row.Id<MemberId>(0), Since: row.Instant(1)), cancel);
        return rows.Value.ToDictionary(row => row.Member, row => row.Since);
    }
}
