using System.Collections.Immutable;
using Decisions.Domain.Members;

namespace Decisions.Domain.Proposals;

/// <summary>The notice of a vote that was given last, and who consents to its being short.</summary>
public sealed record GivenNotice(NoticeGiven Said, ImmutableArray<MemberId> Consents)
{
    /// <summary>Whether it gives fewer clear days than its rule asks for.</summary>
    public bool IsShort => Said.Terms.Notice is { } notice && Said.ClearDays < notice.ClearDays;

    /// <summary>How many of those on a roll must consent for voting to open on it; 0 where it is long enough.</summary>
    public long ConsentsNeeded(long eligible) =>
        IsShort && Said.Terms.Notice!.ShortNotice is { } share ? Math.Max(1, share.CeilingOf(eligible)) : 0;
}
