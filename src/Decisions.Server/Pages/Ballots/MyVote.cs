using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Ballots;

/// <summary>A member's own part in the latest round.</summary>
/// <param name="IsOnRoll">Whether they were entitled when it opened.</param>
/// <param name="Standing">The ballot of theirs that stands, or null.</param>
/// <param name="CanVote">Whether voting is open to them now.</param>
public sealed record MyVote(
    Round Round, Revision Revision, bool IsOnRoll, ListedBallot? Standing, bool CanVote, string Here, CommunityTime Times)
{
    /// <summary>The show of hands among which theirs was counted, or null.</summary>
    public HandsCount? Hands { get; init; }

    /// <summary>A ballot of theirs that does not count because another came by another way, or null.</summary>
    public GivenWay? GaveWay { get; init; }

    /// <summary>How the ballot that stands came about, where it was not simply their own act; else null.</summary>
    public BallotOrigin? Origin { get; init; }

    /// <summary>The name of who cast it as the member's proxy, where somebody did.</summary>
    public string? ProxyName { get; init; }

    /// <summary>Who cast it as the member's proxy; null where they did themselves.</summary>
    public MemberId? Proxy => Origin?.Proxy;

    /// <summary>What it is called: a vote, or a position.</summary>
    public string What => Round.Terms.Method is PositionMethod ? "position" : "vote";

    /// <summary>What the form shows: the ballot that stands, unless something else was filled in.</summary>
    public BallotForm Form => BallotForm.Of(Standing?.Choice, Standing?.Reason, Revision);
}
