using System.Text.Json;
using Decisions.Ledger.Canonical;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Canonical;

public sealed class CanonicalJsonLaws
{
    [Fact]
    public void What_is_canonical_stays_as_it_is() =>
        Prop.ForAll(JsonTree.Any, tree =>
        {
            var canonical = CanonicalJson.Of(tree.Written(backwards: false, escaped: false, ""));
            return CanonicalJson.Of(canonical).SequenceEqual(canonical);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_escapes_and_white_space_make_no_difference() =>
        Prop.ForAll(JsonTree.Any, tree =>
            CanonicalJson.Of(tree.Written(backwards: true, escaped: true, " \n\t"))
                .SequenceEqual(CanonicalJson.Of(tree.Written(backwards: false, escaped: false, ""))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_meaning_is_kept_and_names_stand_in_utf16_order() =>
        Prop.ForAll(JsonTree.Any, tree =>
        {
            var written = tree.Written(backwards: false, escaped: false, "");
            using var before = JsonDocument.Parse(written);
            using var after = JsonDocument.Parse(CanonicalJson.Of(written));
            return Same(before.RootElement, after.RootElement) && IsOrdered(after.RootElement);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_reads_back_as_the_same_double() =>
        Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), bits =>
        {
            // Spread a small generated number over all bits, so that every exponent is met.
            var value = BitConverter.UInt64BitsToDouble(bits * 0x9E3779B97F4A7C15);
            return !double.IsFinite(value)
                || JsonSerializer.Deserialize<double>(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(value))).Equals(value);
        }).QuickCheckThrowOnFailure();

    private static bool Same(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => one.GetDouble() == other.GetDouble(),
        (JsonValueKind.Array, JsonValueKind.Array) =>
            one.GetArrayLength() == other.GetArrayLength()
            && one.EnumerateArray().Zip(other.EnumerateArray(), Same).All(same => same),
        (JsonValueKind.Object, JsonValueKind.Object) =>
            one.EnumerateObject().Count() == other.EnumerateObject().Count()
            && one.EnumerateObject().All(member => Same(member.Value, other.GetProperty(member.Name))),
        _ => JsonElement.DeepEquals(one, other),
    };

    private static bool IsOrdered(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().All(IsOrdered),
        JsonValueKind.Object => element.EnumerateObject().Zip(element.EnumerateObject().Skip(1))
                .All(pair => string.CompareOrdinal(pair.First.Name, pair.Second.Name) < 0)
            && element.EnumerateObject().All(member => IsOrdered(member.Value)),
        _ => true,
    };
}
