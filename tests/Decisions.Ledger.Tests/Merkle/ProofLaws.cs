using Decisions.Ledger.Merkle;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Merkle;

public sealed class ProofLaws
{
    private static readonly Digest[] All = RecursiveTree.Leaves(700);

    /// <summary>A tree's size, a place in it, and any number to choose a bit with.</summary>
    private static readonly Arbitrary<(int Size, int Place, int Bit)> Trees = (
        from size in Gen.Choose(1, All.Length)
        from place in Gen.Choose(0, size - 1)
        from bit in Gen.Choose(0, int.MaxValue)
        select (size, place, bit)).ToArbitrary();

    [Fact]
    public void The_accumulators_root_is_the_recursive_one_however_leaves_come() =>
        Prop.ForAll(Trees, tree =>
            CompactRange.Empty.Append(All.AsSpan(0, tree.Place)).Append(All.AsSpan(tree.Place, tree.Size - tree.Place)).Root
            == RecursiveTree.Root(All.AsSpan(0, tree.Size))).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_leaf_is_proved_and_a_flipped_bit_breaks_the_proof() =>
        Prop.ForAll(Trees, tree =>
        {
            var leaves = All.AsSpan(0, tree.Size);
            Digest[] claim = [leaves[tree.Place], MerkleTree.Root(leaves), .. InclusionProof.Make(tree.Place, leaves)];
            bool Holds(Digest[] it) => InclusionProof.Verifies(tree.Place, tree.Size, it[0], it.AsSpan(2), it[1]);
            return Holds(claim) && !Holds(Flipped(claim, tree.Bit)) && !Holds([.. claim, claim[0]]) && !Shorter(claim, 2, Holds);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_growth_is_proved_and_a_flipped_bit_breaks_the_proof() =>
        Prop.ForAll(Trees, tree =>
        {
            var oldSize = tree.Place + 1;
            var leaves = All.AsSpan(0, tree.Size);
            Digest[] claim =
            [
                MerkleTree.Root(leaves[..oldSize]), MerkleTree.Root(leaves), .. ConsistencyProof.Make(oldSize, leaves),
            ];
            bool Holds(Digest[] it) => ConsistencyProof.Verifies(oldSize, tree.Size, it[0], it[1], it.AsSpan(2));
            return Holds(claim) && !Holds(Flipped(claim, tree.Bit)) && !Holds([.. claim, claim[0]]) && !Shorter(claim, 2, Holds);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_changed_leaf_breaks_the_growth() =>
        Prop.ForAll(Trees, tree =>
        {
            var changed = All[..tree.Size];
            changed[tree.Place] = Flipped([changed[tree.Place]], tree.Bit)[0];
            var oldSize = tree.Place + 1;
            return !ConsistencyProof.Verifies(
                oldSize,
                tree.Size,
                MerkleTree.Root(All.AsSpan(0, oldSize)),
                MerkleTree.Root(changed),
                ConsistencyProof.Make(oldSize, changed).AsSpan());
        }).QuickCheckThrowOnFailure();

    private static bool Shorter(Digest[] claim, int least, Func<Digest[], bool> holds) =>
        claim.Length > least && holds(claim[..^1]);

    private static Digest[] Flipped(Digest[] digests, int chosen)
    {
        var bit = chosen % (digests.Length * Digest.Length * 8);
        var bytes = digests[bit / 256].ToArray();
        bytes[bit % 256 / 8] ^= (byte)(1 << (bit % 8));
        return [.. digests[..(bit / 256)], Digest.From(bytes), .. digests[((bit / 256) + 1)..]];
    }
}
