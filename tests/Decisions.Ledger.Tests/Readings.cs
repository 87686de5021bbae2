using System.Text;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Tests;

/// <summary>The value or the reason that a test expects.</summary>
internal static class Readings
{
    public static T Value<T>(this Reading<T> reading) => reading.IsRead(out var value, out var reason)
        ? value
        : throw new Shouldly.ShouldAssertException($"should be read, but: {reason}");

    public static string Reason<T>(this Reading<T> reading) => reading.ShouldBeOfType<Reading<T>.Refused>().Reason;

    public static SignedNote Note(string text) => SignedNote.Parse(Encoding.UTF8.GetBytes(text)).Value();

    public static VerifierKey Key(string text) => VerifierKey.Parse(text).Value();
}
