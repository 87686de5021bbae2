using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Proposals;

/// <summary>Where a proposal is.</summary>
[JsonConverter(typeof(WordJsonConverter<ProposalStatus>))]
public enum ProposalStatus
{
    /// <summary>Being written; no round has opened.</summary>
    [JsonStringEnumMemberName("draft")] Draft,

    /// <summary>Voting opens by itself at a stated moment; no round has opened before.</summary>
    [JsonStringEnumMemberName("scheduled")] Scheduled,

    /// <summary>Agreement is sought in a consent round, in which nobody gives a position just now.</summary>
    [JsonStringEnumMemberName("seekingAgreement")] SeekingAgreement,

    /// <summary>Members may vote.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Voting is over, and the result has not been declared yet.</summary>
    [JsonStringEnumMemberName("closed")] Closed,

    /// <summary>Decided: carried, or an option chosen.</summary>
    [JsonStringEnumMemberName("carried")] Carried,

    /// <summary>Decided: not carried.</summary>
    [JsonStringEnumMemberName("lost")] Lost,

    /// <summary>Too few took part. Another round may open.</summary>
    [JsonStringEnumMemberName("noQuorum")] NoQuorum,

    /// <summary>What members think is known, and nothing was decided. Another round may open.</summary>
    [JsonStringEnumMemberName("gathered")] Gathered,

    /// <summary>Carried, and not decided before a second vote has confirmed it.</summary>
    [JsonStringEnumMemberName("toBeConfirmed")] ToBeConfirmed,

    /// <summary>Carried, and not confirmed in time: nothing was decided.</summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,

    /// <summary>Taken back.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}
