using System.Numerics;
using Decisions.Ledger.Signatures;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Signatures;

public sealed class Ed25519Tests
{
    /// <summary>The order of the group that the base point makes: RFC 8032, section 5.1.</summary>
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");

    public static TheoryData<string, string, string, string> Vectors => Rfc8032.Vectors;

    [Theory, MemberData(nameof(Vectors))]
    public void A_published_seed_has_its_public_key_and_signature(string seed, string publicKey, string message, string signature)
    {
        using var key = Ed25519PrivateKey.FromSeed(Convert.FromHexString(seed));
        var data = Convert.FromHexString(message);

        Convert.ToHexStringLower(key.PublicKey.Bytes).ShouldBe(publicKey);
        Convert.ToHexStringLower(key.Sign(data)).ShouldBe(signature);
        key.PublicKey.Verifies(data, Convert.FromHexString(signature)).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Vectors))]
    public void A_signature_with_the_groups_order_added_to_S_is_refused(string seed, string publicKey, string message, string signature)
    {
        var changed = Convert.FromHexString(signature);
        var s = new BigInteger(changed.AsSpan(32), isUnsigned: true) + Order;
        s.ToByteArray(isUnsigned: true).CopyTo(changed, 32);

        seed.ShouldNotBe(publicKey);
        Key(publicKey).Verifies(Convert.FromHexString(message), changed).ShouldBeFalse();
    }

    [Fact]
    public void A_flipped_bit_of_signature_message_or_key_breaks_it()
    {
        using var key = Ed25519PrivateKey.FromSeed(new byte[32]);
        var message = "In favour"u8.ToArray();
        var sound = key.Sign(message);
        Prop.ForAll(Gen.Choose(0, (64 + message.Length + 32) * 8 - 1).ToArbitrary(), bit =>
        {
            byte[] all = [.. sound, .. message, .. key.PublicKey.Bytes];
            all[bit / 8] ^= (byte)(1 << (bit % 8));
            return Ed25519PublicKey.TryFrom(all.AsSpan(64 + message.Length)) is not { } changed
                || !changed.Verifies(all.AsSpan(64, message.Length), all.AsSpan(0, 64));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    public void A_signature_of_another_length_is_refused(int length)
    {
        using var key = Ed25519PrivateKey.FromSeed(new byte[32]);

        key.PublicKey.Verifies([], new byte[length]).ShouldBeFalse();
    }

    /// <summary>Under each, R = the identity and S = 0 would verify for some messages, and under the identity for all.</summary>
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa")]
    public void A_key_of_small_order_is_no_key(string publicKey) =>
        Ed25519PublicKey.TryFrom(Convert.FromHexString(publicKey)).ShouldBeNull();

    [Theory]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void A_key_in_a_second_encoding_is_no_key(string publicKey) =>
        Ed25519PublicKey.TryFrom(Convert.FromHexString(publicKey)).ShouldBeNull();

    [Fact]
    public void Under_bytes_that_are_no_point_nothing_verifies() =>
        Key("0200000000000000000000000000000000000000000000000000000000000000").Verifies([], new byte[64]).ShouldBeFalse();

    [Fact]
    public void A_seed_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(() => Ed25519PrivateKey.FromSeed(new byte[31]));

    [Fact]
    public void Many_threads_may_sign_with_one_key()
    {
        using var key = Ed25519PrivateKey.FromSeed(new byte[32]);
        var signatures = new string[200];
        Parallel.For(0, signatures.Length, i => signatures[i] = Convert.ToHexString(key.Sign("same"u8)));

        signatures.Distinct().ShouldHaveSingleItem();
    }

    private static Ed25519PublicKey Key(string hex) => Ed25519PublicKey.From(Convert.FromHexString(hex));
}
