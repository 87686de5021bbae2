using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tests.Merkle;

public sealed class ProofTests
{
    [Fact]
    public void Every_inclusion_proof_of_small_trees_is_the_recursive_one_and_verifies()
    {
        var all = RecursiveTree.Leaves(40);
        for (var size = 1; size <= all.Length; size++)
        {
            var leaves = all[..size];
            for (var index = 0; index < size; index++)
            {
                var proof = InclusionProof.Make(index, leaves);
                proof.ShouldBe(RecursiveTree.Path(index, leaves));
                InclusionProof.Verifies(index, size, leaves[index], proof.AsSpan(), MerkleTree.Root(leaves)).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Every_consistency_proof_of_small_trees_is_the_recursive_one_and_verifies()
    {
        var all = RecursiveTree.Leaves(40);
        for (var size = 1; size <= all.Length; size++)
        {
            for (var oldSize = 1; oldSize <= size; oldSize++)
            {
                var proof = ConsistencyProof.Make(oldSize, all.AsSpan(0, size));
                proof.ShouldBe(RecursiveTree.Proof(oldSize, all.AsSpan(0, size)));
                ConsistencyProof.Verifies(
                    oldSize, size, MerkleTree.Root(all.AsSpan(0, oldSize)), MerkleTree.Root(all.AsSpan(0, size)), proof.AsSpan())
                    .ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void A_tree_is_consistent_with_itself_alone_and_by_no_proof()
    {
        var leaves = RecursiveTree.Leaves(2);

        ConsistencyProof.Verifies(1, 1, leaves[0], leaves[0], []).ShouldBeTrue();
        ConsistencyProof.Verifies(1, 1, leaves[0], leaves[1], []).ShouldBeFalse();
        ConsistencyProof.Verifies(1, 1, leaves[0], leaves[0], [leaves[1]]).ShouldBeFalse();
    }

    [Fact]
    public void Only_subtrees_whole_within_the_tree_are_asked_for()
    {
        const long size = 1_000_003;
        var proof = InclusionProof.Make(999_999, size, (level, index) =>
        {
            ((index + 1) << level).ShouldBeLessThanOrEqualTo(size);
            return default;
        });

        proof.Length.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public void A_leaf_or_size_that_is_not_there_has_no_proof()
    {
        var leaves = RecursiveTree.Leaves(3);

        Should.Throw<ArgumentOutOfRangeException>(() => InclusionProof.Make(3, leaves));
        Should.Throw<ArgumentOutOfRangeException>(() => InclusionProof.Make(-1, leaves));
        Should.Throw<ArgumentOutOfRangeException>(() => InclusionProof.Make(0, Array.Empty<Digest>()));
        Should.Throw<ArgumentOutOfRangeException>(() => ConsistencyProof.Make(0, leaves));
        Should.Throw<ArgumentOutOfRangeException>(() => ConsistencyProof.Make(4, leaves));
    }

    [Fact]
    public void Verifying_holds_at_the_greatest_sizes() =>
        InclusionProof.Verifies(long.MaxValue - 1, long.MaxValue, default, new Digest[70], default).ShouldBeFalse();
}
