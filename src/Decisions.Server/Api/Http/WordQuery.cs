using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Serialization;
using Decisions.Engine.ReadModels;

namespace Decisions.Server.Api.Http;

/// <summary>Reads words out of a query: the same as in JSON, and no numbers or other spellings.</summary>
internal static class WordQuery
{
    /// <summary>The values that a parameter, which may be repeated, names; or which it could name.</summary>
    public static (ImmutableArray<TEnum> Values, Rejection? Malformed) Read<TEnum>(string parameter, string[]? words)
        where TEnum : struct, Enum
    {
        var values = ImmutableArray.CreateBuilder<TEnum>();
        foreach (var word in words ?? [])
        {
            if (!Words<TEnum>.TryParse(word, out var value))
                return ([], new QueryIsMalformed(parameter, $"Use one of {string.Join(", ", Words<TEnum>.All)}; repeat the parameter for several."));
            values.Add(value);
        }
        return (values.ToImmutable(), null);
    }
}
