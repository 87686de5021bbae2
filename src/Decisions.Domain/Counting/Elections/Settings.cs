using System.Collections.Immutable;
using System.Globalization;

namespace Decisions.Domain.Counting.Elections;

/// <summary>A setting of a rule.</summary>
/// <param name="Name">As it is written: 'ties'.</param>
/// <param name="Meaning">What it decides, in a plain sentence.</param>
/// <param name="Default">The value when nobody says.</param>
/// <param name="Values">The words that it may be; empty for another kind of value.</param>
/// <param name="Kind">What it may be where there is no list of words.</param>
public sealed record Setting(
    string Name, string Meaning, string Default, ImmutableArray<string> Values, SettingKind Kind = SettingKind.Whole)
{
    /// <summary>Whether it is a number of votes, which means nothing where votes are counted in parts.</summary>
    public bool CountsVotes { get; init; }
}

/// <summary>What a setting without a list of words may be.</summary>
public enum SettingKind
{
    /// <summary>A whole number from 0.</summary>
    Whole,

    /// <summary>An exact number from 0: '12', '0.75' or '3/4'.</summary>
    Number,

    /// <summary>Any text, such as a candidate's name.</summary>
    Text,
}

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
            Check(setting, value);
        }

        return new(rule.Settings.ToImmutableSortedDictionary(each => each.Name, each => asked.GetValueOrDefault(each.Name, each.Default), StringComparer.Ordinal));
    }

    /// <summary>The value of a setting that is a whole number.</summary>
    public long Whole(string name) => long.Parse(Values[name], CultureInfo.InvariantCulture);

    /// <summary>The value of a setting that is an exact number.</summary>
    public Amount Number(string name) => Amount.TryParse(Values[name], out var number) ? number : throw new FormatException(Values[name]);

    private static void Check(Setting setting, string value)
    {
        if (!setting.Values.IsEmpty)
        {
            if (!setting.Values.Contains(value))
                throw new CannotCountException($"The option {setting.Name} cannot be '{value}'. It is one of {string.Join(", ", setting.Values)}.");
        }
        else if (setting.Kind == SettingKind.Whole && !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new CannotCountException($"The option {setting.Name} is a whole number, not '{value}'.");
        }
        else if (setting.Kind == SettingKind.Number && !(Amount.TryParse(value, out var number) && number.Numerator.Sign >= 0))
        {
            throw new CannotCountException($"The option {setting.Name} is a number from 0, as 12, 0.75 or 3/4, not '{value}'.");
        }
    }
}
