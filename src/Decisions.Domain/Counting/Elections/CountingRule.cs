using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections;

/// <summary>One rule by which ballots are counted. It has no state: a count is a pure function of what it is given.</summary>
public abstract class CountingRule
{
    /// <summary>The name on the command line and in records: 'stv-scottish'.</summary>
    public abstract string Name { get; }

    /// <summary>What people call it: 'Single transferable vote, as in Scotland'.</summary>
    public abstract string Title { get; }

    /// <summary>What it is in one plain sentence, with its source.</summary>
    public abstract string Summary { get; }

    /// <summary>What a ballot says under it, and so how a table without a header of its own is read.</summary>
    public virtual BallotForm Ballots => BallotForm.Ranked;

    /// <summary>Whether seats go to voters in proportion, each seat to others, so that places do not follow from one order.</summary>
    public virtual bool IsProportional => false;

    /// <summary>Whether it spends a budget on projects that each have a cost, rather than fill seats.</summary>
    public virtual bool SpendsBudget => false;

    /// <summary>Whether it counts any ballots at all, however many and various; else it may find them too many to look through.</summary>
    public virtual bool CountsAny(ChosenSettings settings) => true;

    /// <summary>Whether a ballot may give several candidates the same place, where it ranks them.</summary>
    public virtual bool TakesSharedPlaces => false;

    /// <summary>The highest number that a ballot may give a candidate; null where it gives none, or any.</summary>
    public virtual long? HighestScore(ChosenSettings settings) => null;

    /// <summary>What a ballot must keep to as a whole, as a request to the voter: 'Choose at most 3.' Null where it need not.</summary>
    public virtual string? Bounds(ChosenSettings settings) => null;

    /// <summary>Whether a ballot that gives these numbers keeps to <see cref="Bounds"/>; else it is spoilt.</summary>
    public virtual bool IsWithinBounds(ChosenSettings settings, IReadOnlyCollection<long> scores) => true;

    /// <summary>
    /// The answers that a ballot may give, each with its other spellings, where it gives one; they stand in the
    /// candidates' place. Empty where ballots name candidates.
    /// </summary>
    public virtual ImmutableArray<ImmutableArray<string>> Answers => [];

    /// <summary>Its settings, with what each may be.</summary>
    public virtual ImmutableArray<Setting> Settings => [];

    /// <summary>Counts. The order of ballots makes no difference.</summary>
    /// <param name="settings">A value for each of <see cref="Settings"/>.</param>
    /// <exception cref="CannotCountException">The election does not fit the rule: says why and what to do.</exception>
    public abstract CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed);

    /// <summary>Says one of its records to a member, in plain sentences in the order in which one would check it on paper.</summary>
    public abstract ImmutableArray<string> InWords(CountRecord record);
}

/// <summary>An election does not fit the rule that is to count it.</summary>
public sealed class CannotCountException(string message) : Exception(message);
