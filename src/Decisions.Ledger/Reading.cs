using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Decisions.Ledger;

/// <summary>What came of reading or checking what someone else made: a value, or why there is none.</summary>
public abstract record Reading<T>
{
    private Reading()
    {
    }

    /// <summary>It is sound.</summary>
    public sealed record Read(T Value) : Reading<T>;

    /// <summary>It is not.</summary>
    /// <param name="Reason">For people; it names what is wrong and where.</param>
    public sealed record Refused(string Reason) : Reading<T>;

    public static implicit operator Reading<T>(T value) => new Read(value);

    public bool IsRead([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out string? reason)
    {
        (value, reason) = this switch
        {
            Read read => (read.Value, (string?)null),
            Refused refused => (default(T), refused.Reason),
            _ => throw new UnreachableException(),
        };
        return reason is null;
    }

    /// <summary>Goes on with the value, or hands the reason on.</summary>
    public Reading<TNext> Then<TNext>(Func<T, Reading<TNext>> next) =>
        IsRead(out var value, out var reason) ? next(value) : new Reading<TNext>.Refused(reason);
}
