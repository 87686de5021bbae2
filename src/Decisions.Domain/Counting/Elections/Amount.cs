using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// An exact number of votes, points or money as a count shows it: a whole number, a decimal with as many places as the
/// rule's text prescribes, or a fraction in lowest terms. In JSON the first two are numbers, the last a text ("1/3").
/// </summary>
[JsonConverter(typeof(AmountJsonConverter))]
public readonly record struct Amount : IComparable<Amount>
{
    // 0 in a default value, which is the whole number 0.
    private readonly BigInteger denominator;
    private readonly int? places;

    private Amount(BigInteger numerator, BigInteger denominator, int? places)
    {
        Numerator = numerator;
        this.denominator = denominator;
        this.places = places;
    }

    public BigInteger Numerator { get; }

    /// <summary>Greater than 0.</summary>
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    /// <summary>How many decimals it is written with, or null for a fraction.</summary>
    public int? Places => denominator.IsZero ? 0 : places;

    public static implicit operator Amount(long whole) => new(whole, BigInteger.One, 0);

    /// <summary>A number kept as so many units of 10^-places: 12.34500 is (1234500, 5).</summary>
    public static Amount Fixed(BigInteger units, int places) => new(units, BigInteger.Pow(10, places), places);

    /// <summary>A fraction in lowest terms; written as a whole number where it is one.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Amount Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException();
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return denominator == common ? new(numerator / common, 1, 0) : new(numerator / common, denominator / common, null);
    }

    /// <summary>Reads what <see cref="ToString"/> writes: '12', '-0.75' or '3/4'; and per cent, '75%' or '75 %'.</summary>
    public static bool TryParse(string text, out Amount amount)
    {
        if (text.EndsWith('%'))
        {
            var isNumberOf = TryParse(text[..^1].TrimEnd(), out var percent);
            amount = percent / 100;
            return isNumberOf;
        }

        if (text.IndexOf('/') is > 0 and var slash
            && BigInteger.TryParse(text.AsSpan(0, slash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var over)
            && BigInteger.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var under)
            && !under.IsZero)
        {
            amount = Ratio(over, under);
            return true;
        }

        var point = text.IndexOf('.');
        var digits = point < 0 ? text : text.Remove(point, 1);
        var isNumber = BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units);
        amount = isNumber ? Fixed(units, point < 0 ? 0 : text.Length - point - 1) : default;
        return isNumber;
    }

    public static Amount operator +(Amount one, Amount other) =>
        Ratio((one.Numerator * other.Denominator) + (other.Numerator * one.Denominator), one.Denominator * other.Denominator);

    public static Amount operator -(Amount one, Amount other) =>
        Ratio((one.Numerator * other.Denominator) - (other.Numerator * one.Denominator), one.Denominator * other.Denominator);

    public static Amount operator *(Amount one, Amount other) => Ratio(one.Numerator * other.Numerator, one.Denominator * other.Denominator);

    public static Amount operator /(Amount one, Amount other) => Ratio(one.Numerator * other.Denominator, one.Denominator * other.Numerator);

    public static bool operator <(Amount one, Amount other) => one.CompareTo(other) < 0;

    public static bool operator >(Amount one, Amount other) => one.CompareTo(other) > 0;

    public static bool operator <=(Amount one, Amount other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Amount one, Amount other) => one.CompareTo(other) >= 0;

    /// <summary>The least whole number that is no less.</summary>
    public Amount Ceiling => Ratio(-BigInteger.Divide(-Numerator - (Numerator.Sign <= 0 ? 0 : Denominator - 1), Denominator), 1);

    /// <summary>The greatest whole number that is no more.</summary>
    public Amount Floor => Ratio(BigInteger.Divide(Numerator - (Numerator.Sign >= 0 ? 0 : Denominator - 1), Denominator), 1);

    public int CompareTo(Amount other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>By value: 1 and 1.00000 are equal.</summary>
    public bool Equals(Amount other) => CompareTo(other) == 0;

    public override int GetHashCode()
    {
        var common = BigInteger.GreatestCommonDivisor(Numerator, Denominator);
        return HashCode.Combine(Numerator / common, Denominator / common);
    }

    public override string ToString()
    {
        if (Places is not { } places)
            return string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
        var digits = BigInteger.Abs(Numerator).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var text = places == 0 ? digits : $"{digits[..^places]}.{digits[^places..]}";
        return Numerator.Sign < 0 ? "-" + text : text;
    }
}

internal sealed class AmountJsonConverter : JsonConverter<Amount>
{
    public override Amount Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String
            ? reader.GetString()!
            : System.Text.Encoding.UTF8.GetString(reader.HasValueSequence ? [] : reader.ValueSpan);
        return Amount.TryParse(text, out var amount) ? amount : throw new JsonException($"'{text}' is not an exact number.");
    }

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        if (value.Places is null)
            writer.WriteStringValue(value.ToString());
        else
            writer.WriteRawValue(value.ToString());
    }
}
