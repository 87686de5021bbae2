using System.Text.Json.Serialization;

namespace Decisions.Domain.Rules;

/// <summary>Names a decision rule of a community, through all of its versions.</summary>
[JsonConverter(typeof(IdJsonConverter<RuleId>))]
public readonly record struct RuleId(Guid Value) : IId<RuleId>
{
    public static RuleId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
