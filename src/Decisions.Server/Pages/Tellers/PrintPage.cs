using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Tellers;

/// <summary>What is printed for a vote: for whoever leads it, and for the tellers.</summary>
public abstract class PrintPage(PageServices services) : DecisionPage(services)
{
    /// <summary>The vote that it is printed for; null where there is none any more, or none yet.</summary>
    public VoteAhead? Vote { get; private set; }

    /// <summary>The text that is voted on.</summary>
    public Revision Asked => Vote is { } vote ? Proposal.Revisions[vote.Revision - 1] : Shown;

    public DecisionRule Terms => Vote!.Terms;

    protected ImmutableArray<MemberId> Tellers { get; private set; } = [];

    /// <summary>Until when votes are in time; null where nobody has said yet.</summary>
    public Instant? ClosesAt => Vote?.Round?.ClosesAt
        ?? (Proposal.ToConfirm is { Confirmation: { } plan } ? plan.Stated?.ClosesAt : Proposal.StandingNotice?.Said.Vote.ClosesAt);

    /// <summary>Why nothing can be printed.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>Whether it takes notice of a vote, or an open one, before anything can be printed.</summary>
    public bool NeedsVote { get; private set; }

    protected sealed override async Task<IActionResult?> PrepareDecision()
    {
        Tellers = (await Engine.Streams.Community(Id, Cancel)).State!.Tellers;
        if (!MayFacilitate && !(Actor.Member is { } member && Tellers.Contains(member) && Permissions.ToTell(Actor, Id) is null))
            return Problem.Of(HttpContext, new NotPermitted("a teller, a facilitator or the secretary"));
        var (vote, rejection) = VoteAhead.Of(Proposal, Now);
        NeedsVote = rejection is NoVoteIsAhead;
        (Vote, WhyNot) = (vote, rejection is NoVoteIsAhead ? "Which rule it is voted on by is not known yet. Give notice of the vote, or open voting; then you can print." : rejection?.Reason);
        if (Vote is not null)
            await PreparePrint();
        return null;
    }

    /// <summary>Loads what is printed.</summary>
    protected abstract Task PreparePrint();
}
