using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.FollowThrough;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>A proposal, with its latest round, as the register of decisions lists it.</summary>
/// <param name="Version">The version of its stream.</param>
/// <param name="ProposerName">Null when nobody gave a name, or it has been erased.</param>
/// <param name="Revision">The number of the present revision; title and options are its.</param>
/// <param name="DraftedIndex">Its place in the community's log: the order of the register.</param>
/// <param name="ChangedAt">When its own stream last grew; ballots do not count.</param>
/// <param name="Status">As of the instant that the question named.</param>
/// <param name="Puts">The amendment that the vote on it decides, or null.</param>
/// <param name="Round">Null before the first.</param>
public sealed record ListedDecision(
    ProposalId Id, long Version, string Title, MemberId Proposer, string? ProposerName, int Revision,
    ImmutableArray<Option> Options, Instant DraftedAt, long DraftedIndex, Instant ChangedAt, ProposalStatus Status,
    AmendmentName? Puts, ListedRound? Round)
{
    /// <summary>When voting is to open by itself, where it is scheduled; or null.</summary>
    public Instant? OpensAt { get; init; }

    /// <summary>The topic that it is of, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>The circle that it is with, or null for the whole community.</summary>
    public CircleId? Circle { get; init; }

    /// <summary>Whether members have carried another in its place.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>Where in <see cref="Columns"/> the round begins.</summary>
    internal const int RoundAt = 17;

    internal const string Columns = $"""
        d.id, d.version, d.title, d.proposer, p.name, d.revision, d.options, d.drafted_at, d.drafted_index, d.changed_at,
        {StatusSql.AtSecondParameter}, d.amendment_of, d.amendment_id, d.opens_at, d.topic, d.circle, {InForceSql.IsSuperseded}, {ListedRound.Columns}
        """;

    internal const string Tables = """
        {read}.proposal d left join decisions.person p on p.community = d.community and p.member = d.proposer
        """;

    internal static ListedDecision Of(NpgsqlDataReader row) => new(
        row.Id<ProposalId>(0), row.GetInt64(1), row.GetString(2), row.Id<MemberId>(3), row.TextOrNull(4), row.GetInt32(5),
        row.Json<ImmutableArray<Option>>(6), row.Instant(7), row.GetInt64(8), row.Instant(9), row.Word<ProposalStatus>(10),
        row.IsDBNull(11) ? null : new AmendmentName(row.Id<ProposalId>(11), row.Id<AmendmentId>(12)), ListedRound.Of(row, RoundAt))
    {
        OpensAt = row.Word<ProposalStatus>(10) == ProposalStatus.Scheduled ? row.Instant(13) : null,
        Topic = row.TextOrNull(14),
        Circle = row.IsDBNull(15) ? null : row.Id<CircleId>(15),
        IsSuperseded = row.GetBoolean(16),
    };
}
