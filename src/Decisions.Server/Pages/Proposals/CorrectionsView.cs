using Decisions.Domain.Proposals;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Proposals;

/// <summary>What was put right of a round, for a page to show.</summary>
public sealed record CorrectionsView(Round Round, CommunityTime Times);
