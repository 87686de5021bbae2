using System.CommandLine;
using System.Diagnostics;
using Decisions.Domain.Communities;
using Decisions.Domain.Serialization;
using Decisions.Engine;
using Decisions.Engine.Exporting;
using Decisions.Engine.Publishing;
using Decisions.Engine.Witnessing;
using Decisions.EventStore;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Notes;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions export</c>: a community's whole record as one file.</summary>
internal static class ExportCommand
{
    /// <summary>A running server publishes what landed within moments.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static Command Create()
    {
        var community = CommunityOption.Create("The community. It may be left out where there is only one.");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; record-COMMUNITY.zip unless said." };
        var audience = new Option<Audience>("--for")
        {
            Description = "For whose eyes: auditor (all but the ballots that open rounds hide), member or visitor.",
            DefaultValueFactory = _ => Audience.Auditor,
            CustomParser = result => Words<Audience>.TryParse(result.Tokens[0].Value, out var read) ? read : Refuse(result),
        };
        var database = new DatabaseOptions();
        var keys = new KeysOption();
        var command = new Command("export", "Write a community's whole record as one file, for anyone to check with 'decisions verify'.");
        command.Add(community);
        command.Add(output);
        command.Add(audience);
        database.AddTo(command);
        keys.AddTo(command);
        command.SetAction((parsed, cancel) => ExpectedErrors.Tell(async () =>
        {
            await using var session = await EngineSession.Open(database.Read(parsed), cancel);
            var id = await Which(session, parsed.GetValue(community), cancel);
            var path = parsed.GetValue(output) ?? $"record-{id}.zip";
            var folder = keys.Read(parsed) ?? Path.Combine(session.Source.DataFolder, "keys");
            await Write(session, new CommunityId(id), parsed.GetRequiredValue(audience), folder, path, cancel);
            return 0;
        }));
        return command;
    }

    private static async Task Write(EngineSession session, CommunityId community, Audience audience, string keysFolder, string path, CancellationToken cancel)
    {
        using var key = LogKey.IsIn(keysFolder) ? LogKey.Open(keysFolder, null) : null;
        await PublishAll(session, community, key, cancel);
        IReadOnlyList<VerifierKey> keys = key?.VerifiersOf(community.Value) ?? [];
        var unfinished = path + ".unfinished";
        ArchiveManifest manifest;
        await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
            manifest = await ProgressBar.Show(progress => session.Get<RecordExport>().Write(file, community, audience, keys, progress, cancel))
                ?? throw new CommandFailedException("No checkpoint has been signed yet. Start the server with its keys ('decisions serve'), then export.");
        File.Move(unfinished, path, overwrite: true);
        await Console.Error.WriteLineAsync($"{manifest.Size} entries are in {path}. To check it:");
        Console.Out.WriteLine($"decisions verify {path} --key {(keys.Count > 0 ? keys[^1].ToString() : "KEY")}");
    }

    /// <summary>Publishes what landed and is not signed for yet: with the key at hand by itself, else by waiting for the server.</summary>
    private static async Task PublishAll(EngineSession session, CommunityId community, LogKey? key, CancellationToken cancel)
    {
        var logs = session.Get<PublishedLogs>();
        var head = (await session.Get<DecisionsEngine>().Store.Head(community.Value, cancel)).NextIndex;
        var publisher = key is null ? null : new LogPublisher(logs, key, session.Get<PostgresEventStore>(), session.Get<LogAlarms>(), session.Get<ILogger<LogPublisher>>());
        for (var waiting = Stopwatch.StartNew(); ((await logs.Checkpoint(community.Value, cancel))?.Size ?? 0) < head; await Task.Delay(Pause, cancel))
        {
            try
            {
                if (publisher is not null)
                    await publisher.Publish(community.Value, cancel);
            }
            catch (Exception fault) when (fault is LogSetBackException or LogKeyException)
            {
                await Console.Error.WriteLineAsync($"WARNING: {fault.Message}");
                return;
            }
            if (waiting.Elapsed > Patience)
            {
                await Console.Error.WriteLineAsync("The newest events are not signed for yet, and so not in it.");
                return;
            }
        }
    }

    private static async Task<Guid> Which(EngineSession session, Guid? named, CancellationToken cancel)
    {
        var all = (await session.Get<DecisionsEngine>().Store.Heads(cancel)).Keys;
        return named is { } id
            ? all.Contains(id) ? id : throw new CommandFailedException($"There is no community {id} here.")
            : all.ToList() is [var only] ? only : throw new CommandFailedException("Say which community with --community; the address of its pages has its id.");
    }

    private static Audience Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--for is one of {string.Join(", ", Words<Audience>.All)}.");
        return default;
    }
}
