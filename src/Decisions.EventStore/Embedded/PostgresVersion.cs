using System.Globalization;
using System.Text.RegularExpressions;

namespace Decisions.EventStore.Embedded;

/// <summary>A PostgreSQL version: its major number, which decides whether a data folder fits, and its full text.</summary>
public sealed partial record PostgresVersion(int Major, string Text)
{
    /// <summary>The oldest major version that Decisions runs on.</summary>
    public const int Oldest = 15;

    /// <summary>Reads what <c>postgres --version</c> prints, such as "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)".</summary>
    public static PostgresVersion? Read(string printed)
    {
        var match = Printed().Match(printed);
        return match.Success
            ? new PostgresVersion(int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture), match.Groups["text"].Value)
            : null;
    }

    public override string ToString() => Text;

    [GeneratedRegex(@"\(PostgreSQL\)\s+(?<text>(?<major>\d+)\S*)")]
    private static partial Regex Printed();
}
