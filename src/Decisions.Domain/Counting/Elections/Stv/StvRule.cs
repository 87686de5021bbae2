namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>A rule of the single transferable vote: it can keep seats for a class, and fill a vacancy.</summary>
public abstract class StvRule : CountingRule
{
    public sealed override bool IsProportional => true;

    public sealed override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed) =>
        Count(election, settings, lotSeed, StvTerms.None);

    /// <summary>Counts so that the terms are met.</summary>
    /// <exception cref="CannotCountException">The election does not fit the rule, or the terms cannot be met.</exception>
    public abstract CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed, StvTerms terms);
}
