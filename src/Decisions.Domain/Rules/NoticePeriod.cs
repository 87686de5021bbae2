namespace Decisions.Domain.Rules;

/// <summary>How long before voting opens its notice must have been given, and who may agree to less.</summary>
/// <param name="ClearDays">
/// Whole days between the day the notice is sent and the day voting opens, neither of them counted, by the community's
/// clock (Companies Act 2006 s.360).
/// </param>
/// <param name="ShortNotice">
/// The share of everyone on the roll who must consent for voting to open on shorter notice, such as 9/10 (s.307(6)); null
/// where no consent makes up for it.
/// </param>
public sealed record NoticePeriod(int ClearDays, Fraction? ShortNotice);
