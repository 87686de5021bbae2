using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>A setting that gives classes numbers: 'workers:50; users:1/3'.</summary>
public static class ClassNumbers
{
    /// <summary>The settings for the weights of colleges and for the largest shares of classes.</summary>
    public const string Colleges = "colleges", Caps = "caps";

    internal const string Form = "as 'workers:50; users:50'";

    /// <param name="name">The setting, for messages.</param>
    /// <exception cref="CannotCountException">It is not of that form, or names a class twice.</exception>
    public static ImmutableSortedDictionary<string, Amount> Parse(string name, string value)
    {
        var numbers = ImmutableSortedDictionary.CreateBuilder<string, Amount>(StringComparer.Ordinal);
        foreach (var part in value.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.LastIndexOf(':');
            if (at <= 0 || !Amount.TryParse(part[(at + 1)..].Trim(), out var number) || number.Numerator.Sign < 0)
                throw new CannotCountException($"The option {name} gives names numbers, {Form}, not '{part}'.");
            if (!numbers.TryAdd(part[..at].Trim(), number))
                throw new CannotCountException($"The option {name} names {part[..at].Trim()} twice.");
        }

        return numbers.ToImmutable();
    }

    internal static ImmutableSortedDictionary<string, Amount> Of(ChosenSettings settings, string name) => Parse(name, settings[name]);
}
