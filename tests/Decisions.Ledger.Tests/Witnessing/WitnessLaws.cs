using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Witnessing;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Witnessing;

public sealed class WitnessLaws : IDisposable
{
    private const int Most = 40;

    private static readonly Digest[] Honest = Merkle.RecursiveTree.Leaves(Most);

    /// <summary>
    /// A step of a log that keeps two histories, which part at a leaf: the tree that it offers, whether it says the
    /// right old size and from which history it takes its proof.
    /// </summary>
    private static readonly Gen<Step> Steps =
        from size in Gen.Choose(0, Most)
        from offered in Gen.Elements(false, true)
        from proved in Gen.Elements(false, true)
        from guess in Gen.Choose(0, Most)
        from knows in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Step(size, offered, proved, knows ? null : guess);

    private readonly NoteSigner _signer = NoteSigner.FromSeed("log", new byte[32]);
    private readonly Cosigner _cosigner = Cosigner.FromSeed("witness", Enumerable.Repeat((byte)2, 32).ToArray());

    public void Dispose()
    {
        _signer.Dispose();
        _cosigner.Dispose();
    }

    [Fact]
    public void No_two_trees_that_do_not_agree_are_ever_cosigned_and_none_is_smaller_than_the_last()
    {
        var cosignedOnce = 0;
        Prop.ForAll(Gen.Choose(0, Most - 1).Zip(Steps.ListOf()).ToArbitrary(), chosen =>
        {
            var forked = Forked(chosen.Item1);
            var log = WitnessedLog.New("log", [_signer.Key]);
            var cosigned = new List<Checkpoint>();
            foreach (var step in chosen.Item2)
            {
                if (Witness.Decide(Request(step, forked, log), log, [_cosigner], 1) is WitnessAnswer.Cosigned answer)
                {
                    log = answer.Next;
                    cosigned.Add(log.Last);
                }
            }

            cosignedOnce += cosigned.Count;
            return (cosigned.All(tree => IsOf(tree, Honest)) || cosigned.All(tree => IsOf(tree, forked)))
                && cosigned.Zip(cosigned.Skip(1)).All(pair => pair.First.Size <= pair.Second.Size);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        cosignedOnce.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void An_honest_log_is_always_cosigned() =>
        Prop.ForAll(Gen.Choose(0, Most).ListOf().ToArbitrary(), sizes =>
        {
            var log = WitnessedLog.New("log", [_signer.Key]);
            return sizes.Order().All(size =>
            {
                var request = Request(new Step(size, false, false, null), Honest, log);
                var answer = Witness.Decide(AddCheckpointRequest.Parse(request.ToBytes()).Value(), log, [_cosigner], 1);
                log = (answer as WitnessAnswer.Cosigned)?.Next;
                return log?.Last.Size == size;
            });
        }).QuickCheckThrowOnFailure();

    private static bool IsOf(Checkpoint tree, Digest[] leaves) => tree.Root == MerkleTree.Root(leaves.AsSpan(0, (int)tree.Size));

    /// <summary>The honest history up to a leaf, and others from it on.</summary>
    private static Digest[] Forked(int at) => [.. Honest[..at], .. Honest[at..].Select(leaf => MerkleTree.NodeHash(leaf, leaf))];

    private AddCheckpointRequest Request(Step step, Digest[] forked, WitnessedLog log)
    {
        var tree = (step.Offered ? forked : Honest).AsSpan(0, step.Size);
        var oldSize = step.Guess ?? (int)log.Last.Size;
        var proof = oldSize > 0 && oldSize <= step.Size
            ? ConsistencyProof.Make(oldSize, (step.Proved ? forked : Honest).AsSpan(0, step.Size))
            : [];
        var checkpoint = new Checkpoint("log", step.Size, MerkleTree.Root(tree));
        return new AddCheckpointRequest(oldSize, proof, checkpoint.Sign(_signer), checkpoint);
    }

    private sealed record Step(int Size, bool Offered, bool Proved, int? Guess);
}
