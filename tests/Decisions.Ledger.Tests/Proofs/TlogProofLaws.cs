using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Proofs;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Proofs;

public sealed class TlogProofLaws : IDisposable
{
    private static readonly Digest[] All = Merkle.RecursiveTree.Leaves(300);

    private static readonly Arbitrary<(int Size, int Index, int Bit)> Places = (
        from size in Gen.Choose(1, All.Length)
        from index in Gen.Choose(0, size - 1)
        from bit in Gen.Choose(0, int.MaxValue)
        select (size, index, bit)).ToArbitrary();

    private readonly NoteSigner _log = NoteSigner.FromSeed("log", new byte[32]);
    private readonly Cosigner _one = Cosigner.FromSeed("one", Enumerable.Repeat((byte)1, 32).ToArray());
    private readonly Cosigner _two = Cosigner.FromSeed("two", Enumerable.Repeat((byte)2, 32).ToArray());

    public void Dispose()
    {
        _log.Dispose();
        _one.Dispose();
        _two.Dispose();
    }

    [Fact]
    public void Every_entry_has_a_proof_that_is_read_back_and_verifies() =>
        Prop.ForAll(Places, at =>
        {
            var proof = TlogProof.Parse(Make(at.Size, at.Index).ToBytes()).Value();
            var proven = Verify(proof, at.Index, 2).Value();
            return proven.Index == at.Index && proven.Checkpoint.Size == at.Size
                && proven.Witnesses.SequenceEqual([new WitnessedBy(_one.Key, 11), new WitnessedBy(_two.Key, 12)]);
        }).QuickCheckThrowOnFailure();

    /// <summary>A bit of the extra data may flip: nothing vouches for it. Here there is none.</summary>
    [Fact]
    public void A_flipped_bit_of_the_file_breaks_it() =>
        Prop.ForAll(Places, at =>
        {
            var bytes = Make(at.Size, at.Index).ToBytes();
            var bit = at.Bit % (bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            return TlogProof.Parse(bytes).Then(proof => Verify(proof, at.Index, 2)) is Reading<ProvenEntry>.Refused;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void It_proves_no_other_entry_no_other_index_and_no_other_log()
    {
        var proof = Make(300, 41);

        Verify(proof, 40, 2).Reason().ShouldContain("not entry 41");
        Verify(proof with { Index = 40 }, 41, 2).Reason().ShouldContain("not entry 40");
        Verify(proof with { Index = 300 }, 41, 2).Reason().ShouldContain("not entry 300");
        proof.Verify(All[41], "another", [_log.Key], WitnessPolicy.None).Reason().ShouldContain("another");
        proof.Verify(All[41], "log", [_one.Key], WitnessPolicy.None).ShouldBeOfType<Reading<ProvenEntry>.Read>();
        proof.Verify(All[41], "log", [], WitnessPolicy.None).ShouldBeOfType<Reading<ProvenEntry>.Refused>();
    }

    [Fact]
    public void Too_few_witnesses_are_not_enough()
    {
        var proof = Make(300, 41);
        var alone = proof with { Checkpoint = proof.Checkpoint with { Signatures = [.. proof.Checkpoint.Signatures.Take(2)] } };

        Verify(alone, 41, 1).Value().Witnesses.ShouldBe([new WitnessedBy(_one.Key, 11)]);
        Verify(alone, 41, 2).Reason().ShouldContain("1 witnesses cosigned");
    }

    private TlogProof Make(int size, int index)
    {
        var checkpoint = new Checkpoint("log", size, MerkleTree.Root(All.AsSpan(0, size)));
        var text = checkpoint.ToText();
        var note = checkpoint.Sign(_log).With([_one.Cosign(text, 11), _two.Cosign(text, 12)]);
        return new TlogProof(index, [], InclusionProof.Make(index, All.AsSpan(0, size)), note);
    }

    private Reading<ProvenEntry> Verify(TlogProof proof, int index, int required) =>
        proof.Verify(All[index], "log", [_log.Key], new WitnessPolicy(required, [_one.Key, _two.Key]));
}
