using System.Text.Json.Serialization;

namespace Decisions.Domain.Actions;

/// <summary>Names an action.</summary>
[JsonConverter(typeof(IdJsonConverter<ActionId>))]
public readonly record struct ActionId(Guid Value) : IId<ActionId>
{
    public static ActionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
