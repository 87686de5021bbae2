using System.Text.Json.Serialization;

namespace Decisions.Domain.ConsentRounds;

/// <summary>Names a question about a proposal.</summary>
[JsonConverter(typeof(IdJsonConverter<QuestionId>))]
public readonly record struct QuestionId(Guid Value) : IId<QuestionId>
{
    public static QuestionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
