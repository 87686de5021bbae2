using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Counting;

/// <summary>How many a date suits.</summary>
/// <param name="Place">1 for the date that suits most; dates that come out equal share a place.</param>
public sealed record DateTally(OptionId Option, int Place, long Yes, long IfNeedBe, long No);

/// <summary>How many each date suits.</summary>
/// <param name="Dates">By most yes, and then by fewest no; equal ones in the order of time.</param>
public sealed record DatesTally(
    long Eligible, long Returned, long QuorumNeeded, bool QuorumMet, long TurnoutNeeded, bool TurnoutMet, Verdict Verdict, ImmutableArray<DateTally> Dates)
    : Tally(Eligible, Returned, QuorumNeeded, QuorumMet, TurnoutNeeded, TurnoutMet, Verdict);
