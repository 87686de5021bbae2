using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Draws;

/// <summary>How a member who was drawn stands.</summary>
[JsonConverter(typeof(WordJsonConverter<DrawnStanding>))]
public enum DrawnStanding
{
    /// <summary>There is a place for them, and they have not answered.</summary>
    [JsonStringEnumMemberName("asked")] Asked,
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("declined")] Declined,

    /// <summary>They step in where one of those before them declines.</summary>
    [JsonStringEnumMemberName("reserve")] Reserve,
}

/// <summary>A draw as its events leave it.</summary>
/// <param name="Order">Empty until the seed is published.</param>
public sealed record Draw(
    DrawAnnounced Said, string? Seed, ImmutableArray<MemberId> Order, ImmutableArray<MemberId> Accepted, ImmutableArray<MemberId> Declined, bool IsWithdrawn)
{
    public DrawId Id => Said.DrawId;

    /// <summary>Those for whom there is a place: the first of the order who have not declined.</summary>
    public IEnumerable<MemberId> Panel => Order.Where(member => !Declined.Contains(member)).Take(Said.Places);

    public DrawnStanding StandingOf(MemberId member) =>
        Declined.Contains(member) ? DrawnStanding.Declined
        : !Panel.Contains(member) ? DrawnStanding.Reserve
        : Accepted.Contains(member) ? DrawnStanding.Accepted
        : DrawnStanding.Asked;

    public static Draw Create(DrawAnnounced e) => new(e, Seed: null, [], [], [], IsWithdrawn: false);

    public Draw Apply(SeedPublished e) => this with { Seed = e.Seed };

    public Draw Apply(PanelDrawn e) => this with { Order = e.Order };

    public Draw Apply(PlaceAccepted e) => this with { Accepted = Accepted.Add(e.MemberId) };

    public Draw Apply(PlaceDeclined e) => this with { Declined = Declined.Add(e.MemberId), Accepted = Accepted.Remove(e.MemberId) };

    public Draw Apply(DrawWithdrawn _) => this with { IsWithdrawn = true };

    public static Draw? Fold(Draw? state, IDrawEvent @event) => @event switch
    {
        DrawAnnounced e => Create(e),
        SeedPublished e => state!.Apply(e),
        PanelDrawn e => state!.Apply(e),
        PlaceAccepted e => state!.Apply(e),
        PlaceDeclined e => state!.Apply(e),
        DrawWithdrawn e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
