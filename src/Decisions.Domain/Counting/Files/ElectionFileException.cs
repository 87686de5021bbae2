namespace Decisions.Domain.Counting.Files;

/// <summary>What is wrong with a file and where. Nothing read before it is to be relied on.</summary>
public sealed class ElectionFileException(long line, string reason) : FormatException($"Line {line}: {reason}")
{
    /// <summary>The line, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>A sentence that says what is wrong with it.</summary>
    public string Reason { get; } = reason;
}
