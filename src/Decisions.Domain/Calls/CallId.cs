using System.Text.Json.Serialization;

namespace Decisions.Domain.Calls;

/// <summary>Names a call for volunteers.</summary>
[JsonConverter(typeof(IdJsonConverter<CallId>))]
public readonly record struct CallId(Guid Value) : IId<CallId>
{
    public static CallId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
