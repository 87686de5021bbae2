using System.Collections.Immutable;
using Decisions.Engine.Meetings;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Meetings;

/// <summary>How far a meeting has its quorums, as a page shows it.</summary>
public sealed record QuorumsView(ImmutableArray<QuorumAtMeeting> Quorums, CommunityTime Times)
{
    /// <summary>All of them in one line: 'Quorum: 12 of 10 needed, there; 12 of 31 needed, not yet'.</summary>
    public string InLine => $"Quorum: {string.Join("; ", Quorums.Select(each =>
        $"{StatusInWords.Number(each.Present + each.Represented)} of {StatusInWords.Number(each.Needed)} needed, {(each.IsThere ? "there" : "not yet")}"))}";
}
