using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Tests.Notes;

public sealed class SecretKeyTests
{
    [Fact]
    public void The_published_secret_key_has_the_published_public_key()
    {
        using var signer = Read(PublishedNotes.PetersSecret);

        signer.Key.ToString().ShouldBe(PublishedNotes.Peter);
    }

    [Theory]
    [InlineData(SignatureType.Ed25519)]
    [InlineData(SignatureType.Cosignature)]
    public void What_is_written_is_read_as_a_key_of_its_type_alone(SignatureType type)
    {
        var seed = Enumerable.Repeat((byte)7, 32).ToArray();
        var text = SecretKey.Write("board", type, seed);

        (NoteSigner.Parse(text) is Reading<NoteSigner>.Read).ShouldBe(type == SignatureType.Ed25519);
        (Cosigner.Parse(text) is Reading<Cosigner>.Read).ShouldBe(type == SignatureType.Cosignature);
    }

    [Fact]
    public void A_broken_secret_key_is_refused_without_telling_it()
    {
        const string secret = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
        string[] broken =
        [
            "",
            PublishedNotes.Peter,
            PublishedNotes.PetersSecret[1..],
            PublishedNotes.PetersSecret[..^1],
            PublishedNotes.PetersSecret.Replace("c74f20a3", "c74f20a4"),
            PublishedNotes.PetersSecret.Replace("Neumann", "Newmann"),
        ];

        foreach (var text in broken)
        {
            var reason = NoteSigner.Parse(text).ShouldBeOfType<Reading<NoteSigner>.Refused>().Reason;
            reason.ShouldNotContain(secret[4..12]);
        }
    }

    private static NoteSigner Read(string text) => NoteSigner.Parse(text).ShouldBeOfType<Reading<NoteSigner>.Read>().Value;
}
