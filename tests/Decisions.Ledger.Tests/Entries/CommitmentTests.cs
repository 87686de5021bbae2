using System.Security.Cryptography;
using Decisions.Ledger.Canonical;
using Decisions.Ledger.Entries;

namespace Decisions.Ledger.Tests.Entries;

public sealed class CommitmentTests
{
    private static readonly byte[] Salt = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    [Fact]
    public void It_is_the_hash_of_the_salt_and_the_canonical_payload()
    {
        var commitment = Commitment.To(Salt, """{ "choice": "yes", "ballot": 1.0 }"""u8);

        commitment.Payload.ToArray().ShouldBe(SHA256.HashData([.. Salt, .. """{"ballot":1,"choice":"yes"}"""u8]));
    }

    [Fact]
    public void The_payload_opens_it_however_it_is_written() =>
        Commitment.To(Salt, """{"a":1,"b":2}"""u8).IsOpenedBy(Salt, """{ "b":2, "\u0061":1e0 }"""u8).ShouldBeTrue();

    [Fact]
    public void Another_payload_or_salt_does_not_open_it()
    {
        var commitment = Commitment.To(Salt, """{"choice":"yes"}"""u8);
        byte[] otherSalt = [.. Salt[..15], 14];

        commitment.IsOpenedBy(Salt, """{"choice":"no"}"""u8).ShouldBeFalse();
        commitment.IsOpenedBy(otherSalt, """{"choice":"yes"}"""u8).ShouldBeFalse();
        commitment.IsOpenedBy(Salt.AsSpan(..15), """{"choice":"yes"}"""u8).ShouldBeFalse();
        commitment.IsOpenedBy(Salt, """{"choice":"""u8).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    public void A_salt_of_another_length_is_refused(int length) =>
        Should.Throw<ArgumentException>(() => Commitment.To(new byte[length], "{}"u8));

    [Fact]
    public void A_payload_without_a_canonical_form_is_refused() =>
        Should.Throw<NotCanonicalisableException>(() => Commitment.To(Salt, """{"a":1,"a":1}"""u8));
}
