using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Receipts;
using Decisions.Ledger.Tests.Canonical;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Receipts;

public sealed class ReceiptLaws : IDisposable
{
    private static readonly Arbitrary<(int Size, int Index, JsonTree Payload, bool Opens, int Bit)> Receipts = (
        from size in Gen.Choose(1, 40)
        from index in Gen.Choose(0, size - 1)
        from payload in JsonTree.Any.Generator
        from opens in Gen.Choose(0, 3)
        from bit in Gen.Choose(0, int.MaxValue)
        select (size, index, payload, opens > 0, bit)).ToArbitrary();

    private readonly SampleReceipt _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void A_receipt_is_read_back_as_it_was_made_and_is_sound() =>
        Prop.ForAll(Receipts, at =>
        {
            var made = Make(at.Size, at.Index, at.Payload, at.Opens);
            var proven = ReceiptCheck.Of(made.ToBytes(), _sample.Log.Key, _sample.Both).ShouldBeOfType<ReceiptCheck.Sound>().Proven;
            return Receipt.Parse(made.ToBytes()).Value().ToBytes().SequenceEqual(made.ToBytes())
                && (proven.Index, proven.Checkpoint.Size, proven.Opening) == (at.Index, at.Size, made.Extra.Opening)
                && proven.Witnesses.Select(by => by.Witness).SequenceEqual([_sample.One.Key, _sample.Two.Key]) && proven.Unchecked.IsEmpty;
        }).QuickCheckThrowOnFailure();

    /// <summary>With all keys known, every bit of the file counts.</summary>
    [Fact]
    public void A_flipped_bit_is_found() =>
        Prop.ForAll(Receipts, at =>
            ReceiptCheck.Of(Flipped(at.Bit, Make(at.Size, at.Index, at.Payload, at.Opens)), _sample.Log.Key, _sample.Both) is ReceiptCheck.Unsound)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    /// <summary>Without witnesses, what is said to be theirs is nobody's word; all that is proven stays the same.</summary>
    [Fact]
    public void A_flipped_bit_is_found_or_changes_nothing_that_was_checked() =>
        Prop.ForAll(Receipts, at =>
        {
            var made = Make(at.Size, at.Index, at.Payload, at.Opens);
            return Meaning(Flipped(at.Bit, made), null) is not { } flipped || flipped == Meaning(made.ToBytes(), null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static (long, string, Opening?, Decisions.Ledger.Checkpoints.Checkpoint, VerifierKey)? Meaning(byte[] file, VerifierKey? trusted) =>
        ReceiptCheck.Of(file, trusted, WitnessPolicy.None) is ReceiptCheck.Sound { Proven: var proven }
            ? (proven.Index, Convert.ToHexString(proven.Entry.ToBytes()), proven.Opening, proven.Checkpoint, proven.Key)
            : null;

    private Receipt Make(int size, int index, JsonTree payload, bool opens) =>
        _sample.Make(size, index, System.Text.Encoding.UTF8.GetString(payload.Written(backwards: true, escaped: true, " ")), opens);

    private static byte[] Flipped(int chosen, Receipt receipt)
    {
        var bytes = receipt.ToBytes();
        var bit = chosen % (bytes.Length * 8);
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return bytes;
    }
}
