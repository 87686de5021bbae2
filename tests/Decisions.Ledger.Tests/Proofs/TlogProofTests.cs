using System.Security.Cryptography;
using System.Text;
using Decisions.Ledger.Proofs;
using Decisions.Ledger.Tests.Checkpoints;

namespace Decisions.Ledger.Tests.Proofs;

public sealed class TlogProofTests
{
    private static readonly string Hash1 = Convert.ToBase64String(SHA256.HashData("hash1"u8));
    private static readonly string Hash2 = Convert.ToBase64String(SHA256.HashData("hash2"u8));

    /// <summary>The forms of transparency-dev/formats, proof/tlog_proof_test.go, over a checkpoint that is one.</summary>
    [Fact]
    public void Proofs_with_and_without_extra_data_and_hashes_are_read_and_written_again()
    {
        var extra = Convert.ToBase64String("extra information"u8);
        var plain = Read($"c2sp.org/tlog-proof@v1\nindex 5\n{Hash1}\n{Hash2}\n\n{PublishedCheckpoint.Note}");
        var withExtra = Read($"c2sp.org/tlog-proof@v1\nextra {extra}\nindex 10\n{Hash1}\n\n{PublishedCheckpoint.Note}");
        var bare = Read($"c2sp.org/tlog-proof@v1\nindex 0\n\n{PublishedCheckpoint.Note}");

        (plain.Index, plain.Extra.Length, plain.Hashes.Length).ShouldBe((5, 0, 2));
        plain.Hashes.Select(hash => hash.ToString()).ShouldBe([Hash1, Hash2]);
        (withExtra.Index, Encoding.UTF8.GetString(withExtra.Extra.AsSpan())).ShouldBe((10, "extra information"));
        (bare.Index, bare.Hashes.Length).ShouldBe((0, 0));
        bare.Checkpoint.ToString().ShouldBe(PublishedCheckpoint.Note);
    }

    /// <summary>The example of C2SP tlog-proof, whose own signatures are cut short, over a checkpoint that is one.</summary>
    [Fact]
    public void The_specifications_example_is_read()
    {
        const string header =
            """
            c2sp.org/tlog-proof@v1
            extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ
            index 73894
            gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
            B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
            EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
            RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
            AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=


            """;

        var proof = Read(header + PublishedCheckpoint.Note);

        (proof.Index, proof.Hashes.Length, proof.Extra.Length).ShouldBe((73_894, 5, 39));
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong-header\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra \nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra YWI=\nextra YWI=\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra YWJ=\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nextra YWI=\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex notanumber\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -5\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex  0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\n\n")]
    public void Anything_else_before_the_checkpoint_is_no_proof(string header) =>
        TlogProof.Parse(Encoding.UTF8.GetBytes(header + PublishedCheckpoint.Note)).ShouldBeOfType<Reading<TlogProof>.Refused>();

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_proof_has_no_more_hashes_than_a_tree_has_levels(int hashes, bool read)
    {
        var text = $"c2sp.org/tlog-proof@v1\nindex 0\n{string.Concat(Enumerable.Repeat(Hash1 + "\n", hashes))}\n{PublishedCheckpoint.Note}";

        (TlogProof.Parse(Encoding.UTF8.GetBytes(text)) is Reading<TlogProof>.Read).ShouldBe(read);
    }

    [Fact]
    public void A_proof_without_a_note_behind_it_is_none() =>
        TlogProof.Parse("c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n"u8).ShouldBeOfType<Reading<TlogProof>.Refused>();

    private static TlogProof Read(string text)
    {
        var proof = TlogProof.Parse(Encoding.UTF8.GetBytes(text)).Value();
        Encoding.UTF8.GetString(proof.ToBytes()).ShouldBe(text);
        return proof;
    }
}
