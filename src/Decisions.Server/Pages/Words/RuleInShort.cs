using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Words;

/// <summary>A rule in a few sentences: what carries, which seats are kept, and how many must take part.</summary>
public static class RuleInShort
{
    private const int WhatCarries = 1;

    public static string Of(DecisionRule terms) =>
        string.Join(' ', [RuleInWords.Of(terms)[WhatCarries], .. RuleInWords.KeptSeats(terms.Method), .. RuleInWords.WhoMustTakePart(terms), .. RuleInWords.WhatElseIsNeeded(terms)]);
}
