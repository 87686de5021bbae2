using Decisions.Domain.Counting;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>A declared round, counted again.</summary>
/// <param name="DeclaredIndex">Where its result stands.</param>
/// <param name="Tally">What its ballots come to; null where they are not all there.</param>
internal sealed record CountedRound(long DeclaredIndex, Tally? Tally);
