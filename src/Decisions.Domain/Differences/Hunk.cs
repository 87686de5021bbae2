namespace Decisions.Domain.Differences;

/// <summary>A stretch of one sequence in whose place another has something else; either may be empty.</summary>
internal readonly record struct Hunk(int Start, int Length, int OtherStart, int OtherLength)
{
    /// <summary>The first place after it.</summary>
    public int End => Start + Length;
}
