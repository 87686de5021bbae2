using System.Reflection;
using NodaTime;

namespace Decisions.Server.Api.ProblemTypes;

/// <summary>Data to show a kind of refusal with: by the parameter's name where a sentence says it, else any of its type.</summary>
internal static class ExampleData
{
    private static readonly Dictionary<string, object> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Field"] = "title",
        ["Length"] = 240,
        ["Limit"] = 200,
        ["Position"] = 7,
        ["Place"] = 2,
        ["Count"] = 240,
        ["Numerator"] = 3,
        ["Denominator"] = 2,
        ["Value"] = 240L,
        ["Least"] = 0L,
        ["Most"] = 200L,
        ["Revision"] = 1,
        ["VotedOn"] = 2,
        ["Name"] = "Second oven",
        ["Email"] = "ada@hillstreet",
        ["TimeZone"] = "Hill Street",
        ["Needed"] = "the secretary",
        ["Path"] = "$.closesAt",
        ["Fault"] = "a time is written as RFC 3339 with its offset.",
        ["Header"] = "If-Match",
        ["Parameter"] = "limit",
        ["Wanted"] = "invited",
    };

    public static object? For(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (ByName.TryGetValue(parameter.Name!, out var named))
        {
            if (type.IsInstanceOfType(named))
                return named;
            if (type.IsPrimitive && named is IConvertible)
                return Convert.ChangeType(named, type, System.Globalization.CultureInfo.InvariantCulture);
        }
        return type == typeof(string) ? parameter.Name!.ToLowerInvariant()
            : type == typeof(Instant) ? Instant.FromUtc(2026, 11, 21, 18, 0)
            : type == typeof(IReadOnlyList<string>) ? (string[])["GET", "HEAD"]
            : type.IsEnum ? Enum.GetValues(type).GetValue(1)
            : Activator.CreateInstance(type);
    }
}
