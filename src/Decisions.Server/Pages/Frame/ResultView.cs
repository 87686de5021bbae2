using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Frame;

/// <summary>A count as it is shown: with the rule and the text that it is about.</summary>
public sealed record ResultView(Tally Tally, Round Round, Revision Revision)
{
    /// <summary>The community's clock, by which dates are told beside their names where these say otherwise; null to tell the names alone.</summary>
    public CommunityTime? Times { get; init; }
}
