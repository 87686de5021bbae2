using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Decisions.Domain.Serialization;

/// <summary>
/// The words that the members of an enumeration are written as, wherever they are written: in events, tables, requests
/// and forms. Each member names its own.
/// </summary>
public static class Words<TEnum> where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Written = Enum.GetValues<TEnum>().ToFrozenDictionary(
        value => value,
        value => typeof(TEnum).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{typeof(TEnum).Name}.{value} names no word."));

    private static readonly FrozenDictionary<string, TEnum> Read =
        Written.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Every word, in the order of the enumeration.</summary>
    public static IEnumerable<string> All => Enum.GetValues<TEnum>().Select(Of);

    public static string Of(TEnum value) => Written[value];

    /// <summary>Reads one word exactly: no number, no list, no other case of letters, no space around it.</summary>
    public static bool TryParse(string? word, out TEnum value)
    {
        value = default;
        return word is not null && Read.TryGetValue(word, out value);
    }

    public static TEnum Parse(string word) => Read[word];
}
