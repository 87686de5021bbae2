using System.Text.Json;
using Decisions.Domain;

namespace Decisions.Server.Api.Http;

/// <summary>Reads a request's body, or says in a plain sentence where and why it cannot be read.</summary>
internal static class JsonBody
{
    private const string Unfit = "the value is missing, unknown or of the wrong kind. The API reference at /api describes it.";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static (TBody? Body, Rejection? Rejection) Parse<TBody>(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];
        try
        {
            if (JsonSerializer.Deserialize<TBody>(utf8, ApiJson.Options) is not { } body)
                return (default, new BodyIsMalformed("$", "it is null."));
            return NullInList(utf8) ? (default, new BodyIsMalformed("$", "a list in it holds null.")) : (body, null);
        }
        catch (JsonException fault)
        {
            return (default, new BodyIsMalformed(fault.Path ?? "$", Sentence(fault.Message)));
        }
        catch (MomentIsNoneException fault)
        {
            return (default, fault.Rejection);
        }
        catch (NotSupportedException fault)
        {
            // What has several kinds came without saying which: the serializer's path stands at the end of its message.
            return (default, new BodyIsMalformed(PathIn(fault.Message), "its 'kind' is missing."));
        }
    }

    /// <summary>
    /// Whether an array holds null. No request has such, and the serializer lets it through even where elements are
    /// declared never to be null.
    /// </summary>
    private static bool NullInList(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var isInArray = new Stack<bool>([false]);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                isInArray.Push(reader.TokenType == JsonTokenType.StartArray);
            else if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                isInArray.Pop();
            else if (reader.TokenType == JsonTokenType.Null && isInArray.Peek())
                return true;
        }
        return false;
    }

    /// <summary>The serializer's own words where they are about JSON; where they name .NET types, others.</summary>
    private static string Sentence(string message) =>
        message.Contains("Decisions.", StringComparison.Ordinal) || message.Contains("System.", StringComparison.Ordinal)
            ? Unfit
            : message.Split(" Path: ")[0];

    private static string PathIn(string message) =>
        message.Split("Path: ") is [_, var rest, ..] ? rest.Split(" | ")[0].TrimEnd('.') : "$";
}
