using System.Text.Json.Serialization;

namespace Decisions.Domain.Members;

/// <summary>Names a member of a community without naming the person: the pseudonym that events carry.</summary>
[JsonConverter(typeof(IdJsonConverter<MemberId>))]
public readonly record struct MemberId(Guid Value) : IId<MemberId>
{
    public static MemberId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
