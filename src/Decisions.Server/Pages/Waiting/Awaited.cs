using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Waiting;

/// <summary>Something that waits for a member, or that they have promised and is near.</summary>
/// <param name="For">What it waits for, in a sentence.</param>
/// <param name="Address">The page on which they do it.</param>
public sealed record Awaited(string Title, string For, string Address);

/// <summary>One kind of what can wait for a member: the home page asks each.</summary>
public interface IAwaitsMember
{
    /// <param name="page">The page on which it is told.</param>
    Task<ImmutableArray<Awaited>> Of(CommunityPage page, MemberId member, CancellationToken cancel);
}
