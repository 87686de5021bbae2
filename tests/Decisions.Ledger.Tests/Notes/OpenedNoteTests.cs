using System.Text;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Tests.Notes;

public sealed class OpenedNoteTests
{
    private const string Text = PublishedNotes.Text;
    private const string PetersLine = PublishedNotes.PetersLine;
    private const string EnochsLine = PublishedNotes.EnochsLine;

    private static readonly VerifierKey Peter = Key(PublishedNotes.Peter);
    private static readonly VerifierKey Enoch = Key(PublishedNotes.Enoch);

    [Fact]
    public void A_known_signature_counts_and_an_unknown_one_is_ignored() =>
        Signers(PetersLine + EnochsLine, Peter).ShouldBe([Peter]);

    [Fact]
    public void Two_known_signatures_count() => Signers(PetersLine + EnochsLine, Enoch, Peter).ShouldBe([Peter, Enoch]);

    [Fact]
    public void The_specifications_example_verifies() =>
        Open(PublishedNotes.ExampleNote, Key(PublishedNotes.ExampleKey)).ShouldBeOfType<Reading<OpenedNote>.Read>().Value.Text
            .ShouldBe("This is an example message.\n");

    [Fact]
    public void Without_a_known_signature_there_is_no_note()
    {
        Refused(PetersLine + EnochsLine).ShouldContain("No known key");
        Refused(PetersLine, Enoch).ShouldContain("No known key");
    }

    [Fact]
    public void A_signature_that_stands_twice_counts_once() =>
        Signers(PetersLine + PetersLine + EnochsLine + EnochsLine + Broken(EnochsLine), Peter).ShouldBe([Peter]);

    [Fact]
    public void A_bad_signature_of_a_known_key_spoils_the_note_even_beside_a_good_one()
    {
        Refused(Broken(PetersLine), Peter).ShouldContain("PeterNeumann+c74f20a3");
        Refused(PetersLine + Broken(PetersLine), Peter).ShouldContain("PeterNeumann+c74f20a3");
        Refused(PetersLine + Broken(EnochsLine), Peter, Enoch).ShouldContain("EnochRoot+af0cfe78");
    }

    [Fact]
    public void A_key_known_twice_is_one_key() => Signers(EnochsLine, Enoch, Peter, Enoch).ShouldBe([Enoch]);

    [Fact]
    public void A_name_or_an_id_alone_does_not_name_a_key()
    {
        Refused(PetersLine.Replace("PeterNeumann", "CarmenSandiego"), Peter).ShouldContain("No known key");
        Refused(PetersLine.Replace("x08g", "xxxx"), Peter).ShouldContain("No known key");
    }

    [Fact]
    public void A_changed_text_is_not_what_was_signed() =>
        Open(Text.Replace("problem", "Problem") + "\n" + PetersLine, Peter).ShouldBeOfType<Reading<OpenedNote>.Refused>();

    [Fact]
    public void A_signature_for_another_purpose_is_none()
    {
        var seed = new byte[32];
        using var signer = NoteSigner.FromSeed("x", seed);
        var cosigner = new VerifierKey("x", SignatureType.Cosignature, signer.Key.PublicKey);
        var renamed = signer.Sign(Text) with { KeyId = cosigner.Id };

        OpenedNote.Open(new SignedNote(Text, [renamed]), [cosigner]).ShouldBeOfType<Reading<OpenedNote>.Refused>();
    }

    private static string Broken(string line) => line.Replace("5n2tiO", "5n2tiP").Replace("SffcvI", "SffcvJ");

    private static VerifierKey[] Signers(string lines, params VerifierKey[] known) =>
        [.. Open(Text + "\n" + lines, known).ShouldBeOfType<Reading<OpenedNote>.Read>().Value.Signatures.Select(signed => signed.Key)];

    private static string Refused(string lines, params VerifierKey[] known) =>
        Open(Text + "\n" + lines, known).ShouldBeOfType<Reading<OpenedNote>.Refused>().Reason;

    private static Reading<OpenedNote> Open(string note, params VerifierKey[] known) =>
        SignedNote.Parse(Encoding.UTF8.GetBytes(note)).Then(read => OpenedNote.Open(read, known));

    private static VerifierKey Key(string text) => VerifierKey.Parse(text).ShouldBeOfType<Reading<VerifierKey>.Read>().Value;
}
