using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Proxies;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Proxies;

/// <summary>A reader's own part in the proxies for a decision.</summary>
/// <param name="Terms">How the vote ahead allows proxies; null where it allows none, or there is none.</param>
/// <param name="Own">The reader's own proxy, or null.</param>
/// <param name="Held">For whom the reader speaks.</param>
/// <param name="HasVoted">Whether the reader has voted themselves in the round that is open.</param>
public sealed record MyProxies(ProxyTerms? Terms, OwnProxy? Own, ImmutableArray<SpokenFor> Held, bool HasVoted, Revision Revision, string Here)
{
    /// <summary>Whom the reader lets vote for them in such decisions until that is revoked, or null; by the topic, unless that is null.</summary>
    public (string Name, string? Topic)? Delegate { get; init; }

    /// <summary>Who speaks for the reader at the meeting that this is voted on at, or null.</summary>
    public string? AtMeeting { get; init; }

    /// <summary>Where the community's pages begin.</summary>
    public required string Home { get; init; }

    public bool CanAppoint => Terms is not null && !HasVoted && Own is not { State: ProxyState.Used };

    public bool CanRevoke => Own is { State: ProxyState.Free or ProxyState.Instructed or ProxyState.Lapsed } && Terms is not null;
}

/// <summary>Looks up who speaks for the reader of a page, and for whom they speak.</summary>
public sealed class MyProxiesReading(ProxyReading proxies)
{
    /// <returns>Null for a visitor, and where proxies play no part.</returns>
    public async Task<MyProxies?> Of(DecisionPage page, bool hasVoted, CancellationToken cancel)
    {
        if (page.Actor.Member is not { } member || Permissions.ToVote(page.Actor, page.Id) is not null)
            return null;
        var ahead = VoteAhead.Of(page.Proposal, page.Now).Vote;
        var own = await proxies.Own(page.Id, page.Proposal, member, page.Now, cancel);
        var held = await proxies.Held(page.Id, page.Proposal, member, page.Now, cancel);
        return ahead?.Terms.Proxies is null && own is null && held.IsEmpty
            ? null
            : new MyProxies(ahead?.Terms.Proxies, own, held, hasVoted, page.Proposal.Revisions[(ahead?.Revision ?? page.Shown.Number) - 1], page.Here)
            {
                Home = page.Home,
                AtMeeting = await proxies.HolderAtMeeting(page.Id, page.Proposal, member, page.Now, cancel),
                Delegate = ahead?.Terms.Proxies is { StandingDelegation: true } ? await proxies.DelegateOf(page.Id, member, page.Proposal.Topic, cancel) : null,
            };
    }
}
