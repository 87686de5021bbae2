using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Members;

/// <summary>The members whom a form offers to choose from: all of them where they are few, and else whom a search finds.</summary>
/// <param name="Find">What was looked for; empty where nothing was.</param>
/// <param name="Listed">By name.</param>
/// <param name="NotListed">How many more there are.</param>
public sealed record MemberChoice(string Find, ImmutableArray<(MemberId Id, string Name)> Listed, long NotListed)
{
    /// <summary>As many as one scrolls through on a phone.</summary>
    public const int Most = 100;

    /// <summary>The field of a form, or of an address, that says whom somebody looks for.</summary>
    public const string Field = "find";

    public static MemberChoice None { get; } = new("", [], 0);

    /// <summary>Whether a search is of any use.</summary>
    public bool HasSearch => Find.Length > 0 || NotListed > 0;

    /// <summary>What is looked for: in a form, or in the address that leads to it.</summary>
    public static string Asked(HttpRequest request, int place = 0)
    {
        var typed = request.HasFormContentType ? request.Form[Field] : request.Query[Field];
        return place < typed.Count ? typed[place]!.Trim() : "";
    }
}

/// <summary>Looks up whom a form offers.</summary>
public sealed class MemberChoices(MembersFound members)
{
    /// <param name="except">Whom the form does not offer, such as the reader.</param>
    public async Task<MemberChoice> Ask(CommunityId community, string find, ImmutableArray<MemberId> except, CancellationToken cancel)
    {
        var (found, count) = (await members.Ask(community, find, [Standing.Joined], except, MemberChoice.Most, cancel)).Value;
        return new(find, [.. found.Select(member => (member.Id, PersonInWords.Of(member.Id, member.Name)))], count - found.Length);
    }
}
