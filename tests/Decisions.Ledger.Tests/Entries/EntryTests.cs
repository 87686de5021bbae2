using System.Text;
using Decisions.Ledger.Canonical;
using Decisions.Ledger.Entries;

namespace Decisions.Ledger.Tests.Entries;

public sealed class EntryTests
{
    private const string When = "2026-11-21T09:30:00.123456Z";

    private static readonly EntryHeader Header = new("ballot/r-1/m-7", 2, "ballot_cast", "p-7");
    private static readonly Commitment Committed =
        Commitment.To([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], """{"choice":"yes","round":1}"""u8);

    [Fact]
    public void Its_bytes_have_the_form_that_is_laid_down() =>
        Encoding.UTF8.GetString(Entry.Complete(Entry.Prefix(Header, Committed), When)).ShouldBe(
            """{"actor":"p-7","commitment":"f0NTrfVUeENsS1xhv8DFrdCUTg1/rBYU8RBz4WGFLHQ=","entry":1,"rest":"byRQmangBjkj4A9DWycwKe3kmy+lxFXfCunUi8h8wu4=","stream":"ballot/r-1/m-7","type":"ballot_cast","version":2,"when":"2026-11-21T09:30:00.123456Z"}""");

    [Fact]
    public void Its_prefix_ends_where_the_time_begins() =>
        Encoding.UTF8.GetString(Entry.Prefix(Header, Committed)).ShouldEndWith(",\"version\":2,\"when\":\"");

    [Fact]
    public void Its_bytes_are_canonical_json_whatever_its_strings_hold()
    {
        var header = new EntryHeader("a\"\\/\n\u0001é😀", EntryHeader.MaxVersion, "t", EntryHeader.System);
        var bytes = Entry.Complete(Entry.Prefix(header, Committed), When);

        CanonicalJson.Of(bytes).ShouldBe(bytes);
        Entry.Parse(bytes).ShouldBeOfType<EntryReading.Read>().Entry.Header.ShouldBe(header);
    }

    [Theory]
    [InlineData("", 1, "t", "a")]
    [InlineData("s", 0, "t", "a")]
    [InlineData("s", -1, "t", "a")]
    [InlineData("s", EntryHeader.MaxVersion + 1, "t", "a")]
    [InlineData("s", 1, "", "a")]
    [InlineData("s", 1, "t", "")]
    public void A_header_out_of_bounds_makes_no_entry(string stream, long version, string type, string actor) =>
        Should.Throw<ArgumentException>(() => Entry.Prefix(new EntryHeader(stream, version, type, actor), Committed));

    [Fact] // not a row of the theory above: metadata is UTF-8, which cannot hold a lone surrogate
    public void A_header_with_a_lone_surrogate_makes_no_entry() =>
        Should.Throw<ArgumentException>(() => Entry.Prefix(Header with { Stream = "s\ud800" }, Committed));

    [Fact]
    public void An_entry_is_as_long_as_a_bundle_can_count_and_no_longer()
    {
        var others = Entry.Complete(Entry.Prefix(Header with { Stream = "s" }, Committed), When).Length - 1;
        var longest = Header with { Stream = new string('s', Entry.MaxLength - others) };
        var bytes = Entry.Complete(Entry.Prefix(longest, Committed), When);

        bytes.Length.ShouldBe(Entry.MaxLength);
        Entry.Parse(bytes).ShouldBeOfType<EntryReading.Read>();
        Should.Throw<ArgumentException>(() => Entry.Prefix(longest with { Stream = longest.Stream + "s" }, Committed));
    }

    [Theory]
    [InlineData("2026-11-21T09:30:00.12345Z")]
    [InlineData("2026-11-21T09:30:00.1234567Z")]
    [InlineData("2026-11-21T09:30:00.123456+")]
    [InlineData("2026-11-21 09:30:00.123456Z")]
    [InlineData("2026-02-30T09:30:00.123456Z")]
    [InlineData("2026-11-21T24:00:00.000000Z")]
    [InlineData("2026-12-31T23:59:60.000000Z")]
    [InlineData("2026-11-21T09:30:00.12345\u0666Z")]
    [InlineData("")]
    public void A_time_of_another_form_completes_no_entry(string when)
    {
        Should.Throw<ArgumentException>(() => Entry.Complete(Entry.Prefix(Header, Committed), when));
        EntryTime.TryParse(when, out _).ShouldBeFalse();
    }
}
