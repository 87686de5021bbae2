using System.Text;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tests.Checkpoints;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Cosignatures;

public sealed class CosignatureTests
{
    private const string Text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    /// <summary>The example of C2SP tlog-cosignature.</summary>
    [Fact]
    public void What_is_signed_is_as_the_specification_shows_it() =>
        Encoding.UTF8.GetString(Cosignature.Message(1_679_315_147, Text)).ShouldBe("cosignature/v1\ntime 1679315147\n" + Text);

    /// <summary>transparency-dev/formats, note/note_cosigv1_test.go.</summary>
    [Fact]
    public void A_published_cosignature_has_its_time()
    {
        const string line = "— w ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA==";

        var cosignature = Cosignature.Parse(NoteSignature.ParseLine(line).Value().Bytes.AsSpan());

        cosignature.ShouldNotBeNull().Time.ShouldBe(1_727_964_367);
    }

    /// <summary>The same source: a signature of type 0x01.</summary>
    [Fact]
    public void A_signature_without_a_time_is_no_cosignature()
    {
        const string line = "— w eQjRQm6eSKzFoiYalgwCPXu2y3ijtg68is9M46JKxuZB+dRfTmeQeDBoXnvxZx2ugnkyV+MUMLXpWs1hPb/W/4xkNQY=";

        Cosignature.Parse(NoteSignature.ParseLine(line).Value().Bytes.AsSpan()).ShouldBeNull();
    }

    [Fact]
    public void A_time_beyond_63_bits_is_no_time() => Cosignature.Parse([0x80, .. new byte[71]]).ShouldBeNull();

    [Fact]
    public void Public_witnesses_cosignatures_of_a_public_log_verify()
    {
        var keys = PublishedCheckpoint.WitnessKeys.Select(Readings.Key).ToArray();

        var opened = OpenedNote.Open(Readings.Note(PublishedCheckpoint.Note), keys).Value();

        opened.Signatures.Select(signed => signed.Key).ShouldBe(keys);
        opened.Signatures.Select(signed => Cosignature.Parse(signed.Signature.Bytes.AsSpan())!.Time).Distinct()
            .ShouldBe([PublishedCheckpoint.Time]);
    }

    [Fact]
    public void What_is_cosigned_verifies_and_a_flipped_bit_does_not()
    {
        using var cosigner = Cosigner.FromSeed("witness.example/w1", new byte[32]);
        var times = Gen.Elements(0L, 1, 1_763_717_400, long.MaxValue);
        Prop.ForAll(times.Zip(Gen.Choose(0, (Cosignature.Length * 8) - 1)).ToArbitrary(), chosen =>
        {
            var signature = cosigner.Cosign(Text, chosen.Item1);
            var bytes = signature.Bytes.ToArray();
            bytes[chosen.Item2 / 8] ^= (byte)(1 << (chosen.Item2 % 8));
            return cosigner.Key.Verifies(Text, signature)
                && Cosignature.Parse(signature.Bytes.AsSpan())!.Time == chosen.Item1
                && !cosigner.Key.Verifies(Text, signature with { Bytes = [.. bytes] });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void There_is_no_time_before_1970()
    {
        using var cosigner = Cosigner.FromSeed("w", new byte[32]);

        Should.Throw<ArgumentOutOfRangeException>(() => cosigner.Cosign(Text, -1));
    }
}
