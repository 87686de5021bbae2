using System.Text.Json.Serialization;

namespace Decisions.Domain.Meetings;

/// <summary>Names a meeting, through all of its sittings.</summary>
[JsonConverter(typeof(IdJsonConverter<MeetingId>))]
public readonly record struct MeetingId(Guid Value) : IId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
