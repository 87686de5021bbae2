using System.Globalization;
using Decisions.Ledger.Canonical;
using Decisions.Ledger.Entries;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Entries;

public sealed class EntryLaws
{
    private static readonly Gen<string> Texts = Gen.Elements("a", "Z", "7", "/", "-", "\"", "\\", "\n", "\u0001", "é", "\uE000", "😀")
        .NonEmptyListOf().Select(string.Concat);

    private static readonly Gen<string> Times = Gen.Choose(0, int.MaxValue).Two()
        .Select(two => DateTime.UnixEpoch.AddSeconds(two.Item1).AddMicroseconds(two.Item2 % 1_000_000)
            .ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));

    private static readonly Arbitrary<(EntryHeader Header, Commitment Commitment, string When)> Entries = (
        from texts in Texts.Three()
        from version in Gen.Choose(1, int.MaxValue)
        from seed in ArbMap.Default.GeneratorFor<int>()
        from when in Times
        select (
            new EntryHeader(texts.Item1, version * (seed % 2 == 0 ? 1L : 4_194_303L), texts.Item2, texts.Item3),
            new Commitment(Digest.Of(BitConverter.GetBytes(seed)), Digest.Of(BitConverter.GetBytes(~seed))),
            when)).ToArbitrary();

    [Fact]
    public void What_was_completed_is_what_is_read() =>
        Prop.ForAll(Entries, entry =>
            Entry.Parse(Bytes(entry)) is EntryReading.Read({ } read)
            && (read.Header, read.Commitment, read.When.ToString()) == entry).QuickCheckThrowOnFailure();

    [Fact]
    public void The_bytes_are_their_own_canonical_form() =>
        Prop.ForAll(Entries, entry => CanonicalJson.Of(Bytes(entry)).SequenceEqual(Bytes(entry))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_flipped_bit_never_reads_as_the_same_entry() =>
        Prop.ForAll(Entries, ArbMap.Default.ArbFor<PositiveInt>(), (entry, chosen) =>
        {
            var bytes = Bytes(entry);
            var bit = chosen.Item * 7919 % (bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            return Entry.Parse(bytes) is not EntryReading.Read({ } read)
                || ((read.Header, read.Commitment, read.When.ToString()) != entry && read.ToBytes().SequenceEqual(bytes));
        }).QuickCheckThrowOnFailure();

    private static byte[] Bytes((EntryHeader Header, Commitment Commitment, string When) entry) =>
        Entry.Complete(Entry.Prefix(entry.Header, entry.Commitment), entry.When);
}
