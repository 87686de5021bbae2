using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.ConsentRounds;

/// <summary>The members who can be named to do something, by name.</summary>
internal static class JoinedMembers
{
    private const int Most = 1_000;

    public static async Task<ImmutableArray<(MemberId Id, string Name)>> Of(CommunityPage page, MembersOf members, CancellationToken cancel) =>
    [
        .. (await members.Ask(page.Id, [Standing.Joined], null, Most, cancel)).Value.Items
            .Select(member => (member.Id, Name: PersonInWords.Of(member.Id, member.Name)))
            .OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
