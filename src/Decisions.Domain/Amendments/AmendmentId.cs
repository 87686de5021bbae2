using System.Text.Json.Serialization;

namespace Decisions.Domain.Amendments;

/// <summary>Names an amendment, through every wording of it.</summary>
[JsonConverter(typeof(IdJsonConverter<AmendmentId>))]
public readonly record struct AmendmentId(Guid Value) : IId<AmendmentId>
{
    public static AmendmentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
