using System.Text.Json.Serialization;

namespace Decisions.Domain.Circles;

/// <summary>Names a circle of a community.</summary>
[JsonConverter(typeof(IdJsonConverter<CircleId>))]
public readonly record struct CircleId(Guid Value) : IId<CircleId>
{
    public static CircleId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
