using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Draws;

/// <summary>How a member who was drawn stands.</summary>
[JsonConverter(typeof(WordJsonConverter<DrawnStanding>))]
public enum DrawnStanding
{
    /// <summary>There is a place for them, and they have not answered.</summary>
    [JsonStringEnumMemberName("asked")] Asked,
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("declined")] Declined,

    /// <summary>They could not take their place, or did not answer in time.</summary>
    [JsonStringEnumMemberName("passedOn")] PassedOn,

    /// <summary>They step in where one of those before them does not take the place.</summary>
    [JsonStringEnumMemberName("reserve")] Reserve,
}

/// <summary>How far a draw has come.</summary>
[JsonConverter(typeof(WordJsonConverter<DrawStatus>))]
public enum DrawStatus
{
    /// <summary>Its seed is not published.</summary>
    [JsonStringEnumMemberName("announced")] Announced,

    /// <summary>The same, and the seed can be known: it is to be published.</summary>
    [JsonStringEnumMemberName("due")] Due,
    [JsonStringEnumMemberName("drawn")] Drawn,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}

/// <summary>That a draw was withdrawn.</summary>
/// <param name="At">Null where it is not known when.</param>
public sealed record DrawWithdrawal(Instant? At, string Reason);

/// <summary>Since when a member has been asked; null where it is not known.</summary>
public sealed record AskedMember(MemberId Member, Instant? At);

/// <summary>A draw as its events leave it.</summary>
/// <param name="Order">Empty until the seed is published.</param>
/// <param name="Withdrawal">Null unless it was withdrawn.</param>
public sealed record Draw(
    DrawAnnounced Said, string? Seed, ImmutableArray<MemberId> Order, ImmutableArray<MemberId> Accepted, ImmutableArray<MemberId> Declined,
    DrawWithdrawal? Withdrawal)
{
    /// <summary>Those whose place was passed on.</summary>
    public ImmutableArray<MemberId> PassedOn { get; init; } = [];

    /// <summary>Why members declined a place, where they said so, and why places were passed on.</summary>
    public ImmutableDictionary<MemberId, string> Reasons { get; init; } = ImmutableDictionary<MemberId, string>.Empty;

    /// <summary>Everyone for whom there is or was a place.</summary>
    public ImmutableArray<AskedMember> Asked { get; init; } = [];

    public DrawId Id => Said.DrawId;

    public bool IsWithdrawn => Withdrawal is not null;

    /// <summary>Whether it waits for its seed.</summary>
    public bool IsWaiting => Seed is null && !IsWithdrawn;

    public DrawStatus StatusAt(Instant now) =>
        IsWithdrawn ? DrawStatus.Withdrawn
        : Seed is not null ? DrawStatus.Drawn
        : now > Said.SeedAt ? DrawStatus.Due
        : DrawStatus.Announced;

    /// <summary>Those for whom there is a place: the first of the order who have neither declined it nor had it passed on.</summary>
    public IEnumerable<MemberId> Panel => Order.Where(member => !Declined.Contains(member) && !PassedOn.Contains(member)).Take(Said.Places);

    /// <summary>Until when a member who is asked has to answer, before their place may be passed on; null where no time is stated.</summary>
    public Instant? AnswerUntil(MemberId member) =>
        Said.AnswerDays > 0 && Asked.FirstOrDefault(each => each.Member == member)?.At is { } asked ? asked + Duration.FromHours(24 * Said.AnswerDays) : null;

    public DrawnStanding StandingOf(MemberId member) =>
        Declined.Contains(member) ? DrawnStanding.Declined
        : PassedOn.Contains(member) ? DrawnStanding.PassedOn
        : !Panel.Contains(member) ? DrawnStanding.Reserve
        : Accepted.Contains(member) ? DrawnStanding.Accepted
        : DrawnStanding.Asked;

    public static Draw Create(DrawAnnounced e) => new(e, Seed: null, [], [], [], Withdrawal: null);

    public Draw Apply(SeedPublished e) => this with { Seed = e.Seed };

    public Draw Apply(PanelDrawn e) => this with { Order = e.Order };

    public Draw Apply(PlaceAccepted e) => this with { Accepted = Accepted.Add(e.MemberId) };

    public Draw Apply(PlaceDeclined e) => this with { Declined = Declined.Add(e.MemberId), Accepted = Accepted.Remove(e.MemberId), Reasons = e.Reason is null ? Reasons : Reasons.SetItem(e.MemberId, e.Reason) };

    public Draw Apply(PlacePassedOn e) => this with { PassedOn = PassedOn.Add(e.MemberId), Accepted = Accepted.Remove(e.MemberId), Reasons = Reasons.SetItem(e.MemberId, e.Reason) };

    public Draw Apply(DrawWithdrawn e) => Apply(e, at: null);

    private Draw Apply(DrawWithdrawn e, Instant? at) => this with { Withdrawal = new(at, e.Reason) };

    public static Draw? Fold(Draw? state, IDrawEvent @event) => FoldAt(state, @event, at: null);

    /// <param name="at">When the event landed, by the record.</param>
    public static Draw? FoldAt(Draw? state, IDrawEvent @event, Instant? at) => Happened(state, @event, at).Asking(at);

    /// <summary>Whoever there is a place for from now on has been asked since now.</summary>
    private Draw Asking(Instant? at) => this with
    {
        Asked = Asked.AddRange(Panel.Where(member => Asked.All(each => each.Member != member)).Select(member => new AskedMember(member, at))),
    };

    private static Draw Happened(Draw? state, IDrawEvent @event, Instant? at) => @event switch
    {
        DrawAnnounced e => Create(e),
        SeedPublished e => state!.Apply(e),
        PanelDrawn e => state!.Apply(e),
        PlaceAccepted e => state!.Apply(e),
        PlaceDeclined e => state!.Apply(e),
        PlacePassedOn e => state!.Apply(e),
        DrawWithdrawn e => state!.Apply(e, at),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
