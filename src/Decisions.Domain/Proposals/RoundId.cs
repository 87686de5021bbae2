using System.Text.Json.Serialization;

namespace Decisions.Domain.Proposals;

/// <summary>Names one round of voting on one revision of a proposal.</summary>
[JsonConverter(typeof(IdJsonConverter<RoundId>))]
public readonly record struct RoundId(Guid Value) : IId<RoundId>
{
    public static RoundId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
