namespace Decisions.Domain.Rules;

/// <summary>
/// That voting goes on beyond its end where the quorum has not been reached by then: until it is, or at the latest for so long.
/// </summary>
/// <param name="MostHours">Hours of 60 minutes that pass, whatever the clocks show.</param>
public sealed record Prolonging(int MostHours);
