using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Frame;

/// <summary>A count as it is shown: with the rule and the text that it is about.</summary>
/// <param name="IsAmendment">Whether members voted on an amendment, and not on the whole.</param>
public sealed record ResultView(Tally Tally, Round Round, Revision Revision, bool IsAmendment = false)
{
    /// <summary>The community's clock, by which dates are told beside their names where these say otherwise; null to tell the names alone.</summary>
    public CommunityTime? Times { get; init; }
}
