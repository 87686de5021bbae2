using System.Text.Json.Serialization;

namespace Decisions.Domain.Communities;

/// <summary>Names a community: also the tenant that its events are stored under.</summary>
[JsonConverter(typeof(IdJsonConverter<CommunityId>))]
public readonly record struct CommunityId(Guid Value) : IId<CommunityId>
{
    public static CommunityId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
