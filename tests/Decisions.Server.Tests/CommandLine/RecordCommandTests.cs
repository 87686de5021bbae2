using System.IO.Compression;
using System.Text.Json;
using Decisions.Server.Tests.Record;
using Decisions.Server.Tests.Serving;

namespace Decisions.Server.Tests.CommandLine;

/// <summary>The record taken out, checked and signed with another key, by the commands alone.</summary>
public sealed class RecordCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_is_exported_verified_and_goes_on_with_another_key()
    {
        using var data = new TemporaryFolder();
        await using (var server = ServerUnderTest.Start(data.Path))
        {
            using var client = await server.Listening();
            (await CommandUnderTest.Run("demo", "--data", data.Path)).ExitCode.ShouldBe(0);
        }

        // Without a server, too: the key is at hand.
        var (first, key) = await Export(data, "first.zip");
        var sound = await CommandUnderTest.Run("verify", first, "--key", key);
        (sound.ExitCode, sound.Errors.Contains("   at ", StringComparison.Ordinal)).ShouldBe((0, false), sound.Errors);
        sound.Output.ShouldContain("VERDICT: sound.");
        sound.Output.ShouldContain("1 result counted again from the ballots.");

        await File.WriteAllTextAsync(Path.Combine(data.Path, "old.key"), key, Cancel);
        var rotated = await CommandUnderTest.Run("keys", "rotate", "--reason", "Yearly.", "--data", data.Path);
        rotated.ExitCode.ShouldBe(0, rotated.Errors);
        // Once more, before anything was signed with the first new key.
        var again = await CommandUnderTest.Run("keys", "rotate", "--reason", "One more.", "--data", data.Path);
        again.ExitCode.ShouldBe(0, again.Errors);
        var (second, newest) = await Export(data, "second.zip");
        newest.ShouldBe(again.Output.Trim());
        (await CommandUnderTest.Run("keys", "show", "--data", data.Path)).Output.Trim().ShouldBe(newest);
        foreach (var trusted in new[] { Path.Combine(data.Path, "old.key"), rotated.Output.Trim(), newest })
        {
            var verified = await CommandUnderTest.Run("verify", second, "--key", trusted);
            verified.ExitCode.ShouldBe(0, verified.Output);
        }

        // What was seen later is missing from what was exported before.
        using (var zip = ZipFile.OpenRead(first))
            zip.GetEntry("checkpoint")!.ExtractToFile(Path.Combine(data.Path, "seen"));
        (await CommandUnderTest.Run("verify", second, "--key", newest, "--seen", Path.Combine(data.Path, "seen"))).ExitCode.ShouldBe(0);
        using (var zip = ZipFile.OpenRead(second))
            zip.GetEntry("checkpoint")!.ExtractToFile(Path.Combine(data.Path, "later"));
        var cut = await CommandUnderTest.Run("verify", first, "--key", key, "--seen", Path.Combine(data.Path, "later"), "--json");
        cut.ExitCode.ShouldBe(3);
        JsonDocument.Parse(cut.Output).RootElement.GetProperty("sound").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_record_that_was_changed_is_told_with_its_places()
    {
        using var data = new TemporaryFolder();
        await using (var server = ServerUnderTest.Start(data.Path))
        {
            using var client = await server.Listening();
            (await CommandUnderTest.Run("demo", "--data", data.Path)).ExitCode.ShouldBe(0);
        }

        var (archive, key) = await Export(data, "record.zip");
        var parts = new ArchiveParts(await File.ReadAllBytesAsync(archive, Cancel));
        var lines = parts.Lines("events.jsonl");
        var at = Array.FindIndex(lines, line => line.Contains("\"ballot_cast\"", StringComparison.Ordinal) && line.Contains("\"yes\"", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("\"yes\"", "\"no\"", StringComparison.Ordinal);
        await File.WriteAllBytesAsync(archive, parts.WithLines("events.jsonl", lines).ToBytes(), Cancel);
        var told = await CommandUnderTest.Run("verify", archive, "--key", key);
        told.ExitCode.ShouldBe(3);
        told.Output.ShouldContain($"FAULT at {at}, in “");
        told.Output.ShouldContain("What the event says is not what was committed to.");
        told.Output.ShouldContain("VERDICT: NOT sound.");
    }

    [Theory]
    [InlineData("cannot be read", "verify", "/no/such.zip", "--key", "example.org/log/orchard+ce18bd27+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")]
    [InlineData("--key is no public key", "verify", "/etc/hostname", "--key", "mine")]
    [InlineData("is no archive of a record", "verify", "/etc/hostname", "--key", "example.org/log/orchard+ce18bd27+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")]
    [InlineData("there is no such file", "verify", "/etc/hostname", "--seen", "/no/such", "--key", "example.org/log/orchard+ce18bd27+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")]
    public async Task What_cannot_be_checked_is_told_in_words(string reason, params string[] arguments)
    {
        var refused = await CommandUnderTest.Run(arguments);
        refused.ExitCode.ShouldBe(1, refused.Output);
        refused.Errors.ShouldContain(reason);
        refused.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Keys_are_not_made_by_looking_for_them()
    {
        using var data = new TemporaryFolder();
        var shown = await CommandUnderTest.Run("keys", "show", "--data", data.Path);
        shown.ExitCode.ShouldBe(1);
        shown.Errors.ShouldContain("There is no key in");
        Directory.Exists(Path.Combine(data.Path, "keys")).ShouldBeFalse();
    }

    private static async Task<(string Path, string Key)> Export(TemporaryFolder data, string name)
    {
        var path = Path.Combine(data.Path, name);
        var exported = await CommandUnderTest.Run("export", "--data", data.Path, "--output", path);
        exported.ExitCode.ShouldBe(0, exported.Errors);
        exported.Output.ShouldStartWith($"decisions verify {path} --key ");
        return (path, exported.Output.Trim()[$"decisions verify {path} --key ".Length..]);
    }
}
