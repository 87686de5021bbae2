using System.CommandLine;
using System.Text;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Publishing;
using Decisions.EventStore.Publishing;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions keys</c>: the keys that sign the communities' logs.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "Show the keys that sign the logs, or take a new one.") { Show(), Rotate() };

    private static Command Show() => Make(
        "show", "Print the public key of each community's log, which whoever checks the record needs.", [],
        async (_, session, folder, cancel) =>
        {
            using var key = Existing(folder);
            foreach (var community in (await session.Get<DecisionsEngine>().Store.Heads(cancel)).Keys.Order())
                Console.Out.WriteLine(await PresentKey(session, key, community, cancel) ?? key.VerifierOf(community).ToString());
        });

    private static Command Rotate()
    {
        var reason = new Option<string>("--reason") { Description = "Why; it is on the record of every community.", Required = true };
        var lost = new Option<bool>("--lost") { Description = "The old key is lost for good: the new one takes over without its signature, and everyone must be told the new key in another way." };
        return Make(
            "rotate", "Take a new key, and record in every community that it signs from now on.", [reason, lost],
            async (parsed, session, folder, cancel) =>
            {
                var isLost = parsed.GetValue(lost);
                using var key = isLost ? LogKey.Open(folder, null) : Existing(folder);
                var communities = (await session.Get<DecisionsEngine>().Store.Heads(cancel)).Keys.Order().ToList();
                using var next = key.WithNew(isLost ? await NameOnRecord(session, communities, cancel) ?? key.Name : key.Name);
                List<(Guid Community, string? From)> changes = [];
                foreach (var community in communities)
                {
                    // A change that no checkpoint covers yet is on record all the same.
                    var from = isLost ? null : (await session.Get<DecisionsEngine>().Streams.Community(new CommunityId(community), cancel)).State?.LogKey
                        ?? await PresentKey(session, key, community, cancel);
                    var isHere = from is not null ? key.VerifiersOf(community).Any(one => one.ToString() == from)
                        : await session.Get<PublishedLogs>().Checkpoint(community, cancel) is null;
                    if (!isHere && !isLost)
                        throw new CommandFailedException($"The log of {community} is signed with a key that is not in {folder}. Name the folder of that key (--keys), or say --lost if there is none any more.");
                    changes.Add((community, from ?? (isLost ? null : key.VerifierOf(community).ToString())));
                }
                // Kept before anything is recorded: a record must not name a key that nobody has.
                next.Keep();
                foreach (var (community, from) in changes)
                    await Record(session, community, from, next.VerifierOf(community).ToString(), parsed.GetRequiredValue(reason), cancel);
                await Console.Error.WriteLineAsync("A running server signs with the new key from its next checkpoint on. Copy the folder of keys to your backup, and tell witnesses and auditors the new keys:");
                foreach (var community in communities)
                    Console.Out.WriteLine(next.VerifierOf(community));
            });
    }

    private static async Task Record(EngineSession session, Guid community, string? from, string to, string reason, CancellationToken cancel)
    {
        var admin = new Actor(null, null, [Role.Admin]);
        var context = new CommandContext(new CommunityId(community), admin, Guid.CreateVersion7(), Channel.Api);
        if (await RotateLogKeyHandler.Handle(new RotateLogKey(from, to, reason), context, session.Get<DecisionsEngine>(), cancel) is Refused refused)
            throw new CommandFailedException(refused.Rejection.Reason);
    }

    /// <summary>The verifier key that signed the present checkpoint, or null where there is none or it is not one of these.</summary>
    private static async Task<string?> PresentKey(EngineSession session, LogKey key, Guid community, CancellationToken cancel) =>
        await session.Get<PublishedLogs>().Checkpoint(community, cancel) is { Note: var note } && key.SignersOf(community, note) is [.., var last]
            ? last.ToString()
            : null;

    /// <summary>What the logs' origins begin with: they keep it, whatever becomes of the keys.</summary>
    private static async Task<string?> NameOnRecord(EngineSession session, IEnumerable<Guid> communities, CancellationToken cancel)
    {
        foreach (var community in communities)
            if (await session.Get<PublishedLogs>().Checkpoint(community, cancel) is { Note: var note }
                && Ledger.Notes.SignedNote.Parse(Encoding.UTF8.GetBytes(note)).Then(read => Ledger.Checkpoints.Checkpoint.Parse(read.Text)).IsRead(out var checkpoint, out _)
                && checkpoint.Origin.EndsWith($"/log/{community}", StringComparison.Ordinal))
                return checkpoint.Origin[..^$"/log/{community}".Length];
        return null;
    }

    private static LogKey Existing(string folder) => LogKey.IsIn(folder)
        ? LogKey.Open(folder, null)
        : throw new CommandFailedException($"There is no key in {folder}. Name its folder (--keys); it is made when the server first starts.");

    private static Command Make(
        string name, string description, Option[] own, Func<ParseResult, EngineSession, string, CancellationToken, Task> act)
    {
        var database = new DatabaseOptions();
        var keys = new KeysOption();
        var command = new Command(name, description);
        foreach (var option in own)
            command.Add(option);
        database.AddTo(command);
        keys.AddTo(command);
        command.SetAction((parsed, cancel) => ExpectedErrors.Tell(async () =>
        {
            await using var session = await EngineSession.Open(database.Read(parsed), cancel);
            await act(parsed, session, keys.Read(parsed) ?? Path.Combine(session.Source.DataFolder, "keys"), cancel);
            return 0;
        }));
        return command;
    }
}
