namespace Decisions.Domain.Tests;

public sealed class TextRuleTests
{
    [Theory]
    [InlineData("Café, Ünïted, Δ, ж, 日本語")]
    [InlineData("<script>alert('1')</script> & \"quotes\"")]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467 and \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u05D0\u200F!")]
    [InlineData("e\u0301")]
    public void What_people_write_is_taken_as_it_is(string text) => TextRule.Line("title", text).ShouldBeNull();

    [Theory]
    [InlineData("a\u0000", 2)]
    [InlineData("a\u007F", 2)]
    [InlineData("ab\u0085c", 3)]
    [InlineData("\u202Eabc", 1)]
    [InlineData("a\u2066b", 2)]
    [InlineData("a\u2069b", 2)]
    [InlineData("a\uFEFFb", 2)]
    [InlineData("a\u2028b", 2)]
    [InlineData("a\uFFFEb", 2)]
    [InlineData("\U0001F600\U0001FFFFb", 3)]
    public void What_controls_or_turns_the_reading_order_is_refused_where_it_stands(string text, int position)
    {
        TextRule.Line("title", text).ShouldBe(new TextHasControlCharacters("title", position));
        TextRule.Text("title", text).ShouldBe(new TextHasControlCharacters("title", position));
    }

    // No theory: half a character does not survive the way into a test's name.
    [Fact]
    public void Half_a_character_is_refused()
    {
        string high = new('\uD83D', 1), low = new('\uDE00', 1);
        TextRule.Line("title", "ab" + high).ShouldBe(new TextHasControlCharacters("title", 3));
        TextRule.Line("title", "ab" + high + "c").ShouldBe(new TextHasControlCharacters("title", 3));
        TextRule.Line("title", low + high).ShouldBe(new TextHasControlCharacters("title", 1));
        TextRule.Line("title", high + low).ShouldBeNull();
    }

    [Fact]
    public void Lines_and_tabs_are_for_texts_and_notes()
    {
        const string Lines = "one\r\n\ttwo\n";
        TextRule.Text("text", Lines).ShouldBeNull();
        TextRule.Note("note", Lines).ShouldBeNull();
        TextRule.Line("title", Lines).ShouldBe(new TextHasControlCharacters("title", 4));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\u3000")]
    [InlineData("\u200B\u200D\u2060\u00AD")]
    [InlineData("\u3164\u2800")]
    public void What_shows_nothing_says_nothing(string? text)
    {
        TextRule.Line("title", text).ShouldBe(new TextIsMissing("title"));
        TextRule.Text("text", text).ShouldBe(new TextIsMissing("text"));
        TextRule.Note("note", text).ShouldBeNull();
        TextRule.NoteOrNull(text).ShouldBeNull();
    }

    [Fact]
    public void A_limit_is_the_most_that_is_taken()
    {
        TextRule.Line("title", new string('x', TextRule.LineLimit)).ShouldBeNull();
        TextRule.Line("title", new string('x', TextRule.LineLimit + 1))
            .ShouldBe(new TextIsTooLong("title", TextRule.LineLimit + 1, TextRule.LineLimit));
        TextRule.Text("text", new string('x', TextRule.TextLimit)).ShouldBeNull();
        TextRule.Text("text", new string('x', TextRule.TextLimit + 1))
            .ShouldBe(new TextIsTooLong("text", TextRule.TextLimit + 1, TextRule.TextLimit));
        TextRule.Note("note", new string('x', TextRule.NoteLimit)).ShouldBeNull();
    }
}
