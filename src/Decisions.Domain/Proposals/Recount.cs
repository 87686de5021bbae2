using Decisions.Domain.Counting;

namespace Decisions.Domain.Proposals;

/// <summary>What came of counting a declared round again.</summary>
/// <param name="Agrees">Whether it came to the very tally that was declared.</param>
/// <param name="CountedTo">How many events the community's log had then.</param>
/// <param name="Tally">What it came to; null where the stored ballots could not be counted.</param>
public sealed record Recount(bool Agrees, long CountedTo, Tally? Tally);
