using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says whether and how members may vote by proxy.</summary>
public static class ProxiesInWords
{
    public const string None = "No proxies: members vote themselves.";

    public static string Of(ProxyTerms terms) => string.Join(' ', Sentences(terms));

    /// <summary>The same, one sentence at a time.</summary>
    public static ImmutableArray<string> Sentences(ProxyTerms terms) =>
    [
        $"You may appoint another member as your proxy, who speaks for {English.Number(terms.MostHeld)} {(terms.MostHeld == 1 ? "member" : "members")} at the most.",
        terms.Instructions switch
        {
            ProxyInstructions.Required => "You say how you vote, and nothing else can be cast for you.",
            ProxyInstructions.None => "Your proxy decides how to vote for you.",
            _ => "You say how you vote, and nothing else can be cast for you; or you leave it to your proxy.",
        },
        .. terms.StandingDelegation
            ? ["You may also let a member vote for you until you take that back, wherever you neither vote nor appoint a proxy."]
            : ImmutableArray<string>.Empty,
        "If you vote yourself, your own vote counts.",
    ];
}
