using System.Text.Json.Serialization;

namespace Decisions.Domain.Serialization;

/// <summary>
/// An enumeration as the words that its members name, and as nothing else: System.Text.Json's own converter also
/// takes any number, so that 7 would become an answer that is neither yes nor no.
/// </summary>
public sealed class WordJsonConverter<TEnum>() : JsonStringEnumConverter<TEnum>(namingPolicy: null, allowIntegerValues: false)
    where TEnum : struct, Enum;
