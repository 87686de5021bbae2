using System.Diagnostics;
using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Members;

/// <summary>How a member stands.</summary>
[JsonConverter(typeof(WordJsonConverter<Standing>))]
public enum Standing
{
    [JsonStringEnumMemberName("invited")] Invited,
    [JsonStringEnumMemberName("joined")] Joined,
    [JsonStringEnumMemberName("suspended")] Suspended,
    [JsonStringEnumMemberName("left")] Left,
}

/// <summary>A membership as its events leave it.</summary>
public sealed record Member(MemberId Id, Standing Standing)
{
    public static Member Create(MemberInvited e) => new(e.MemberId, Standing.Invited);

    public Member Apply(MemberInvited _) => this with { Standing = Standing.Invited };

    public Member Apply(MemberJoined _) => this with { Standing = Standing.Joined };

    public Member Apply(MemberSuspended _) => this with { Standing = Standing.Suspended };

    public Member Apply(MemberReinstated _) => this with { Standing = Standing.Joined };

    public Member Apply(MemberLeft _) => this with { Standing = Standing.Left };

    public static Member? Fold(Member? state, IMemberEvent @event) => @event switch
    {
        MemberInvited e => state is null ? Create(e) : state.Apply(e),
        MemberJoined e => state!.Apply(e),
        MemberSuspended e => state!.Apply(e),
        MemberReinstated e => state!.Apply(e),
        MemberLeft e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
