using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Ballots;

/// <summary>What two tellers enter alike before it counts.</summary>
[JsonConverter(typeof(WordJsonConverter<EntryField>))]
public enum EntryField
{
    [JsonStringEnumMemberName("revision")] Revision,
    [JsonStringEnumMemberName("choice")] Choice,
    [JsonStringEnumMemberName("channel")] Channel,
    [JsonStringEnumMemberName("evidence")] Evidence,
    [JsonStringEnumMemberName("inFavour")] InFavour,
    [JsonStringEnumMemberName("against")] Against,
    [JsonStringEnumMemberName("abstained")] Abstained,
}

/// <summary>
/// In what tellers differ. Each is told that and no more: who knew what another had read would read the same, and the second
/// pair of eyes would be none.
/// </summary>
internal static class EntryFields
{
    public static ImmutableArray<EntryField> Of(params ReadOnlySpan<(EntryField Field, bool Differs)> all)
    {
        var differing = ImmutableArray.CreateBuilder<EntryField>();
        foreach (var (field, differs) in all)
            if (differs)
                differing.Add(field);
        return differing.ToImmutable();
    }

    public static bool IsSameEvidence(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
