using System.Text.Json.Serialization;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>When a vote is to be held, as it is stated before.</summary>
/// <param name="OpensAt">Voting opens at this instant or later.</param>
/// <param name="ClosesAt">Ballots are in time up to and including this instant.</param>
/// <param name="RecordAt">The record date: whoever is entitled then may vote. Null where that is as voting opens.</param>
public sealed record StatedVote(
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant OpensAt,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant ClosesAt,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant? RecordAt = null)
{
    /// <summary>
    /// The last instant at which a vote opens by itself that no server opened in time: half of its time is left then. With less,
    /// members who were told of a week would find a day.
    /// </summary>
    [JsonIgnore]
    public Instant LastOpening => StoredInstant.NotAfter(OpensAt + ((ClosesAt - OpensAt) / 2));

    /// <summary>The same in instants that can be stored.</summary>
    internal StatedVote Kept() => new(
        StoredInstant.NotAfter(OpensAt), StoredInstant.NotAfter(ClosesAt), RecordAt is { } record ? StoredInstant.NotAfter(record) : null);

    /// <summary>Why a vote cannot be held so under a rule, or null.</summary>
    internal Rejection? Check(RecordDate recordDate) =>
        ClosesAt <= OpensAt ? new VoteClosesBeforeItOpens(OpensAt, ClosesAt) : CheckRecord(recordDate, RecordAt, OpensAt);

    /// <summary>Why a record date does not fit a rule and an opening, or null.</summary>
    internal static Rejection? CheckRecord(RecordDate recordDate, Instant? recordAt, Instant opensAt) => (recordDate, recordAt) switch
    {
        (RecordDate.Stated, null) => new RecordDateIsMissing(),
        (RecordDate.Opening, not null) => new RecordDateIsNotAsked(),
        (_, { } at) when at > opensAt => new RecordDateIsAfterOpening(at, opensAt),
        _ => null,
    };
}
