using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Decisions.Domain.Serialization;
using Decisions.Engine.Verifying;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions verify</c>: checks a record offline, trusting a public key and nothing else.</summary>
internal static class VerifyCommand
{
    /// <summary>The exit code where the record is not sound.</summary>
    private const int Unsound = 3;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The archive that 'decisions export' wrote." };
        var trust = new TrustOptions();
        var json = new Option<bool>("--json") { Description = "Print the verdict as JSON." };
        var command = new Command("verify", "Check a community's record offline: every entry, proof, vote and result. It needs no server and no network.");
        command.Add(file);
        trust.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancel) => ExpectedErrors.Tell(async () =>
        {
            var path = parsed.GetRequiredValue(file);
            await using var archive = Open(path);
            var believed = trust.Read(parsed);
            var took = Stopwatch.StartNew();
            VerificationReport report;
            try
            {
                report = await ProgressBar.Show(progress => RecordVerifier.Verify(archive, believed, progress, cancel));
            }
            catch (InvalidDataException fault)
            {
                throw new CommandFailedException($"{path} is no archive of a record, or it is damaged: {fault.Message}");
            }
            took.Stop();
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonSerializer.Serialize(VerdictInWords.ToJson(report), StoredJson.Options));
            else
                foreach (var line in VerdictInWords.Of(report, believed))
                    Console.Out.WriteLine(line);
            await Console.Error.WriteLineAsync(Rates(archive, took.Elapsed));
            return report.IsSound ? 0 : Unsound;
        }));
        return command;
    }

    /// <summary>How fast it was, beside hashing the same bytes alone: measured here and now.</summary>
    private static string Rates(FileStream archive, TimeSpan took)
    {
        archive.Position = 0;
        var hashing = Stopwatch.StartNew();
        SHA256.HashData(archive);
        hashing.Stop();
        var megabytes = archive.Length / 1e6;
        // Of a small one, starting up takes longest, and a ratio would mislead.
        return megabytes < 10 ? $"Checked in {took.TotalSeconds:0.00} s." : $"Checked {megabytes:0.0} MB in {took.TotalSeconds:0.00} s, {megabytes / took.TotalSeconds:0} MB/s; "
            + $"plain SHA-256 of the same bytes {hashing.Elapsed.TotalSeconds:0.00} s, {megabytes / hashing.Elapsed.TotalSeconds:0} MB/s: {took / hashing.Elapsed:0.0} times as long.";
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be read: {fault.Message}");
        }
    }
}
