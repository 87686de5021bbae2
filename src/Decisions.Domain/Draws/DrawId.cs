using System.Text.Json.Serialization;

namespace Decisions.Domain.Draws;

/// <summary>Names a draw of a panel.</summary>
[JsonConverter(typeof(IdJsonConverter<DrawId>))]
public readonly record struct DrawId(Guid Value) : IId<DrawId>
{
    public static DrawId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
