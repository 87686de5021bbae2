using System.Buffers;
using System.Text;
using Decisions.Ledger.Canonical;

namespace Decisions.Ledger.Tests.Canonical;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(""" { "b" : [ 1 , { } ] , "a" : null } """, """{"a":null,"b":[1,{}]}""")]
    [InlineData("""{"b":{"d":1,"c":2},"a":{"f":3,"e":4}}""", """{"a":{"e":4,"f":3},"b":{"c":2,"d":1}}""")]
    [InlineData("""{"aa":1,"a":2,"":3}""", """{"":3,"a":2,"aa":1}""")]
    [InlineData("\"\\u0041\\/\\u00e9\"", "\"A/é\"")]
    [InlineData("\"\\u0000\\u001F\\u0008\\u0009\\u000a\\u000C\\u000d\\u0022\\u005c\\u007f\"", "\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\\u007f\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"😀\"")]
    [InlineData("true", "true")]
    public void Documents_take_their_one_form(string json, string canonical) =>
        Encoding.UTF8.GetString(CanonicalJson.Of(Bytes(json))).ShouldBe(canonical);

    [Fact]
    public void Surrogates_sort_before_the_last_of_the_basic_plane() =>
        Encoding.UTF8.GetString(CanonicalJson.Of(Bytes("{\"\uFB33\":1,\"\\ue000\":2,\"😀\":3,\"\uD7FF\":4}")))
            .ShouldBe("{\"\uD7FF\":4,\"😀\":3,\"\uE000\":2,\"\uFB33\":1}");

    [Fact]
    public void Names_are_sorted_by_what_they_say_not_by_how_they_are_escaped() =>
        Encoding.UTF8.GetString(CanonicalJson.Of(Bytes("""{"A":1,"\"":2,"\\":3,"\u0041A":4,"!":5}""")))
            .ShouldBe("""{"!":5,"\"":2,"A":1,"AA":4,"\\":3}""");

    [Theory]
    [InlineData("""{"a":1,"b":2,"a":3}""", 13)]
    [InlineData("""{"a":1,"\u0061":3}""", 7)]
    [InlineData("""[{"x":{"a":1,"a":1}}]""", 13)]
    public void A_member_that_stands_twice_is_refused_where_it_stands_again(string json, int position) =>
        Refusal(Bytes(json)).Position.ShouldBe(position);

    [Theory]
    [InlineData("""["\ud800"]""", 1)]
    [InlineData("""["ok","\udc00x"]""", 6)]
    [InlineData("""{"\ud800\ud800":1}""", 1)]
    public void A_lone_surrogate_is_refused(string json, int position) =>
        Refusal(Bytes(json)).Position.ShouldBe(position);

    [Theory]
    [InlineData("[1e309]", 1)]
    [InlineData("-1e400", 0)]
    public void A_number_beyond_a_double_is_refused(string json, int position) =>
        Refusal(Bytes(json)).Position.ShouldBe(position);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("NaN")]
    [InlineData("[Infinity]")]
    [InlineData("[-Infinity]")]
    [InlineData("[01]")]
    [InlineData("[+1]")]
    [InlineData("[1.]")]
    [InlineData("{} {}")]
    [InlineData("[1,]")]
    [InlineData("""{"a":1,}""")]
    [InlineData("{'a':1}")]
    [InlineData("[1] // said")]
    [InlineData("[\"\t\"]")]
    [InlineData("""["\x"]""")]
    [InlineData("\uFEFF[]")]
    [InlineData("""{"a":""")]
    public void What_is_not_json_is_refused(string json) => Refusal(Bytes(json));

    [Fact]
    public void A_fault_on_a_later_line_is_told_by_its_offset() =>
        Refusal(Bytes("[\n1,\nx]")).Position.ShouldBe(5);

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xFF, (byte)'"' }, 1)]
    [InlineData(new byte[] { (byte)'"', (byte)'a', 0xED, 0xA0, 0x80, (byte)'"' }, 2)]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' }, 1)]
    public void What_is_not_utf8_is_refused(byte[] json, int position) => Refusal(json).Position.ShouldBe(position);

    [Fact]
    public void Nesting_is_bounded()
    {
        var deepest = Bytes(new string('[', 64) + new string(']', 64));

        CanonicalJson.Of(deepest).ShouldBe(deepest);
        Refusal(Bytes(new string('[', 65) + new string(']', 65))).Position.ShouldBe(64);
    }

    [Fact]
    public void Writing_gives_the_same_bytes_and_none_when_refused()
    {
        var writer = new ArrayBufferWriter<byte>();

        Should.Throw<NotCanonicalisableException>(() => CanonicalJson.Write("[1,2,"u8, writer));
        writer.WrittenCount.ShouldBe(0);
        CanonicalJson.Write("""{"b":1,"a":2}"""u8, writer);
        writer.WrittenSpan.SequenceEqual("""{"a":2,"b":1}"""u8).ShouldBeTrue();
    }

    [Fact]
    public void A_large_document_grows_its_buffers()
    {
        var names = Enumerable.Range(0, 5_000).Select(i => $"k{i:D4}").ToArray();
        string Json(IEnumerable<string> order) => "{" + string.Join(",", order.Select(name => $"\"{name}\":1e20")) + "}";

        Encoding.UTF8.GetString(CanonicalJson.Of(Bytes(Json(names.Reverse()))))
            .ShouldBe(Json(names).Replace("1e20", "100000000000000000000"));
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static NotCanonicalisableException Refusal(byte[] json) =>
        Should.Throw<NotCanonicalisableException>(() => CanonicalJson.Of(json));
}
