using System.Text;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Proofs;
using Decisions.Ledger.Receipts;

namespace Decisions.Ledger.Tests.Receipts;

public sealed class ReceiptCheckTests : IDisposable
{
    private readonly SampleReceipt _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void A_receipt_is_a_proof_that_any_reader_of_proofs_can_check()
    {
        var proof = TlogProof.Parse(_sample.Make().ToBytes()).Value();
        var entry = _sample.Make().Extra.Entry.AsSpan();

        proof.Verify(MerkleTree.LeafHash(entry), SampleReceipt.Origin, [_sample.Log.Key], _sample.Both).Value().Index.ShouldBe(4);
    }

    [Fact]
    public void One_that_does_not_tell_the_payload_proves_that_the_entry_stands_there()
    {
        var proven = ReceiptCheck.Of(_sample.Make(opens: false).ToBytes(), null, WitnessPolicy.None).ShouldBeOfType<ReceiptCheck.Sound>().Proven;

        proven.Opening.ShouldBeNull();
        proven.KeyWasGiven.ShouldBeFalse();
        proven.Unchecked.ShouldBe(["one", "two"]);
    }

    [Fact]
    public void Each_fault_is_found_by_its_step()
    {
        var (sound, other) = (_sample.Make(), _sample.Make(payload: """{"choice":{"kind":"yesNo","answer":"no"}}"""));
        using var stranger = NoteSigner.FromSeed(SampleReceipt.Origin, [.. Enumerable.Repeat((byte)9, 32)]);
        using var third = Cosigner.FromSeed("three", [.. Enumerable.Repeat((byte)3, 32)]);

        Step("").ShouldBe(ReceiptStep.Form);
        Step(sound.ToString().Replace("\nextra ", "\nmore ")).ShouldBe(ReceiptStep.Form);
        Step(new TlogProof(4, [], sound.Proof.Hashes, sound.Proof.Checkpoint).ToString()).ShouldBe(ReceiptStep.Form);
        Step(With(sound, sound.Extra with { Key = "none" })).ShouldBe(ReceiptStep.Key);
        Step(With(sound, sound.Extra with { Key = _sample.One.Key.ToString() })).ShouldBe(ReceiptStep.Key);
        Step(sound.ToString(), stranger.Key).ShouldBe(ReceiptStep.Key);
        Step(With(sound, sound.Extra with { Key = stranger.Key.ToString() })).ShouldBe(ReceiptStep.Signature);
        Step(With(sound, sound.Extra with { Entry = [.. "{}"u8] })).ShouldBe(ReceiptStep.Entry);
        Step(With(sound, sound.Extra with { Entry = [.. sound.Extra.Entry, (byte)' '] })).ShouldBe(ReceiptStep.Entry);
        Step(With(sound, other.Extra)).ShouldBe(ReceiptStep.Inclusion);
        Step(sound.ToString().Replace("\nindex 4\n", "\nindex 5\n")).ShouldBe(ReceiptStep.Inclusion);
        Step(With(sound, sound.Extra with { Opening = other.Extra.Opening })).ShouldBe(ReceiptStep.Commitment);
        Step(sound.ToString(), null, new WitnessPolicy(1, [third.Key])).ShouldBe(ReceiptStep.Witnesses);
        Step(sound.ToString(), _sample.Log.Key, _sample.Both).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"entry":"e30=","key":"k","receipt":2}""")]
    [InlineData("""{"entry":"e30=","key":"k","receipt":1.0}""")]
    [InlineData("""{"receipt":1,"entry":"e30=","key":"k"}""")]
    [InlineData("""{"entry":"e30=","key":"k","payload":{},"receipt":1}""")]
    [InlineData("""{"entry":"e30=","key":"k","receipt":1,"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}""")]
    [InlineData("""{"entry":"e30=","key":"k","payload":{},"receipt":1,"salt":"AAAA"}""")]
    [InlineData("""{"entry":"e30=","key":"k","more":0,"receipt":1}""")]
    [InlineData("""{"entry":7,"key":"k","receipt":1}""")]
    [InlineData("""{"entry":"e3","key":"k","receipt":1}""")]
    [InlineData("""{"entry":"e30=","key":null,"receipt":1}""")]
    [InlineData("""{"entry":"e30=","key":"k"}""")]
    [InlineData("""[1]""")]
    [InlineData("""1""")]
    public void Other_extra_data_is_no_receipt(string extra) =>
        ReceiptExtra.Parse(Encoding.UTF8.GetBytes(extra)).ShouldBeOfType<Reading<ReceiptExtra>.Refused>();

    [Theory]
    [InlineData("""{"entry":"e30=","key":"k","receipt":1}""")]
    [InlineData("""{"entry":"","key":"","payload":null,"receipt":1,"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}""")]
    [InlineData("""{"entry":"e30=","key":"é\"","payload":{"a":1e+21,"é":"\u0001€"},"receipt":1,"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}""")]
    public void What_is_read_is_written_again(string extra) =>
        Encoding.UTF8.GetString(ReceiptExtra.Parse(Encoding.UTF8.GetBytes(extra)).Value().ToBytes()).ShouldBe(extra);

    private static string With(Receipt receipt, ReceiptExtra extra) =>
        Receipt.Make(receipt.Proof.Index, extra, receipt.Proof.Hashes, receipt.Proof.Checkpoint).ToString();

    private static ReceiptStep? Step(string file, VerifierKey? trusted = null, WitnessPolicy? policy = null) =>
        (ReceiptCheck.Of(Encoding.UTF8.GetBytes(file), trusted, policy ?? WitnessPolicy.None) as ReceiptCheck.Unsound)?.Step;
}
