using Decisions.Domain.Communities;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Communities;

public sealed class NameWitnessesTests
{
    private static readonly NamedWitness Board = new("https://witness.example.net", "board+00000001+AAAA");
    private static readonly NamedWitness Sister = new("http://10.0.0.7:5090/below", "sister+00000002+BBBB");

    private static readonly CommunityFounded Founded =
        new(Bakery, "Corner Bakery", "Bread.", "Europe/London", Visibility.Public, Ada);

    [Fact]
    public void Witnesses_are_on_record_with_how_many_must_have_cosigned()
    {
        var after = Decide(new NameWitnesses(1, [Board, Sister])).Then(new WitnessesNamed(1, [Board, Sister]));
        (after.WitnessesRequired, after.Witnesses.Length).ShouldBe((1, 2));
    }

    [Fact]
    public void Blanks_and_a_slash_at_the_end_are_left_out() =>
        Decide(new NameWitnesses(1, [new(" https://witness.example.net/ ", " board+00000001+AAAA ")])).Then(new WitnessesNamed(1, [Board]));

    [Fact]
    public void Those_who_are_named_take_the_place_of_those_before() =>
        Decide(new NameWitnesses(1, [Sister]), new WitnessesNamed(1, [Board])).Then(new WitnessesNamed(1, [Sister]));

    [Fact]
    public void Naming_nobody_ends_it() =>
        Decide(new NameWitnesses(0, []), new WitnessesNamed(1, [Board])).Then(new WitnessesNamed(0, []));

    [Fact]
    public void Naming_nobody_where_nobody_is_named_changes_nothing() => Decide(new NameWitnesses(0, [])).ThenNothing();

    [Theory]
    [InlineData("witness.example.net")]
    [InlineData("ftp://witness.example.net")]
    [InlineData("https://witness.example.net/?a=b")]
    [InlineData("https://witness.example.net/#a")]
    [InlineData("https://ada:secret@witness.example.net")]
    [InlineData("https://")]
    public void An_address_that_no_path_can_follow_is_refused(string url) =>
        Decide(new NameWitnesses(1, [Board with { Url = url }])).Then(new WitnessAddressIsUnusable(url.TrimEnd('/')));

    [Fact]
    public void A_witness_needs_an_address_and_a_key()
    {
        Decide(new NameWitnesses(1, [Board with { Url = " " }])).Then(new TextIsMissing("url"));
        Decide(new NameWitnesses(1, [Board with { Key = "" }])).Then(new TextIsMissing("key"));
    }

    [Fact]
    public void Nobody_counts_twice() =>
        Decide(new NameWitnesses(1, [Board, Sister with { Key = Board.Key }])).Then(new WitnessIsNamedTwice(Board.Key));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    public void No_more_can_be_asked_for_than_there_are_and_no_fewer_than_one(int required) =>
        Decide(new NameWitnesses(required, [Board, Sister])).Then(new NumberIsOutOfRange("required", required, 1, 2));

    [Fact]
    public void Nobody_can_be_asked_for_where_nobody_is_named() =>
        Decide(new NameWitnesses(1, [])).Then(new NumberIsOutOfRange("required", 1, 0, 0));

    [Fact]
    public void A_log_has_no_more_witnesses_than_every_reader_takes() =>
        Decide(new NameWitnesses(1, [.. Enumerable.Range(0, 16).Select(n => Board with { Key = $"w{n}+00000001+AAAA" })]))
            .Then(new TooManyWitnesses(16, 15));

    private static When<Community, ICommunityEvent> Decide(NameWitnesses command, params ICommunityEvent[] before) =>
        Given.Community([Founded, .. before]).When(state => NameWitnesses.Decide(state!, command));
}
