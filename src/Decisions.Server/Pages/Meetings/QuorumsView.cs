using System.Collections.Immutable;
using Decisions.Engine.Meetings;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Meetings;

/// <summary>How far a meeting has its quorums, as a page shows it.</summary>
public sealed record QuorumsView(ImmutableArray<QuorumAtMeeting> Quorums, CommunityTime Times);
