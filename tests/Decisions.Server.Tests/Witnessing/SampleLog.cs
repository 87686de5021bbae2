using System.Text;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Witnessing;

namespace Decisions.Server.Tests.Witnessing;

/// <summary>A small log with a key, of which a test submits what it likes.</summary>
internal sealed class SampleLog(string origin, byte seed = 1, string history = "") : IDisposable
{
    private readonly Digest[] _leaves = [.. Enumerable.Range(0, 40).Select(i => MerkleTree.LeafHash(Encoding.UTF8.GetBytes($"{history}{i}")))];

    public NoteSigner Signer { get; } = NoteSigner.FromSeed(origin, Enumerable.Repeat(seed, 32).ToArray());

    public Checkpoint At(int size) => new(origin, size, MerkleTree.Root(_leaves.AsSpan(..size)));

    /// <summary>A request from a size that was cosigned to another, with its proof.</summary>
    public AddCheckpointRequest Request(int old, int size, params NoteSigner[] signers) => new(
        old, old == 0 || old >= size ? [] : ConsistencyProof.Make(old, _leaves.AsSpan(..size)),
        At(size).Sign(signers is [] ? [Signer] : signers), At(size));

    public void Dispose() => Signer.Dispose();
}
