using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Words;

/// <summary>A rule in a sentence: what carries.</summary>
public static class RuleInShort
{
    private const int WhatCarries = 1;

    public static string Of(DecisionRule terms) => RuleInWords.Of(terms)[WhatCarries];
}
