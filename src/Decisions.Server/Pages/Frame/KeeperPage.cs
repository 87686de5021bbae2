using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Server.Pages.Frame;

/// <summary>A sign-in link that a secretary hands on.</summary>
/// <param name="Address">Shown once: only its digest is kept.</param>
/// <param name="Words">What to send with it.</param>
/// <param name="StaysHere">Whether it opens on this computer and nowhere else.</param>
public sealed record LinkToHandOn(string Name, string Address, string Words, bool StaysHere);

/// <summary>A page by which the secretary keeps the register of members or the rules.</summary>
public abstract class KeeperPage(PageServices services) : CommunityPage(services)
{
    protected static Duration LinkLifetime { get; } = Duration.FromDays(14);

    protected const string LinkLabel = "handed on by the secretary";

    /// <summary>Whether links that are handed on open on this computer and nowhere else.</summary>
    public bool LinksStayHere => Services.Address.IsLoopback(Request);

    protected override Rejection? Gate() => Permissions.ToKeepMembers(Actor, Id);

    protected string AddressOf(string secret) => $"{Services.Address.Of(Request)}/sign-in/{secret}";

    /// <summary>Issues a one-time link for a member.</summary>
    protected async Task<LinkToHandOn> NewLink(MemberId member, string name, params Role[] roles)
    {
        var (_, secret) = await Services.Tokens.Issue(
            TokenKind.Link, new Actor(Id, member, [.. roles]), LinkLifetime, LinkLabel, Cancel);
        var address = AddressOf(secret);
        return new LinkToHandOn(name, address,
            $"Hello {name},\nthis is your link to {Community.Name}, where we decide together:\n{address}\n" +
            $"It works once, until {Times.ExactText(Now + LinkLifetime)}. Please do not pass it on.",
            LinksStayHere);
    }
}
