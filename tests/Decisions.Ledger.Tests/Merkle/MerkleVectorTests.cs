using System.Text.Json;
using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tests.Merkle;

public sealed class MerkleVectorTests
{
    /// <summary>Two equal roots of 12 bytes, which its publishers accept at equal sizes; no root of ours has 12 bytes.</summary>
    private const string EqualButNoDigests = "additional/sizes-are-equal-one-and-proof-is-empty.json";

    public static TheoryData<string> Inclusion => Vectors.Files("merkle/inclusion");

    public static TheoryData<string> Consistency => Vectors.Files("merkle/consistency");

    [Theory, MemberData(nameof(Inclusion))]
    public void A_published_inclusion_proof_is_judged_as_published(string file)
    {
        using var vector = JsonDocument.Parse(Vectors.Read("merkle/inclusion", file));
        var at = vector.RootElement;

        var verifies = TryDigest(at.GetProperty("leafHash"), out var leafHash)
            && TryDigest(at.GetProperty("root"), out var root)
            && TryProof(at, out var proof)
            && InclusionProof.Verifies(Number(at, "leafIdx"), Number(at, "treeSize"), leafHash, proof, root);

        verifies.ShouldBe(!at.GetProperty("wantErr").GetBoolean());
    }

    [Theory, MemberData(nameof(Consistency))]
    public void A_published_consistency_proof_is_judged_as_published(string file)
    {
        using var vector = JsonDocument.Parse(Vectors.Read("merkle/consistency", file));
        var at = vector.RootElement;

        var verifies = TryDigest(at.GetProperty("root1"), out var oldRoot)
            && TryDigest(at.GetProperty("root2"), out var newRoot)
            && TryProof(at, out var proof)
            && ConsistencyProof.Verifies(Number(at, "size1"), Number(at, "size2"), oldRoot, newRoot, proof);

        verifies.ShouldBe(!at.GetProperty("wantErr").GetBoolean() && file != EqualButNoDigests);
    }

    /// <summary>The vectors count in 64 bits without a sign; what is beyond ours becomes negative, which no tree has.</summary>
    private static long Number(JsonElement vector, string name) => unchecked((long)vector.GetProperty(name).GetUInt64());

    private static bool TryDigest(JsonElement base64, out Digest digest) =>
        Digest.TryFrom(base64.ValueKind == JsonValueKind.Null ? [] : base64.GetBytesFromBase64(), out digest);

    private static bool TryProof(JsonElement vector, out Digest[] proof)
    {
        var nodes = vector.GetProperty("proof");
        var read = new List<Digest>();
        var sound = nodes.ValueKind == JsonValueKind.Null || nodes.EnumerateArray().All(node =>
        {
            var fits = TryDigest(node, out var digest);
            read.Add(digest);
            return fits;
        });
        proof = [.. read];
        return sound;
    }
}
