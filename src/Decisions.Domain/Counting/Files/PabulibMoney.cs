using System.Globalization;
using System.Numerics;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Sums of money as .pb files write them: '60000', '60000.0', '735616.25', '1 000 000', '1,000,000' and '12,5'. A comma
/// before exactly three digits, as in '1,500', may mean either and is refused.
/// </summary>
internal static class PabulibMoney
{
    public static bool TryRead(string written, out Amount sum)
    {
        sum = default;
        var text = string.Concat(written.Where(each => !char.IsWhiteSpace(each) && each is not ('\'' or '’' or '_')));
        var commas = text.Count(each => each == ',');
        if (commas == 1 && !text.Contains('.'))
        {
            if (text.Length - text.IndexOf(',') - 1 == 3)
                return false;
            text = text.Replace(',', '.');
        }
        else if (commas > 0)
        {
            var whole = text.Split('.')[0].Split(',');
            if (whole[0].Length is 0 or > 3 || whole.Skip(1).Any(group => group.Length != 3))
                return false;
            text = text.Replace(",", "");
        }

        var point = text.IndexOf('.');
        var (digits, decimals) = point < 0 ? (text, "") : (text[..point], text[(point + 1)..].TrimEnd('0'));
        if (!BigInteger.TryParse(digits + decimals, NumberStyles.None, CultureInfo.InvariantCulture, out var units))
            return false;
        sum = Amount.Fixed(units, decimals.Length);
        return true;
    }
}
