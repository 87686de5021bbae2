using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Canonical;

/// <summary>A JSON value that can be written down in more than one way.</summary>
public abstract record JsonTree
{
    private sealed record Leaf(string Json) : JsonTree;

    private sealed record Text(string Value) : JsonTree;

    private sealed record Items(JsonTree[] Values) : JsonTree;

    private sealed record Members(KeyValuePair<string, JsonTree>[] Values) : JsonTree;

    /// <summary>Characters from every corner in which a canonical form could go wrong.</summary>
    private static readonly Gen<string> Texts = Gen.Elements(
            "", "a", "b", "A", "1", "10", "\"", "\\", "/", "\b", "\n", "\u0001", "\u001f", "\u007f", "\u00e9", "e\u0301", "\u2028", "€",
            "\uD7FF", "\uE000", "\uFB33", "\uFFFD", "😀", "\U0010FFFF")
        .ArrayOf().Select(string.Concat);

    private static readonly Gen<JsonTree> Leaves = Gen.OneOf(
        Gen.Elements("null", "true", "false").Select(json => (JsonTree)new Leaf(json)),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(number =>
            (JsonTree)new Leaf(number.Item.ToString("E16", CultureInfo.InvariantCulture))),
        ArbMap.Default.GeneratorFor<int>().Select(number => (JsonTree)new Leaf(number.ToString(CultureInfo.InvariantCulture))),
        Texts.Select(text => (JsonTree)new Text(text)));

    public static Arbitrary<JsonTree> Any => Gen.Sized(size => Trees(Math.Min(size, 24))).ToArbitrary();

    public byte[] Written(bool backwards, bool escaped, string space) =>
        Encoding.UTF8.GetBytes(Write(backwards, escaped, space));

    private static Gen<JsonTree> Trees(int size)
    {
        if (size < 2)
        {
            return Leaves;
        }

        var inner = Trees(size / 3);
        return Gen.OneOf(
            Leaves,
            inner.ArrayOf().Resize(5).Select(values => (JsonTree)new Items(values)),
            Texts.SelectMany(_ => inner, (name, value) => KeyValuePair.Create(name, value)).ArrayOf().Resize(7)
                .Select(pairs => (JsonTree)new Members([.. pairs.DistinctBy(pair => pair.Key)])));
    }

    private string Write(bool backwards, bool escaped, string space)
    {
        switch (this)
        {
            case Leaf leaf:
                return leaf.Json;
            case Text text:
                return Quote(text.Value, escaped);
            case Items items:
                return $"[{space}{string.Join($"{space},", items.Values.Select(value => value.Write(backwards, escaped, space)))}]";
            case Members members:
                var pairs = members.Values.Select(pair =>
                    $"{Quote(pair.Key, escaped)}{space}:{space}{pair.Value.Write(backwards, escaped, space)}");
                return $"{{{space}{string.Join($",{space}", backwards ? pairs.Reverse() : pairs)}{space}}}";
            default:
                throw new InvalidOperationException("There is no other kind of tree.");
        }
    }

    private static string Quote(string text, bool escaped) => '"' + string.Concat(text.Select(unit =>
        escaped || unit is '"' or '\\' or < ' ' ? $"\\u{(int)unit:X4}" : unit.ToString())) + '"';
}
