using System.Diagnostics;
using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;
using NodaTime;

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
    /// <summary>When the unbroken membership began, through suspensions and their ends; null for one who is no member, or where it does not matter.</summary>
    public Instant? JoinedAt { get; init; }

    public static Member Create(MemberInvited e) => new(e.MemberId, Standing.Invited);

    public Member Apply(MemberInvited _) => this with { Standing = Standing.Invited };

    public Member Apply(MemberJoined _) => this with { Standing = Standing.Joined };

    public Member Apply(MemberSuspended _) => this with { Standing = Standing.Suspended };

    public Member Apply(MemberReinstated _) => this with { Standing = Standing.Joined };

    public Member Apply(MemberLeft _) => this with { Standing = Standing.Left, JoinedAt = null };

    /// <summary>The same for an event that has not landed, or of which it does not matter when it did.</summary>
    public static Member? Fold(Member? state, IMemberEvent @event) => FoldAt(state, @event, at: null);

    /// <param name="at">When the event landed, by the record.</param>
    public static Member? FoldAt(Member? state, IMemberEvent @event, Instant? at) => @event switch
    {
        MemberInvited e => state is null ? Create(e) : state.Apply(e),
        MemberJoined e => state!.Apply(e) with { JoinedAt = at },
        MemberSuspended e => state!.Apply(e),
        MemberReinstated e => state!.Apply(e),
        MemberLeft e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
