using System.Collections.Immutable;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Auditing;

/// <summary>What a report says of itself: of whom, when, of how much, and what was asked for.</summary>
/// <param name="Entries">How many entries the record had.</param>
/// <param name="Vouched">How many of them the newest signed checkpoint vouched for.</param>
public sealed record ReportHead(
    string Community, CommunityTime Times, long Entries, long Vouched, ImmutableArray<(string What, string Words)> Chosen);
