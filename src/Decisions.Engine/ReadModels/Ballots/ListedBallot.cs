using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.ReadModels.Ballots;

/// <summary>A ballot that stands, as it is listed.</summary>
/// <param name="Name">Null when nobody gave a name, or it has been erased.</param>
/// <param name="Version">The version of the ballot's stream.</param>
/// <param name="Choice">Null where the question did not ask how members voted.</param>
/// <param name="Reason">Null where none was given, or the question did not ask how members voted.</param>
public sealed record ListedBallot(
    MemberId MemberId, string? Name, long Version, Choice? Choice, string? Reason, Channel Channel, Instant FirstCastAt,
    Instant ChangedAt)
{
    /// <summary>How often it was changed or taken back since it was first cast.</summary>
    public long Changes => Version - 1;

    internal const string Columns =
        "b.member, v.name, b.version, b.choice, b.reason, b.channel, b.first_cast_at, b.changed_at";

    internal const string Tables = """
        {read}.ballot b left join decisions.person v on v.community = b.community and v.member = b.member
        """;

    internal static ListedBallot Of(NpgsqlDataReader row, int at, bool withChoice) => new(
        row.Id<MemberId>(at), row.TextOrNull(at + 1), row.GetInt64(at + 2),
        withChoice ? row.Json<Choice>(at + 3) : null, withChoice ? row.TextOrNull(at + 4) : null,
        row.Word<Channel>(at + 5), row.Instant(at + 6), row.Instant(at + 7));
}
