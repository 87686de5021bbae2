using Decisions.Domain.Proposals;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Frame;

/// <summary>A notice of a vote as a page shows it.</summary>
public sealed record NoticeView(GivenNotice Notice, CommunityTime Times);
