using System.Text;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Proofs;
using Decisions.Ledger.Receipts;
using Decisions.Ledger.Tests.Checkpoints;
using Decisions.Ledger.Tests.Notes;
using Decisions.Ledger.Tiles;
using Decisions.Ledger.Witnessing;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests;

/// <summary>Whatever the bytes, reading refuses them or reads what is written as those bytes again; it never throws.</summary>
public sealed class ParsingLaws
{
    private const string Hash = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=";

    /// <summary>Bytes that mean something in one of the formats, and some that mean nothing in any.</summary>
    private static readonly Gen<byte> Bytes = Gen.OneOf(
        Gen.Elements("\n\r\t\0 +/=-.x0189aAzZ_"u8.ToArray()), Gen.Choose(0, 255).Select(i => (byte)i));

    private static readonly Gen<(int Place, int Kind, byte Byte)> Edits =
        from place in Gen.Choose(0, int.MaxValue)
        from kind in Gen.Choose(0, 3)
        from value in Bytes
        select (place, kind, value);

    [Fact]
    public void A_note() => Holds(PublishedCheckpoint.Note, bytes => SignedNote.Parse(bytes).Then<byte[]>(note => note.ToBytes()));

    [Fact]
    public void A_checkpoint() => Holds(
        $"example.com/log\n20852163\n{Hash}\n",
        bytes => Checkpoint.Parse(Text(bytes)).Then<byte[]>(checkpoint => Encoding.UTF8.GetBytes(checkpoint.ToText())));

    [Fact]
    public void A_verifier_key() => Holds(
        PublishedNotes.KeyWithPlus,
        bytes => VerifierKey.Parse(Text(bytes)).Then<byte[]>(key => Encoding.UTF8.GetBytes(key.ToString())));

    [Fact]
    public void A_proof() => Holds(
        $"c2sp.org/tlog-proof@v1\nextra YWI=\nindex 5\n{Hash}\n{Hash}\n\n{PublishedCheckpoint.Note}",
        bytes => TlogProof.Parse(bytes).Then<byte[]>(proof => proof.ToBytes()));

    [Fact]
    public void A_receipt_beside_its_proof() => Holds(
        """{"entry":"e30=","key":"k","payload":{"a":[1.5,"é"]},"receipt":1,"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}""",
        bytes => ReceiptExtra.Parse(bytes).Then<byte[]>(extra => extra.ToBytes()));

    [Fact]
    public void A_request_to_a_witness() => Holds(
        $"old 7\n{Hash}\n\n{PublishedCheckpoint.Note}",
        bytes => AddCheckpointRequest.Parse(bytes).Then<byte[]>(request => request.ToBytes()));

    [Fact]
    public void A_path_of_a_tile() => Holds(
        "tile/0/x001/x234/067.p/12",
        bytes => TileCoordinates.Parse(Text(bytes)).Then<byte[]>(tile => Encoding.UTF8.GetBytes(tile.Path)));

    [Fact]
    public void A_bundle() => Holds(
        "\0\u0003abc\0\0\0\u0001d",
        bytes => EntryBundle.Parse(new TileCoordinates(TileCoordinates.Entries, 0, 3), bytes).Then<byte[]>(entries => EntryBundle.Write(entries)));

    private static void Holds(string sound, Func<byte[], Reading<byte[]>> readAndWrite)
    {
        readAndWrite(Encoding.UTF8.GetBytes(sound)).Value().ShouldBe(Encoding.UTF8.GetBytes(sound));
        Prop.ForAll(Edits.NonEmptyListOf().ToArbitrary(), edits =>
        {
            var bytes = edits.Take(4).Aggregate(Encoding.UTF8.GetBytes(sound), Edited);
            return !readAndWrite(bytes).IsRead(out var written, out _) || written.AsSpan().SequenceEqual(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    /// <summary>A byte put in another's place, added, or taken away, or the end put before the beginning.</summary>
    private static byte[] Edited(byte[] bytes, (int Place, int Kind, byte Byte) edit)
    {
        var at = bytes.Length == 0 ? 0 : edit.Place % bytes.Length;
        return edit.Kind switch
        {
            0 => [.. bytes[..at], edit.Byte, .. bytes.Skip(at + 1)],
            1 => [.. bytes[..at], edit.Byte, .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes.Skip(at + 1)],
            _ => [.. bytes[at..], .. bytes[..at]],
        };
    }

    /// <summary>The texts here are ASCII; the forms that are given bytes see the others.</summary>
    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes).All(char.IsAscii) ? Encoding.UTF8.GetString(bytes) : "";
}
