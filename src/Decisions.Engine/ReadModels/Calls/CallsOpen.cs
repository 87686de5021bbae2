using System.Collections.Immutable;
using Decisions.Domain.Calls;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Engine.ReadModels.Calls;

/// <summary>An open call with places left, and the decision that it helps with. Its words are in its stream.</summary>
/// <param name="Title">The decision's.</param>
/// <param name="PlacesLeft">Those of members who have left or are suspended among them.</param>
public sealed record OpenCall(CallId Id, ProposalId ProposalId, string Title, string? Topic, int PlacesLeft, Instant? At, long MadeIndex);

/// <summary>Which calls for volunteers have places left? The newest first.</summary>
public sealed class CallsOpen(ReadModelDatabase database)
{
    private const string Open = """
        {read}.call c
          join {read}.action a on a.community = c.community and a.id = c.action and a.status = 'open'
          join {read}.proposal d on d.community = c.community and d.id = c.proposal
          cross join lateral (
            select c.places - count(*) as places from {read}.standing t
             where t.community = c.community and t.member = any (c.volunteers) and t.to_index = 9223372036854775807 and t.standing = 'joined') l
        """;

    private const string Sql = $"""
        select c.id, c.proposal, d.title, d.topic, l.places, c.at, c.made_index from {Open}
         where c.community = $1 and not c.closed and (c.at is null or c.at >= $2) and l.places > 0 and c.made_index < $6
           and ($3 = '' or $3 = any (c.skills)) and ($4 = '' or c.venue in ($4, 'either')) and ($5 = '' or d.topic = $5)
         order by c.made_index desc limit $7
        """;

    private const string SkillsSql = $"""
        select distinct unnest(c.skills) from {Open}
         where c.community = $1 and not c.closed and (c.at is null or c.at >= $2) and l.places > 0 order by 1
        """;

    /// <param name="skill">Only calls that name this skill, in upper or lower case; all when null or empty.</param>
    /// <param name="venue">Only calls that can be answered there; all when null.</param>
    /// <param name="topic">Only of decisions of this topic; all when null or empty.</param>
    /// <param name="before">Where the page before ended: an <see cref="OpenCall.MadeIndex"/>.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Fresh<Page<OpenCall, long>>> Ask(
        CommunityId community, string? skill, Venue? venue, string? topic, Instant now, long? before, int limit, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql,
            [
                now.ToDateTimeUtc(), (skill ?? "").Trim().ToLowerInvariant(), venue is null or Venue.Either ? "" : Words<Venue>.Of(venue.Value),
                (topic ?? "").Trim(), before ?? long.MaxValue, limit + 1,
            ],
            row => new OpenCall(
                row.Id<CallId>(0), row.Id<ProposalId>(1), row.GetString(2), row.TextOrNull(3), (int)row.GetInt64(4), row.InstantOrNull(5), row.GetInt64(6)),
            cancel);
        return new(Page<OpenCall, long>.Of(rows.Value, limit, each => each.MadeIndex), rows.NextIndex);
    }

    /// <summary>The skills that such calls name.</summary>
    public async Task<ImmutableArray<string>> Skills(CommunityId community, Instant now, CancellationToken cancel) =>
        [.. (await database.Rows(community, SkillsSql, [now.ToDateTimeUtc()], row => row.GetString(0), cancel)).Value];
}
