using System.CommandLine;
using System.Globalization;
using System.Net;
using Decisions.Ledger.Notes;
using Decisions.Server.Hosting;
using Decisions.Server.Witnessing;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions witness</c>: remembers what communities' records looked like, on a machine of its keeper's own.</summary>
internal static class WitnessCommand
{
    public static Command Create() => new("witness", "Witness other servers' records: cosign what continues the past, and nothing else. Needs no database.")
    {
        Serve(), Trust(), Distrust(),
    };

    private static Command Serve()
    {
        var folder = Folder();
        var listen = new Option<string>("--listen")
        {
            Description = "The address and port to listen on, such as 0.0.0.0:5090; the servers must reach it.",
            DefaultValueFactory = _ => "127.0.0.1:5090",
        };
        listen.Validators.Add(result =>
        {
            if (Endpoint(result.GetValueOrDefault<string>()) is null)
                result.AddError($"--listen must be an IP address and a port, such as 127.0.0.1:5090, not '{result.GetValueOrDefault<string>()}'.");
        });
        var name = new Option<string?>("--name") { Description = "What the witness's key is called, for good, when it is made; by custom an address, such as board.example.org/witness." };
        var command = new Command("serve", "Answer the servers whose logs are trusted, until told to stop.") { folder, listen, name };
        command.SetAction((parsed, _) => ExpectedErrors.Tell(async () =>
        {
            using var signals = new StopSignals();
            await WitnessProcess.Run(
                Path.GetFullPath(parsed.GetRequiredValue(folder)), Endpoint(parsed.GetRequiredValue(listen))!, parsed.GetValue(name),
                Console.Out.WriteLine, signals.Stop);
            return 0;
        }));
        return command;
    }

    private static Command Trust() => OfKey(
        "trust", "Trust a log's key, so that the log is witnessed; a running witness knows it at once.", (folder, key) =>
            folder.Trust(key) ? $"The log {key.Name} is trusted." : $"The log {key.Name} was trusted with this key already.");

    private static Command Distrust() => OfKey(
        "distrust", "Trust a log's key no more, once the community has told you that another took its place.", (folder, key) =>
            folder.Distrust(key) ? $"The log {key.Name} is not trusted with this key any more." : $"The log {key.Name} was not trusted with this key.");

    private static Command OfKey(string name, string description, Func<WitnessFolder, VerifierKey, string> act)
    {
        var folder = Folder();
        var key = new Argument<string>("logkey") { Description = "The log's key, name+id+base64, from the community's page 'The record's log'." };
        var command = new Command(name, description) { folder, key };
        command.SetAction((parsed, _) => ExpectedErrors.Tell(() =>
        {
            if (!VerifierKey.Parse(parsed.GetRequiredValue(key).Trim()).IsRead(out var read, out var reason))
                throw new CommandFailedException($"This is no log's key: {reason} Copy it whole, as the community's page 'The record's log' shows it.");
            Console.Out.WriteLine(act(WitnessFolder.Open(Path.GetFullPath(parsed.GetRequiredValue(folder))), read));
            return Task.FromResult(0);
        }));
        return command;
    }

    private static Option<string> Folder() => new("--folder")
    {
        Description = "Where the witness keeps its key and what it has seen; made if missing. Never put an old copy in its place.",
        DefaultValueFactory = _ => "witness",
    };

    private static IPEndPoint? Endpoint(string? text) =>
        text?.LastIndexOf(':') is >= 0 and var at
        && IPAddress.TryParse(text[..at] == "localhost" ? "127.0.0.1" : text[..at].Trim('[', ']'), out var address)
        && ushort.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new IPEndPoint(address, port)
            : null;
}
