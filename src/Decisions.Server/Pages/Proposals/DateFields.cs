using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Proposals;

public sealed record DateHasNoBeginning(string Ends) : Rejection(
    RejectionKind.Invalid, "date-has-no-beginning", $"There is an end, {Ends}, without a beginning. Fill in when the date begins, or take its end out.");

/// <summary>A date to choose as a form holds it: by the community's clock.</summary>
/// <param name="Ends">Empty where nobody says when it ends.</param>
public sealed record DateFields(string Starts, string Ends)
{
    /// <summary>How many empty ones a form offers.</summary>
    public const int Spare = 4;

    public static DateFields Empty { get; } = new("", "");

    public static DateFields Of(OptionDate date, CommunityTime times) =>
        new(times.ToTyped(date.StartsAt), date.EndsAt is { } ends ? times.ToTyped(ends) : "");

    /// <summary>Those that anything is typed in.</summary>
    public static ImmutableArray<DateFields> Read(IFormCollection form) =>
    [
        .. form["dateStarts"].Zip(form["dateEnds"], (starts, ends) => new DateFields(starts ?? "", ends ?? "")).Where(date => date != Empty),
    ];

    /// <summary>The date, or why it is none.</summary>
    public (OptionDate? Date, Rejection? Rejection) Read(CommunityTime times)
    {
        if (Starts.Length == 0)
            return (null, new DateHasNoBeginning(Ends));
        var (starts, skipped) = times.Read(Starts);
        if (starts is not { } at)
            return (null, skipped);
        if (Ends.Length == 0)
            return (new OptionDate(at), null);
        var (ends, unread) = times.Read(Ends);
        return ends is { } until ? (new OptionDate(at, until), null) : (null, unread);
    }
}
