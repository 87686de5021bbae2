using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Proxies;

/// <summary>That one member speaks for another in the vote that is open.</summary>
public sealed record StandingProxy(ProposalId ProposalId, MemberId Member, string? MemberName, MemberId Holder, string? HolderName);

/// <summary>
/// In these votes, who speaks for me, and for whom do I? Proxies that have lapsed are left out. One for the meeting that a vote is
/// held at stands behind one for that decision alone.
/// </summary>
public sealed class ProxiesOfMine(ReadModelDatabase database)
{
    private const string Sql = """
        with alone as (
          select x.community, x.proposal, x.member, x.holder from {read}.proxy x
            join {read}.proposal d on d.community = x.community and d.id = x.proposal and d.rule_id = x.rule and d.rule_version = x.rule_version
             and (d.round_revision = x.revision or (x.on_later_text and x.revision < d.round_revision))
           where x.community = $1 and x.proposal = any ($3))
        select x.proposal, x.member, pm.name, x.holder, ph.name from (
            select * from alone
            union all
            select m.community, d.id, m.member, m.holder from {read}.meeting_proxy m
              join {read}.proposal d on d.community = m.community and d.proxy_meeting = m.meeting
             where m.community = $1 and d.id = any ($3)
               and not exists (select 1 from alone a where a.proposal = d.id and a.member = m.member)) x
          left join decisions.person pm on pm.community = x.community and pm.member = x.member
          left join decisions.person ph on ph.community = x.community and ph.member = x.holder
         where x.member = $2 or x.holder = $2
         order by x.proposal, pm.name, x.member
        """;

    public async Task<ImmutableArray<StandingProxy>> Ask(
        CommunityId community, MemberId member, IEnumerable<ProposalId> proposals, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [member.Value, proposals.Select(proposal => proposal.Value).ToArray()],
            row => new StandingProxy(row.Id<ProposalId>(0), row.Id<MemberId>(1), row.TextOrNull(2), row.Id<MemberId>(3), row.TextOrNull(4)), cancel);
        return [.. rows.Value];
    }
}
