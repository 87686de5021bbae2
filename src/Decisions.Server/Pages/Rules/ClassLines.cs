using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Rules;

public sealed record ClassLineIsNotReadable(string Field, string Line) : Rejection(
    RejectionKind.Invalid, "class-line-is-not-readable",
    $"“{Line}” under “{Field}” cannot be read. Write one class on each line with its number behind it, such as “workers 50” or “investors 1/10”.");

/// <summary>Classes with a number or a share behind each, one on each line, as people type them.</summary>
internal static class ClassLines
{
    public static string Write(IEnumerable<(string Class, string Value)> lines) => string.Join('\n', lines.Select(line => $"{line.Class} {line.Value}"));

    public static (ImmutableArray<(string Class, int Number)> Lines, Rejection? Rejection) Numbers(string field, string typed) =>
        Read(field, typed, value => Typed.Number(field, value).Value);

    public static (ImmutableArray<(string Class, Fraction Share)> Lines, Rejection? Rejection) Shares(string field, string typed) =>
        Read(field, typed, value => Typed.Fraction(field, value).Value);

    private static (ImmutableArray<(string Class, T Value)> Lines, Rejection? Rejection) Read<T>(string field, string typed, Func<string, T?> read)
        where T : struct
    {
        var lines = ImmutableArray.CreateBuilder<(string, T)>();
        foreach (var line in typed.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // '10 %' has a blank in it, and so may the name of a class.
            var at = line.TrimEnd('%', ' ').LastIndexOfAny([' ', ':']);
            if (at <= 0 || read(line[(at + 1)..]) is not { } value)
                return ([], new ClassLineIsNotReadable(field, line));
            lines.Add((line[..at].TrimEnd(' ', ':'), value));
        }
        return (lines.ToImmutable(), null);
    }
}
