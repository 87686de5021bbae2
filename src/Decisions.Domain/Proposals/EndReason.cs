using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Proposals;

/// <summary>What a rule ends voting for.</summary>
[JsonConverter(typeof(WordJsonConverter<EndReason>))]
public enum EndReason
{
    /// <summary>Whatever the members who have not voted do, the verdict stays: those who have voted are taken to keep their votes.</summary>
    [JsonStringEnumMemberName("verdictCertain")] VerdictCertain,

    /// <summary>Voting had been prolonged for want of a quorum, and the quorum is reached.</summary>
    [JsonStringEnumMemberName("quorumReached")] QuorumReached,

    /// <summary>Everyone who takes part in the consent round has given a position.</summary>
    [JsonStringEnumMemberName("everyoneSignalled")] EveryoneSignalled,
}
