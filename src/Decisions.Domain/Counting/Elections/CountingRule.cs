using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections;

/// <summary>One rule by which ballots are counted. It has no state: a count is a pure function of what it is given.</summary>
public abstract class CountingRule
{
    /// <summary>The name on the command line and in records: 'stv-scottish'.</summary>
    public abstract string Name { get; }

    /// <summary>What it is in one plain sentence, with its source.</summary>
    public abstract string Summary { get; }

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

/// <summary>A setting of a rule.</summary>
/// <param name="Name">As it is written: 'ties'.</param>
/// <param name="Meaning">What it decides, in a plain sentence.</param>
/// <param name="Default">The value when nobody says.</param>
/// <param name="Values">What it may be; empty for a whole number from 0.</param>
public sealed record Setting(string Name, string Meaning, string Default, ImmutableArray<string> Values);

/// <summary>A value for each setting of a rule.</summary>
public sealed class ChosenSettings
{
    private ChosenSettings(ImmutableSortedDictionary<string, string> values) => Values = values;

    public ImmutableSortedDictionary<string, string> Values { get; }

    public string this[string name] => Values[name];

    /// <summary>The values asked for, and the default where nothing was.</summary>
    /// <exception cref="CannotCountException">A setting that the rule does not have, or a value that it may not have.</exception>
    public static ChosenSettings Of(CountingRule rule, IReadOnlyDictionary<string, string> asked)
    {
        foreach (var (name, value) in asked)
        {
            var setting = rule.Settings.FirstOrDefault(each => each.Name == name) ?? throw new CannotCountException(
                rule.Settings.IsEmpty
                    ? $"{rule.Name} has no options, and so no '{name}'."
                    : $"{rule.Name} has no option '{name}'. It has {string.Join(", ", rule.Settings.Select(each => each.Name))}.");
            if (!setting.Values.IsEmpty && !setting.Values.Contains(value))
                throw new CannotCountException($"The option {name} cannot be '{value}'. It is one of {string.Join(", ", setting.Values)}.");
            if (setting.Values.IsEmpty && (!long.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _)))
                throw new CannotCountException($"The option {name} is a whole number, not '{value}'.");
        }

        return new(rule.Settings.ToImmutableSortedDictionary(each => each.Name, each => asked.GetValueOrDefault(each.Name, each.Default), StringComparer.Ordinal));
    }

    public long Number(string name) => long.Parse(Values[name], System.Globalization.CultureInfo.InvariantCulture);
}
