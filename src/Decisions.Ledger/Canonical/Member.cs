namespace Decisions.Ledger.Canonical;

/// <summary>One member of an object that is being put in order.</summary>
/// <param name="Start">Where its canonical text (<c>"name":value</c>) starts in the output.</param>
/// <param name="Length">The bytes of that text.</param>
/// <param name="NameStart">Where its unescaped name starts in the buffer of names.</param>
/// <param name="NameLength">The bytes of that name.</param>
/// <param name="Position">Where its name stands in the source, for a message.</param>
internal readonly record struct Member(int Start, int Length, int NameStart, int NameLength, long Position);
