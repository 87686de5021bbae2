using System.Text.Json.Serialization;

namespace Decisions.Domain.Selections;

/// <summary>Names a selection.</summary>
[JsonConverter(typeof(IdJsonConverter<SelectionId>))]
public readonly record struct SelectionId(Guid Value) : IId<SelectionId>
{
    public static SelectionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
