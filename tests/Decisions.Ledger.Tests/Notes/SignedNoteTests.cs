using System.Text;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Tests.Notes;

public sealed class SignedNoteTests
{
    private const string Text = PublishedNotes.Text;
    private const string Peter = PublishedNotes.PetersLine;
    private const string Enoch = PublishedNotes.EnochsLine;

    [Fact]
    public void The_published_note_is_written_byte_for_byte()
    {
        using var signer = NoteSigner.Parse(PublishedNotes.PetersSecret).ShouldBeOfType<Reading<NoteSigner>.Read>().Value;

        SignedNote.Sign(Text, signer).ToString().ShouldBe(Text + "\n" + Peter);
    }

    [Theory]
    [InlineData(Text + "\n" + Peter)]
    [InlineData(Text + "\n" + Peter + Enoch)]
    [InlineData("\n\n" + Peter)]
    [InlineData("One.\n\n\nTwo.\n\n" + Peter)]
    [InlineData("— a b\n\n" + Peter)]
    [InlineData(PublishedNotes.ExampleNote)]
    [InlineData("a\n\n— x AAAAAAE=\n")]
    public void A_note_is_read_and_written_again(string note)
    {
        var read = Parse(note).ShouldBeOfType<Reading<SignedNote>.Read>().Value;

        read.ToString().ShouldBe(note);
        note.ShouldStartWith(read.Text + "\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData(Text)]
    [InlineData(Text + "\n")]
    [InlineData(Text + Peter)]
    [InlineData("\u0001" + Text + "\n" + Peter)]
    [InlineData("a\r\n\r\n" + Peter)]
    [InlineData("a\tb\n\n" + Peter)]
    [InlineData(Text + "\n" + Peter + "Unexpected line.\n")]
    [InlineData(Text + "\n" + Peter + "\n")]
    [InlineData("a\n\n— x AAAAAA==\n")]
    [InlineData("a\n\n— x AAAAAAE\n")]
    [InlineData("a\n\n— x AAAAAAF=\n")]
    [InlineData("a\n\n— x AAAA AAE=\n")]
    [InlineData("a\n\n— x y AAAAAAE=\n")]
    [InlineData("a\n\n— x  AAAAAAE=\n")]
    [InlineData("a\n\n—  AAAAAAE=\n")]
    [InlineData("a\n\n- x AAAAAAE=\n")]
    [InlineData("a\n\n-- x AAAAAAE=\n")]
    [InlineData("a\n\n—\u00A0x AAAAAAE=\n")]
    [InlineData("a\n\n— x+y AAAAAAE=\n")]
    [InlineData("a\n\n— x AAAAAAE=")]
    public void Anything_else_is_no_note(string note) => Parse(note).ShouldBeOfType<Reading<SignedNote>.Refused>();

    [Fact]
    public void Bytes_that_are_not_utf8_are_no_note() =>
        SignedNote.Parse([0xFF, .. Encoding.UTF8.GetBytes(Text + "\n" + Peter)]).ShouldBeOfType<Reading<SignedNote>.Refused>();

    [Theory]
    [InlineData(16, true)]
    [InlineData(SignedNote.MaxSignatures, true)]
    [InlineData(SignedNote.MaxSignatures + 1, false)]
    public void As_many_signatures_as_the_limit_are_read(int count, bool read) =>
        (Parse(Text + "\n" + string.Concat(Enumerable.Repeat(Peter, count))) is Reading<SignedNote>.Read).ShouldBe(read);

    [Fact]
    public void A_note_beyond_the_limit_is_not_read() =>
        Parse(new string('a', SignedNote.MaxLength) + "\n\n" + Peter).ShouldBeOfType<Reading<SignedNote>.Refused>();

    [Theory]
    [InlineData("")]
    [InlineData("no newline")]
    [InlineData("tab\t\n")]
    public void What_is_no_text_is_not_signed(string text) => Should.Throw<ArgumentException>(() => SignedNote.Sign(text));

    [Fact]
    public void A_text_with_a_lone_surrogate_is_not_signed() => Should.Throw<ArgumentException>(() => SignedNote.Sign("\uD800\n"));

    [Fact]
    public void Signatures_are_added_behind_and_none_twice()
    {
        var note = Parse(Text + "\n" + Peter).ShouldBeOfType<Reading<SignedNote>.Read>().Value;
        var enochs = SignedNote.ParseSignatures(Enoch + Peter).ShouldBeOfType<Reading<System.Collections.Immutable.ImmutableArray<NoteSignature>>.Read>().Value;

        note.With(enochs).ToString().ShouldBe(Text + "\n" + Peter + Enoch);
    }

    private static Reading<SignedNote> Parse(string note) => SignedNote.Parse(Encoding.UTF8.GetBytes(note));
}
