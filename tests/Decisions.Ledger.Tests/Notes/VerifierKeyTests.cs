using System.Text;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Signatures;

namespace Decisions.Ledger.Tests.Notes;

public sealed class VerifierKeyTests
{
    [Theory]
    [InlineData(PublishedNotes.Peter, "PeterNeumann", "c74f20a3", SignatureType.Ed25519)]
    [InlineData(PublishedNotes.Enoch, "EnochRoot", "af0cfe78", SignatureType.Ed25519)]
    [InlineData(PublishedNotes.ExampleKey, "example.com/foo", "530d903a", SignatureType.Ed25519)]
    [InlineData(PublishedNotes.KeyWithPlus, "TEST", "7997405c", SignatureType.Ed25519)]
    [InlineData(PublishedNotes.Remora, "remora.n621.de", "da77ade7", SignatureType.Cosignature)]
    public void A_published_key_is_read_and_written_again(string text, string name, string id, SignatureType type)
    {
        var key = VerifierKey.Parse(text).ShouldBeOfType<Reading<VerifierKey>.Read>().Value;

        (key.Name, key.Id.ToString(), key.Type).ShouldBe((name, id, type));
        key.ToString().ShouldBe(text);
        key.ShouldBe(VerifierKey.Parse(text).ShouldBeOfType<Reading<VerifierKey>.Read>().Value);
    }

    [Fact]
    public void A_key_verifies_only_what_names_it_by_name_and_id()
    {
        var key = Readings.Key(PublishedNotes.Peter);
        var signature = NoteSignature.ParseLine(PublishedNotes.PetersLine[..^1]).Value();

        key.Verifies(PublishedNotes.Text, signature).ShouldBeTrue();
        key.Verifies(PublishedNotes.Text, signature with { KeyName = "EnochRoot" }).ShouldBeFalse();
        key.Verifies(PublishedNotes.Text, signature with { KeyId = new KeyId(1) }).ShouldBeFalse();
        key.Verifies(PublishedNotes.Text + "\n", signature).ShouldBeFalse();
    }

    /// <summary>As the published test does with this key.</summary>
    [Fact]
    public void Any_other_part_of_a_key_is_no_key()
    {
        const string key = PublishedNotes.Peter;
        for (var start = 0; start < key.Length; start++)
        {
            for (var end = start + 1; end <= key.Length; end++)
            {
                IsKey(key[start..end]).ShouldBe(start == 0 && end == key.Length);
            }
        }
    }

    [Fact]
    public void A_key_with_any_character_raised_is_no_key()
    {
        for (var i = 0; i < PublishedNotes.Peter.Length; i++)
        {
            var changed = new StringBuilder(PublishedNotes.Peter);
            changed[i]++;
            IsKey(changed.ToString()).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")]
    [InlineData("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("bananas.sigstore.dev+12344556")]
    [InlineData("rekor.sigstore.dev+12345678+AwEB")]
    [InlineData("")]
    public void A_key_with_another_length_type_or_id_is_no_key(string text) => IsKey(text).ShouldBeFalse();

    [Fact]
    public void A_key_of_small_order_is_no_key_even_with_the_right_id()
    {
        byte[] identity = [1, .. new byte[31]];
        var id = KeyId.Of("n", SignatureType.Ed25519, identity);

        IsKey($"n+{id}+{Convert.ToBase64String([1, .. identity])}").ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\u00A0b")]
    [InlineData("a\u2003b")]
    [InlineData("a+b")]
    [InlineData("a\nb")]
    [InlineData("a\u0001b")]
    public void A_name_that_the_format_cannot_hold_makes_no_key(string name)
    {
        using var key = Ed25519PrivateKey.FromSeed(new byte[32]);

        KeyName.IsSound(name).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => new VerifierKey(name, SignatureType.Ed25519, key.PublicKey));
    }

    [Fact]
    public void A_lone_surrogate_makes_no_name() => KeyName.IsSound("a\uD800b").ShouldBeFalse();

    [Theory]
    [InlineData("example.com/log")]
    [InlineData("Genossenschaft-Straße-😀")]
    public void Other_names_are_names(string name) => KeyName.IsSound(name).ShouldBeTrue();

    private static bool IsKey(string text) => VerifierKey.Parse(text) is Reading<VerifierKey>.Read;
}
