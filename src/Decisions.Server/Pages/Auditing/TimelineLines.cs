using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Auditing;

/// <summary>One event of the record, in words.</summary>
/// <param name="Who">Who acted.</param>
/// <param name="Title">The title of the decision that it concerns, or null.</param>
public sealed record TimelineLine(TimelineItem Item, string Who, EventTold Words, string? Title);

/// <summary>Events of the record as a list.</summary>
/// <param name="Home">Where the community's pages begin.</param>
public sealed record TimelineLines(ImmutableArray<TimelineLine> Lines, string Home, CommunityTime Times)
{
    /// <summary>Whether a heading above says the day.</summary>
    public bool IsUnderDay { get; init; }

    public string PageOf(ProposalId decision) => $"{Home}/decisions/{decision}";
}
