using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Which ballot stands when a member votes in two ways, where that is not simply the last.</summary>
/// <param name="Order">
/// Ways, the one that goes before the others first; 'web' stands for these pages and for other applications. What is not
/// named comes after them. Of two ballots that came by ways of one place, the last stands.
/// </param>
public sealed record Precedence(ImmutableArray<Channel> Order)
{
    /// <summary>The ways that can be put in order.</summary>
    public static ImmutableArray<Channel> Ways { get; } = [Channel.Web, Channel.Paper, Channel.Room, Channel.Phone];

    /// <summary>The way that a channel is: voting oneself is one way, with whatever program.</summary>
    public static Channel WayOf(Channel channel) => Ways.Contains(channel) ? channel : Channel.Web;

    /// <summary>Whether a ballot that comes gives way to the one that stands.</summary>
    public bool GivesWay(Channel comes, Channel stands) => PlaceOf(comes) > PlaceOf(stands);

    public bool Equals(Precedence? other) => other is not null && Order.AsSpan().SequenceEqual(other.Order.AsSpan());

    public override int GetHashCode() => Order.IsDefaultOrEmpty ? 0 : HashCode.Combine(Order.Length, Order[0]);

    private int PlaceOf(Channel channel) => Order.IndexOf(WayOf(channel)) is >= 0 and var place ? place : Order.Length;
}
