using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Redactions;
using Decisions.Domain.Serialization;
using Npgsql;

namespace Decisions.Engine.ReadModels.Ballots;

/// <summary>Keeps what each member voted last in each round.</summary>
internal sealed class BallotReadModel : IReadModel
{
    private const string InsertSql = """
        insert into {read}.ballot
               (community, round, member, proposal, version, choice, reason, channel, proxy, first_cast_at, changed_at)
        select $1, n.round, n.member, n.proposal, n.version, n.choice, n.reason, n.channel, n.proxy, n.first_cast_at, n.changed_at
          from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                 as n (round, member, proposal, version, choice, reason, channel, proxy, first_cast_at, changed_at)
        """;

    private const string UpdateSql = """
        update {read}.ballot b
           set version = n.version, choice = n.choice, reason = n.reason, channel = n.channel, proxy = n.proxy, changed_at = n.changed_at
          from unnest($2, $3, $4, $5, $6, $7, $8, $9) as n (round, member, version, choice, reason, channel, proxy, changed_at)
         where b.community = $1 and b.round = n.round and b.member = n.member
        """;

    private const string KeepSql = """
        update {read}.ballot b set version = n.version from unnest($2, $3, $4) as n (round, member, version)
         where b.community = $1 and b.round = n.round and b.member = n.member
        """;

    private const string RedactSql = """
        update {read}.ballot b set reason = n.reason
          from unnest($2, $3, $4, $5) as n (round, member, version, reason)
         where b.community = $1 and b.round = n.round and b.member = n.member and b.version = n.version
        """;

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        Dictionary<(Guid Round, Guid Member), BallotRow> rows = [];
        foreach (var fact in page.Facts)
            if (fact.Event is IBallotEvent)
                BallotRow.Fold(rows, fact);
        await Insert(page.Community, [.. rows.Values.Where(row => row.FirstCastAt is not null)], transaction);
        await Update(page.Community, [.. rows.Values.Where(row => row is { FirstCastAt: null, Keeps: false })], transaction);
        await Keep(page.Community, [.. rows.Values.Where(row => row.Keeps)], transaction);
        await Redact(page, transaction);
    }

    private static Task Insert(Guid community, BallotRow[] rows, PageTransaction transaction) => rows.Length == 0
        ? Task.CompletedTask
        : transaction.Execute(
            InsertSql, community, Of(rows, row => row.Round), Of(rows, row => row.Member), Of(rows, row => row.Proposal),
            Of(rows, row => row.Version), Choices(rows), Of(rows, row => row.Reason),
            Of(rows, row => Words<Channel>.Of(row.Channel)), Of(rows, row => row.Proxy), Of(rows, row => row.FirstCastAt!.Value.ToDateTimeUtc()),
            Of(rows, row => row.ChangedAt.ToDateTimeUtc()));

    private static Task Update(Guid community, BallotRow[] rows, PageTransaction transaction) => rows.Length == 0
        ? Task.CompletedTask
        : transaction.Execute(
            UpdateSql, community, Of(rows, row => row.Round), Of(rows, row => row.Member), Of(rows, row => row.Version),
            Choices(rows), Of(rows, row => row.Reason), Of(rows, row => Words<Channel>.Of(row.Channel)), Of(rows, row => row.Proxy),
            Of(rows, row => row.ChangedAt.ToDateTimeUtc()));

    private static Task Keep(Guid community, BallotRow[] rows, PageTransaction transaction) => rows.Length == 0
        ? Task.CompletedTask
        : transaction.Execute(
            KeepSql, community, Of(rows, row => row.Round), Of(rows, row => row.Member), Of(rows, row => row.Version));

    /// <summary>One after the other: of one ballot, words may be taken out twice.</summary>
    private static async Task Redact(LogPage page, PageTransaction transaction)
    {
        foreach (var redacted in page.Facts.Select(fact => fact.Event).OfType<PayloadRedacted>())
        {
            (Guid Round, Guid Member, string? Reason)? ballot = redacted.RemainingEvent() switch
            {
                BallotCast e => (e.RoundId.Value, e.MemberId.Value, e.Reason),
                BallotChanged e => (e.RoundId.Value, e.MemberId.Value, e.Reason),
                _ => null,
            };
            if (ballot is var (round, member, reason))
                await transaction.Execute(
                    RedactSql, page.Community, (Guid[])[round], (Guid[])[member], (long[])[redacted.Version], (string?[])[reason]);
        }
    }

    private static T[] Of<T>(BallotRow[] rows, Converter<BallotRow, T> column) => Array.ConvertAll(rows, column);

    private static NpgsqlParameter Choices(BallotRow[] rows) => ColumnOf.Json(Of(rows, row => row.Choice));
}
