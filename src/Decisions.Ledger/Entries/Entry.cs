using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Decisions.Ledger.Canonical;

namespace Decisions.Ledger.Entries;

/// <summary>The public record of one event in a community's log. Storage format: see docs/ledger.md.</summary>
/// <remarks>
/// Its bytes are canonical JSON whose last member is the time, because the database stamps that inside the
/// transaction: the application makes all that comes before it, the database appends 29 bytes.
/// Law: <c>Parse(Complete(Prefix(header, commitment), t))</c> reads <c>(header, commitment, t)</c>.
/// </remarks>
public sealed record Entry(EntryHeader Header, Commitment Commitment, EntryTime When)
{
    /// <summary>An entry's bytes at most: a bundle of a tlog-tiles log counts them in 16 bits.</summary>
    public const int MaxLength = ushort.MaxValue;

    /// <summary>The version of this format, which every entry names.</summary>
    public const int Format = 1;

    private const int TailLength = EntryTime.TextLength + 2;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>An entry's bytes up to and including <c>"when":"</c>.</summary>
    /// <exception cref="ArgumentException">
    /// A header that breaks its bounds, holds a lone surrogate, or makes an entry longer than <see cref="MaxLength"/>.
    /// </exception>
    public static byte[] Prefix(EntryHeader header, Commitment commitment)
    {
        if (!EntryHeader.IsVersion(header.Version))
        {
            throw new ArgumentException($"The version {header.Version} is not within 1 to 2^53 - 1.", nameof(header));
        }

        var output = new PooledList<byte>(512);
        try
        {
            output.Append("{\"actor\":"u8);
            AppendText(ref output, header.Actor);
            output.Append(",\"commitment\":\""u8);
            AppendDigest(ref output, commitment.Payload);
            output.Append("\",\"entry\":1,\"rest\":\""u8);
            AppendDigest(ref output, commitment.Rest);
            output.Append("\",\"stream\":"u8);
            AppendText(ref output, header.Stream);
            output.Append(",\"type\":"u8);
            AppendText(ref output, header.Type);
            output.Append(",\"version\":"u8);
            header.Version.TryFormat(output.Room(20), out var written, default, CultureInfo.InvariantCulture);
            output.Take(written);
            output.Append(",\"when\":\""u8);
            return output.Count + TailLength <= MaxLength
                ? output.Items.ToArray()
                : throw new ArgumentException($"An entry has at most {MaxLength} bytes.", nameof(header));
        }
        finally
        {
            output.Dispose();
        }
    }

    /// <summary>What the database does: the prefix, the time's 27 characters, <c>"}</c>.</summary>
    /// <exception cref="ArgumentException">Not a time as an entry writes it.</exception>
    public static byte[] Complete(ReadOnlySpan<byte> prefix, string when)
    {
        if (!EntryTime.TryParse(when, out _))
        {
            throw new ArgumentException($"'{when}' is not a UTC time with six fraction digits.", nameof(when));
        }

        var entry = new byte[prefix.Length + TailLength];
        prefix.CopyTo(entry);
        Encoding.ASCII.GetBytes(when, entry.AsSpan(prefix.Length));
        "\"}"u8.CopyTo(entry.AsSpan(prefix.Length + EntryTime.TextLength));
        return entry;
    }

    /// <summary>This entry's bytes.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Prefix"/>.</exception>
    public byte[] ToBytes() => Complete(Prefix(Header, Commitment), When.ToString());

    /// <summary>Reads an entry's exact bytes, and refuses any others that mean the same.</summary>
    public static EntryReading Parse(ReadOnlySpan<byte> bytes) => EntryReader.Read(bytes);

    private static void AppendDigest(ref PooledList<byte> output, Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        digest.CopyTo(bytes);
        Base64.EncodeToUtf8(bytes, output.Room(Digest.TextLength), out _, out var written);
        output.Take(written);
    }

    private static void AppendText(ref PooledList<byte> output, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        Span<byte> near = stackalloc byte[256];
        var utf8 = StrictUtf8.TryGetBytes(text, near, out var length) ? near[..length] : StrictUtf8.GetBytes(text);
        JsonText.Append(ref output, utf8);
    }
}
