using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Proposals;

namespace Decisions.Server.Pages.Words;

/// <summary>By which ways the votes of a round came.</summary>
public static class CameInWords
{
    /// <param name="ways">Null where the record does not say.</param>
    /// <returns>Nothing where all came online, as anybody would think.</returns>
    public static string Of(ImmutableArray<WayCount>? ways) =>
        ways is not { IsDefaultOrEmpty: false } all || all is [{ Way: Channel.Web }]
            ? ""
            : $"Of the votes, {string.Join(", ", all.Select((each, at) => $"{(at > 0 && at == all.Length - 1 ? "and " : "")}{StatusInWords.Number(each.Ballots)} came {Way(each.Way)}"))}.";

    private static string Way(Channel way) => way switch
    {
        Channel.Paper => "on paper",
        Channel.Room => "in the room",
        Channel.Phone => "by telephone",
        _ => "online",
    };
}
