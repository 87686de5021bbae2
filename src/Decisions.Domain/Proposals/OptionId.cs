using System.Text.Json.Serialization;

namespace Decisions.Domain.Proposals;

/// <summary>Names one option of a proposal that members choose among or rank.</summary>
[JsonConverter(typeof(IdJsonConverter<OptionId>))]
public readonly record struct OptionId(Guid Value) : IId<OptionId>
{
    public static OptionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
