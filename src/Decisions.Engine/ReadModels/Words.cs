using System.Collections.Frozen;
using System.Text.Json;
using Decisions.Domain.Serialization;

namespace Decisions.Engine.ReadModels;

/// <summary>The words that the members of an enumeration are stored as: in the tables the same as in events.</summary>
public static class Words<TEnum> where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Written = Enum.GetValues<TEnum>().ToFrozenDictionary(
        value => value, value => JsonSerializer.SerializeToElement(value, StoredJson.Options).GetString()!);

    private static readonly FrozenDictionary<string, TEnum> Read =
        Written.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(TEnum value) => Written[value];

    /// <summary>Every word, in the order of the enumeration.</summary>
    public static IEnumerable<string> All => Enum.GetValues<TEnum>().Select(Of);

    public static bool TryParse(string word, out TEnum value) => Read.TryGetValue(word, out value);

    public static TEnum Parse(string word) => Read[word];
}
