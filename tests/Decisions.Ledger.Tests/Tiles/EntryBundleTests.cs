using Decisions.Ledger.Tiles;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Tiles;

public sealed class EntryBundleTests
{
    [Fact]
    public void Each_entry_has_its_length_before_it_in_big_endian_order()
    {
        var bundle = EntryBundle.Write([new byte[] { 7 }, ReadOnlyMemory<byte>.Empty, new byte[258]]);

        bundle[..7].ShouldBe([0, 1, 7, 0, 0, 1, 2]);
        bundle.Length.ShouldBe(7 + 258);
    }

    [Fact]
    public void What_is_written_is_read() =>
        Prop.ForAll(
            Gen.Elements(0, 1, 2, 255, 256, 65_535).ListOf().Where(lengths => lengths.Count is > 0 and < 257).ToArbitrary(),
            lengths =>
            {
                ReadOnlyMemory<byte>[] entries = [.. lengths.Select((length, i) => (ReadOnlyMemory<byte>)Enumerable.Repeat((byte)i, length).ToArray())];
                var read = EntryBundle.Parse(At(entries.Length), EntryBundle.Write(entries)).Value();
                return read.Length == entries.Length && read.Zip(entries).All(pair => pair.First.Span.SequenceEqual(pair.Second.Span));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_entry_of_more_than_65535_bytes_does_not_fit() =>
        Should.Throw<ArgumentException>(() => EntryBundle.Write([new byte[65_536]]));

    [Theory]
    [InlineData("00", 1)]
    [InlineData("0001", 1)]
    [InlineData("000207", 1)]
    [InlineData("00010700", 1)]
    [InlineData("00010700", 2)]
    [InlineData("000107", 2)]
    [InlineData("000107000108", 1)]
    [InlineData("", 1)]
    public void A_bundle_that_breaks_off_or_has_another_number_of_entries_is_refused(string hex, int width) =>
        EntryBundle.Parse(At(width), Convert.FromHexString(hex)).Reason().ShouldStartWith("tile/entries/000");

    private static TileCoordinates At(int width) => new(TileCoordinates.Entries, 0, width);
}
