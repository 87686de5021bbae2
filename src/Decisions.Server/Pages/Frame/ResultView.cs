using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;

namespace Decisions.Server.Pages.Frame;

/// <summary>A count as it is shown: with the rule and the text that it is about.</summary>
public sealed record ResultView(Tally Tally, Round Round, Revision Revision);
