namespace Decisions.Domain.Ballots;

/// <summary>What may name the paper, the sheet or the call that a ballot was entered from: a number or a mark, and no words about anyone.</summary>
internal static class EvidenceRule
{
    public const int Limit = 60;

    /// <summary>Why it may not, or null.</summary>
    public static Rejection? Check(string? evidence) =>
        evidence?.Trim() is { Length: > 0 and <= Limit } mark
        && mark.Any(char.IsAsciiDigit) && mark.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or ',' or '.' or '/' or '#' or '-')
            ? null
            : new EvidenceIsNoNumber(Limit);
}
