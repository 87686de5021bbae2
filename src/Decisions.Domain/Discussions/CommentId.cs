using System.Text.Json.Serialization;

namespace Decisions.Domain.Discussions;

/// <summary>Names a comment, through every version of it.</summary>
[JsonConverter(typeof(IdJsonConverter<CommentId>))]
public readonly record struct CommentId(Guid Value) : IId<CommentId>
{
    public static CommentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
