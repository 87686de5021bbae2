using System.Globalization;
using System.Text;
using Decisions.Ledger.Canonical;

namespace Decisions.Ledger.Tests.Canonical;

public sealed class CanonicalJsonVectorTests
{
    public static TheoryData<string> Published => Vectors.Files("jcs/input");

    [Theory, MemberData(nameof(Published))]
    public void The_published_documents_have_their_published_form(string file)
    {
        var input = Vectors.Read("jcs/input", file);
        var output = Vectors.Read("jcs/output", file);
        var hex = Encoding.ASCII.GetString(Vectors.Read("jcs/outhex", Path.ChangeExtension(file, "txt")));

        CanonicalJson.Of(input).ShouldBe(output);
        CanonicalJson.Of(output).ShouldBe(output);
        output.ShouldBe(Convert.FromHexString(string.Concat(hex.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    /// <summary>RFC 8785, appendix B: a double's bits and its text.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void A_double_has_the_text_of_the_rfcs_appendix_B(ulong bits, string text)
    {
        var written = BitConverter.UInt64BitsToDouble(bits).ToString("E16", CultureInfo.InvariantCulture);

        Canonical(written).ShouldBe(text);
        Canonical(text).ShouldBe(text);
    }

    /// <summary>Powers of two at which the shortest digits of .NET 10 read back as another double.</summary>
    [Theory]
    [InlineData(0x3e60000000000000, "2.9802322387695312e-8")]
    [InlineData(0x0410000000000000, "4.1045368012983762e-289")]
    public void A_power_of_two_keeps_the_digit_that_tells_it_from_its_neighbour(ulong bits, string text) =>
        Canonical(BitConverter.UInt64BitsToDouble(bits).ToString("E16", CultureInfo.InvariantCulture)).ShouldBe(text);

    [Fact]
    public void Every_power_of_two_reads_back_as_itself()
    {
        for (var exponent = -1074; exponent <= 1023; exponent++)
        {
            var power = Math.ScaleB(1, exponent);
            var text = Canonical(power.ToString("E16", CultureInfo.InvariantCulture));
            double.Parse(text, CultureInfo.InvariantCulture).ShouldBe(power, text);
        }
    }

    [Theory]
    [InlineData("-0", "0")]
    [InlineData("-0.0e7", "0")]
    [InlineData("1.0", "1")]
    [InlineData("-1", "-1")]
    [InlineData("100e-2", "1")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("123e-7", "0.0000123")]
    [InlineData("1.5e-7", "1.5e-7")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1e-400", "0")]
    public void A_number_is_written_as_ecmascript_writes_it(string json, string canonical) =>
        Canonical(json).ShouldBe(canonical);

    private static string Canonical(string json) =>
        Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));
}
