using System.Globalization;
using Decisions.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Api.Http;

/// <summary>One page of a list.</summary>
/// <param name="Next">Ask for the next page with '?after=' and this; null on the last.</param>
public sealed record PageAnswer<T>(IReadOnlyList<T> Items, string? Next);

internal static class PageAnswer
{
    /// <summary>A page out of all that there are, which goes on by their number.</summary>
    public static PageAnswer<TAnswer> Slice<T, TAnswer>(IReadOnlyList<T> all, long? after, int size, Func<T, TAnswer> answer)
    {
        var from = (int)Math.Min(after ?? 0, all.Count);
        var next = Math.Min(from + size, all.Count);
        return new([.. all.Skip(from).Take(size).Select(answer)], next < all.Count ? $"{next}" : null);
    }
}

/// <summary>The query of a list: where it goes on and how long a page is.</summary>
/// <param name="After">Where the page before ended, as it said; null for the first.</param>
/// <param name="Limit">1 to 200; 50 when left out.</param>
public readonly record struct PageQuery(
    [property: FromQuery(Name = "after")] string? After, [property: FromQuery(Name = "limit")] string? Limit)
{
    public const int MostItems = 200;
    public const int UsualItems = 50;

    /// <summary>How many items a page holds, once <see cref="Check"/> has found nothing wrong.</summary>
    public int Size => Limit is null ? UsualItems : int.Parse(Limit, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Why the query makes no sense, or null.</summary>
    public Rejection? Check() =>
        Limit is null ||
        int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= MostItems
            ? null
            : new QueryIsMalformed("limit", $"Ask for 1 to {MostItems} items.");

    /// <summary>The cursor as a UUID; false when it is none.</summary>
    public bool TryCursor(out Guid? after)
    {
        after = Guid.TryParse(After, out var parsed) ? parsed : null;
        return After is null || after is not null;
    }

    /// <summary>The cursor as a number; false when it is none.</summary>
    public bool TryCursor(out long? after)
    {
        after = long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        return After is null || after is not null;
    }

    /// <summary>What to answer to a cursor that this list never gave.</summary>
    public static Rejection CursorIsMalformed { get; } = new QueryIsMalformed("after", "Send the 'next' of the page before, as you received it.");
}
