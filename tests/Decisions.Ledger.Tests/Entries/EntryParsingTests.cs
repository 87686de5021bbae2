using System.Text;
using Decisions.Ledger.Entries;

namespace Decisions.Ledger.Tests.Entries;

public sealed class EntryParsingTests
{
    private const string Sound =
        """{"actor":"p-7","commitment":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=","entry":1,"rest":"//////////////////////////////////////////8=","stream":"s","type":"t","version":2,"when":"2026-11-21T09:30:00.123456Z"}""";

    [Fact]
    public void A_sound_entry_is_read()
    {
        var entry = Entry.Parse(Encoding.UTF8.GetBytes(Sound)).ShouldBeOfType<EntryReading.Read>().Entry;

        entry.Header.ShouldBe(new EntryHeader("s", 2, "t", "p-7"));
        entry.Commitment.ShouldBe(new Commitment(Digest.From([.. Enumerable.Range(0, 32).Select(i => (byte)i)]), Digest.From([.. Enumerable.Repeat((byte)255, 32)])));
        entry.When.Utc.ShouldBe(new DateTime(2026, 11, 21, 9, 30, 0, 123, 456, DateTimeKind.Utc));
        Encoding.UTF8.GetString(entry.ToBytes()).ShouldBe(Sound);
    }

    [Theory]
    [InlineData("\"entry\":1", "\"entry\":2", EntryFaultKind.UnknownFormat)]
    [InlineData("\"entry\":1", "\"entry\":1.5", EntryFaultKind.NotAnEntry)]
    [InlineData("\"entry\":1,", "", EntryFaultKind.NotAnEntry)]
    [InlineData("\"entry\":1,", "\"entry\":1,\"extra\":1,", EntryFaultKind.NotAnEntry)]
    [InlineData("\"entry\":1,", "\"entry\":1,\"entry\":1,", EntryFaultKind.NotAnEntry)]
    [InlineData("00.123456Z\"}", "00.123456Z\",\"z\":1}", EntryFaultKind.NotAnEntry)]
    [InlineData("00.123456Z\"}", "00.123456Z\"}{}", EntryFaultKind.NotAnEntry)]
    [InlineData("00.123456Z\"}", "00.123456Z\"", EntryFaultKind.NotAnEntry)]
    [InlineData("00.123456Z\"}", "00.123456Z\"}\n", EntryFaultKind.NotCanonical)]
    [InlineData("\"s\"", "\"\"", EntryFaultKind.BadHeader)]
    [InlineData("\"p-7\"", "\"\"", EntryFaultKind.BadHeader)]
    [InlineData("\"p-7\"", "null", EntryFaultKind.NotAnEntry)]
    [InlineData("\"p-7\"", "\"\\ud800\"", EntryFaultKind.NotAnEntry)]
    [InlineData("\"p-7\"", "\"p\\u002d7\"", EntryFaultKind.NotCanonical)]
    [InlineData("\"actor\"", "\"\\u0061ctor\"", EntryFaultKind.NotCanonical)]
    [InlineData("\"stream\":", "\"stream\": ", EntryFaultKind.NotCanonical)]
    [InlineData("\"version\":2", "\"version\":0", EntryFaultKind.BadHeader)]
    [InlineData("\"version\":2", "\"version\":9007199254740992", EntryFaultKind.BadHeader)]
    [InlineData("\"version\":2", "\"version\":\"2\"", EntryFaultKind.NotAnEntry)]
    [InlineData("Hh8=", "Hh9=", EntryFaultKind.NotCanonical)]
    [InlineData("Hh8=", "Hg==", EntryFaultKind.BadCommitment)]
    [InlineData("Hh8=", "Hh8", EntryFaultKind.BadCommitment)]
    [InlineData("AAEC", "-_EC", EntryFaultKind.BadCommitment)]
    [InlineData("AAEC", "\\nAAEC", EntryFaultKind.BadCommitment)]
    [InlineData("AAECAwQF", "    AwQF", EntryFaultKind.BadCommitment)]
    [InlineData("\"rest\":\"//////////////////////////////////////////8=\",", "", EntryFaultKind.NotAnEntry)]
    [InlineData("\"//////////////////////////////////////////8=\"", "null", EntryFaultKind.NotAnEntry)]
    [InlineData("//////////////////////////////////////////8=", "//8=", EntryFaultKind.BadCommitment)]
    [InlineData("//////////////////////////////////////////8=", "//////////////////////////////////////////9=", EntryFaultKind.NotCanonical)]
    [InlineData(".123456Z", ".12345Z", EntryFaultKind.BadTime)]
    [InlineData("-11-21", "-11-31", EntryFaultKind.BadTime)]
    public void Anything_else_is_refused_with_its_reason(string sound, string broken, EntryFaultKind kind) =>
        Fault(Encoding.UTF8.GetBytes(Sound.Replace(sound, broken))).ShouldBe(kind);

    [Fact]
    public void Members_in_another_order_are_no_entry() =>
        Fault(Encoding.UTF8.GetBytes(Sound.Replace("\"stream\":\"s\",\"type\":\"t\"", "\"type\":\"t\",\"stream\":\"s\"")))
            .ShouldBe(EntryFaultKind.NotAnEntry);

    [Fact]
    public void Bytes_that_are_no_json_are_no_entry()
    {
        Fault([]).ShouldBe(EntryFaultKind.NotAnEntry);
        Fault("[1]"u8).ShouldBe(EntryFaultKind.NotAnEntry);
        Fault([(byte)'{', (byte)'"', 0xFF]).ShouldBe(EntryFaultKind.NotAnEntry);
    }

    [Fact]
    public void More_bytes_than_a_bundle_can_count_are_no_entry() =>
        Fault(new byte[Entry.MaxLength + 1]).ShouldBe(EntryFaultKind.TooLong);

    private static EntryFaultKind Fault(ReadOnlySpan<byte> bytes) =>
        Entry.Parse(bytes).ShouldBeOfType<EntryReading.Refused>().Fault.Kind;
}
