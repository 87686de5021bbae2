using System.Text.Json.Serialization;

namespace Decisions.Domain.Meetings;

/// <summary>Names one item of a meeting's agenda.</summary>
[JsonConverter(typeof(IdJsonConverter<AgendaItemId>))]
public readonly record struct AgendaItemId(Guid Value) : IId<AgendaItemId>
{
    public static AgendaItemId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
