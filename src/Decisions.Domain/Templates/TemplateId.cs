using System.Text.Json.Serialization;

namespace Decisions.Domain.Templates;

/// <summary>Names a template of a community, however often it is saved anew.</summary>
[JsonConverter(typeof(IdJsonConverter<TemplateId>))]
public readonly record struct TemplateId(Guid Value) : IId<TemplateId>
{
    public static TemplateId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
