using System.Globalization;
using Decisions.Domain.Serialization;
using Decisions.Engine.Exporting;
using Decisions.Engine.Verifying;

namespace Decisions.Server.CommandLine;

/// <summary>What came of checking a record, as a board reads it.</summary>
internal static class VerdictInWords
{
    public static IEnumerable<string> Of(VerificationReport report, Trust trust)
    {
        if (report.Manifest is { } manifest)
        {
            var n = report.Numbers;
            yield return $"The record of {manifest.Origin}";
            yield return $"written {manifest.ExportedAt} for the eyes of: {Words<Audience>.Of(manifest.Audience)}";
            yield return "";
            yield return $"Checked {Count(n.Entries, "event")} under {Count(n.Checkpoints, "checkpoint")}: {Count(n.Decisions, "decision")}, {Count(n.Rounds, "round")} of voting, {Count(n.Ballots, "act of voting", "acts of voting")}.";
            yield return $"{Count(n.Recounted, "result")} counted again from the ballots. {Count(n.Redactions, "redaction")} and {Count(n.Erasures, "erased person", "erased persons")} accounted for.";
            foreach (var by in report.Witnesses)
                yield return $"Witness {by.Witness.Name} saw the newest checkpoint on {DateTimeOffset.FromUnixTimeSeconds(by.Time).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}.";
            yield return "";
        }
        foreach (var fault in report.Faults)
            yield return $"FAULT {Where(fault)}{fault.What}";
        if (report.FaultCount > report.Faults.Length)
            yield return $"FAULT … and {report.FaultCount - report.Faults.Length} more.";
        if (!report.IsSound)
            yield return "";
        yield return report.IsSound
            ? $"VERDICT: sound. Nothing is missing, changed, moved or added, and every result follows from its ballots — if the key {trust.Key.Id} is the community's."
            : $"VERDICT: NOT sound. {Count(report.FaultCount, "fault")}: do not rely on this record until each is explained. Keep the file; it is evidence.";
        foreach (var limit in report.Limits)
            yield return $"Note: {limit}";
    }

    public static object ToJson(VerificationReport report) => new
    {
        sound = report.IsSound, report.Manifest, report.FaultCount, report.Faults, report.Numbers,
        witnesses = report.Witnesses.Select(by => new { name = by.Witness.Name, time = by.Time }), report.Limits,
    };

    private static string Where(RecordFault fault) =>
        (fault.Index is { } index ? $"at {index}" : "")
        + (fault.Decision is { } decision ? $"{(fault.Index is null ? "in" : ", in")} “{decision}”" : "")
        + (fault.Index is null && fault.Decision is null ? "" : ": ");

    private static string Count(long number, string one, string? many = null) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {(number == 1 ? one : many ?? one + "s")}";
}
