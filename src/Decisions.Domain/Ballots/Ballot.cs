using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Ballots;

/// <summary>One member's ballot in one round as its events leave it.</summary>
/// <param name="Vote">What stands, or null when it has been withdrawn.</param>
public sealed record Ballot(RoundId RoundId, ProposalId ProposalId, MemberId MemberId, Vote? Vote)
{
    public static Ballot Create(BallotCast e) => new(e.RoundId, e.ProposalId, e.MemberId, new Vote(e.Revision, e.Choice, e.Reason, e.Channel));

    public Ballot Apply(BallotCast e) => this with { Vote = new Vote(e.Revision, e.Choice, e.Reason, e.Channel) };

    public Ballot Apply(BallotChanged e) => this with { Vote = new Vote(e.Revision, e.Choice, e.Reason, e.Channel) };

    public Ballot Apply(BallotWithdrawn _) => this with { Vote = null };

    public static Ballot? Fold(Ballot? state, IBallotEvent @event) => @event switch
    {
        BallotCast e => state is null ? Create(e) : state.Apply(e),
        BallotChanged e => state!.Apply(e),
        BallotWithdrawn e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}

/// <summary>What a member voted.</summary>
public sealed record Vote(int Revision, Choice Choice, string? Reason, Channel Channel);
