using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Seats that were guarded.</summary>
/// <param name="For">The class, or 'sitting' for members who keep their seats in a countback.</param>
public sealed record GuardRecord(string For, int AtLeast, ImmutableArray<string> Candidates);

/// <summary>What a guarded seat did.</summary>
/// <param name="Did">One of <see cref="GuardActions"/>.</param>
/// <param name="For">The class whose seat it is, 'sitting', or '' where it is all that are guarded together.</param>
public sealed record GuardEffect(string Candidate, string Did, string For);

/// <summary>The words for what a guarded seat did.</summary>
public static class GuardActions
{
    /// <summary>Not excluded although others have more votes.</summary>
    public const string Kept = "kept";

    /// <summary>Elected although others have more votes.</summary>
    public const string Elected = "elected";

    /// <summary>Excluded because every seat left is guarded for others.</summary>
    public const string Excluded = "excluded";

    /// <summary>The guard of members who keep their seats.</summary>
    public const string Sitting = "sitting";
}
