namespace Decisions.Ledger.Canonical;

/// <summary>The bytes are not JSON that RFC 8785 gives a canonical form to.</summary>
/// <param name="message">What is wrong, in words.</param>
/// <param name="position">Offset from the first byte, counted from 0, at which it was noticed.</param>
public sealed class NotCanonicalisableException(string message, long position, Exception? inner = null)
    : Exception($"{message} (byte {position})", inner)
{
    /// <summary>Offset from the first byte, counted from 0, at which it was noticed.</summary>
    public long Position { get; } = position;
}
