using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Ballots;

/// <summary>One member's ballot in one round as its events leave it.</summary>
/// <param name="Vote">What stands, or null when it has been withdrawn.</param>
public sealed record Ballot(RoundId RoundId, ProposalId ProposalId, MemberId MemberId, Vote? Vote)
{
    /// <summary>The ballot of the member that gave way last to one that came by another way, or null.</summary>
    public GivenWay? GaveWay { get; init; }

    /// <summary>Whether the member has voted without a proxy, or taken back what was cast: then no proxy votes for them any more.</summary>
    public bool IsOwn { get; init; }

    public static Ballot Create(BallotCast e) => new Ballot(e.RoundId, e.ProposalId, e.MemberId, null).Apply(e);

    public Ballot Apply(BallotCast e) => With(new Vote(e.Revision, e.Choice, e.Reason, e.Channel) { Origin = e.Origin });

    public Ballot Apply(BallotChanged e)
    {
        var vote = new Vote(e.Revision, e.Choice, e.Reason, e.Channel) { Origin = e.Origin };
        return With(vote) with
        {
            GaveWay = Vote is { } before && Precedence.WayOf(before.Channel) != Precedence.WayOf(e.Channel) ? new GivenWay(before, e.Channel, CameLater: false) : GaveWay,
        };
    }

    public Ballot Apply(BallotWithdrawn _) => this with { Vote = null, IsOwn = true };

    public Ballot Apply(BallotGaveWay e) => this with
    {
        GaveWay = new GivenWay(new Vote(e.Revision, e.Choice, e.Reason, e.Channel) { Origin = e.Origin }, e.To, CameLater: true),
    };

    public static Ballot? Fold(Ballot? state, IBallotEvent @event) => @event switch
    {
        BallotCast e => state is null ? Create(e) : state.Apply(e),
        BallotChanged e => state!.Apply(e),
        BallotWithdrawn e => state!.Apply(e),
        BallotGaveWay e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private Ballot With(Vote vote) => this with { Vote = vote, IsOwn = IsOwn || vote.Origin?.Proxy is null };
}

/// <summary>What a member voted.</summary>
public sealed record Vote(int Revision, Choice Choice, string? Reason, Channel Channel)
{
    /// <summary>How it came about, where it was not simply the member's own act; else null.</summary>
    public BallotOrigin? Origin { get; init; }
}

/// <summary>A ballot that does not count because another of the same member came by another way.</summary>
/// <param name="To">The way of the one that stands instead.</param>
/// <param name="CameLater">Whether it came after that one, which goes before it under the rule; else the later one counts.</param>
public sealed record GivenWay(Vote Vote, Channel To, bool CameLater);
