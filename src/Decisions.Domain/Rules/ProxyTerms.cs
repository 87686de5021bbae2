using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Rules;

/// <summary>Whether a member who appoints a proxy says how they vote.</summary>
[JsonConverter(typeof(WordJsonConverter<ProxyInstructions>))]
public enum ProxyInstructions
{
    /// <summary>The member may say how they vote, or leave it to the holder.</summary>
    [JsonStringEnumMemberName("optional")] Optional,

    /// <summary>The member says how they vote: no holder decides for another.</summary>
    [JsonStringEnumMemberName("required")] Required,

    /// <summary>The holder always decides.</summary>
    [JsonStringEnumMemberName("none")] None,
}

/// <summary>That members may vote by proxy, and how.</summary>
/// <param name="MostHeld">How many members one holder may speak for in one decision.</param>
/// <param name="StandingDelegation">
/// Whether a member may also let another vote for them until revoked, wherever they neither vote nor appoint a proxy; not unless it
/// is said.
/// </param>
public sealed record ProxyTerms(
    int MostHeld, ProxyInstructions Instructions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool StandingDelegation = false)
{
    /// <summary>What the model articles of worker co-operatives have: five for each holder, instructed or free.</summary>
    public static ProxyTerms Usual { get; } = new(5, ProxyInstructions.Optional);
}
