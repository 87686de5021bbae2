using System.Numerics;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections;

public sealed class AmountTests
{
    public static TheoryData<Amount, string> Written => new()
    {
        { default, "0" },
        { 12, "12" },
        { Amount.Fixed(1234500, 5), "12.34500" },
        { Amount.Fixed(-5, 2), "-0.05" },
        { Amount.Ratio(2, 6), "\"1/3\"" },
        { Amount.Ratio(6, -2), "-3" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void An_amount_is_written_exactly_and_read_back(Amount amount, string json)
    {
        JsonSerializer.Serialize(amount).ShouldBe(json);
        JsonSerializer.Deserialize<Amount>(json).ShouldBe(amount);
        amount.ToString().ShouldBe(json.Trim('"'));
    }

    [Fact]
    public void Amounts_are_equal_by_value()
    {
        Amount.Fixed(100000, 5).ShouldBe(1);
        Amount.Fixed(100000, 5).GetHashCode().ShouldBe(((Amount)1).GetHashCode());
        default(Amount).ShouldBe(Amount.Fixed(BigInteger.Zero, 5));
        default(Amount).GetHashCode().ShouldBe(((Amount)0).GetHashCode());
    }
}
