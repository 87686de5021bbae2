using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Proxies;

namespace Decisions.Server.Pages.Words;

/// <summary>Says in a line who speaks for a member in an open vote, and for whom they speak.</summary>
public static class SpokenForInWords
{
    /// <param name="hasVoted">Whether a ballot of the member's stands: then nobody is to vote for them any more.</param>
    public static string Of(IEnumerable<StandingProxy> proxies, MemberId member, bool hasVoted)
    {
        var all = proxies.ToList();
        List<string> words = [];
        if (!hasVoted && all.Find(proxy => proxy.Member == member) is { } own)
            words.Add($"{PersonInWords.Of(own.Holder, own.HolderName)} speaks for you, unless you vote yourself.");
        if (all.Where(proxy => proxy.Holder == member).Select(proxy => PersonInWords.Of(proxy.Member, proxy.MemberName)).ToList() is { Count: > 0 } held)
            words.Add($"You speak for {string.Join(", ", held)}.");
        return string.Join(" ", words);
    }
}
