using System.Collections.Immutable;
using System.CommandLine;
using Decisions.Engine.Verifying;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Proofs;

namespace Decisions.Server.CommandLine;

/// <summary>What whoever checks a record believes beforehand.</summary>
internal sealed class TrustOptions
{
    private readonly Option<string> _key = new("--key")
    {
        Description = "The log's public key (origin+id+base64), had from the community in another way than with the archive; or a file that holds it.",
        Required = true,
    };

    private readonly Option<string[]> _witnesses = new("--witness")
    {
        Description = "The public key of a witness, or a file that holds it; may be repeated.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<int?> _required = new("--require") { Description = "How many of the witnesses must have seen the newest checkpoint; all of them unless said." };

    private readonly Option<string[]> _seen = new("--seen")
    {
        Description = "A checkpoint or receipt of this log that you kept; may be repeated. The record must agree with it and go at least as far.",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command)
    {
        command.Add(_key);
        command.Add(_witnesses);
        command.Add(_required);
        command.Add(_seen);
    }

    /// <exception cref="CommandFailedException">Something given cannot be used; the message says what to do.</exception>
    public Trust Read(ParseResult parsed)
    {
        var key = Key(parsed.GetRequiredValue(_key), "--key");
        if (key.Type != SignatureType.Ed25519)
            throw new CommandFailedException("--key names the key of a witness. Give the log's.");
        ImmutableArray<VerifierKey> witnesses = [.. parsed.GetRequiredValue(_witnesses).Select(text => Key(text, "--witness"))];
        WitnessPolicy policy;
        try
        {
            policy = new WitnessPolicy(parsed.GetValue(_required) ?? witnesses.Length, witnesses);
        }
        catch (ArgumentException fault)
        {
            throw new CommandFailedException($"The witnesses cannot be used: {fault.Message}");
        }
        return new Trust(key, policy, [.. parsed.GetRequiredValue(_seen).Select(Note)]);
    }

    private static VerifierKey Key(string given, string option)
    {
        var text = File.Exists(given) ? File.ReadAllText(given).Trim() : given.Trim();
        return VerifierKey.Parse(text).IsRead(out var key, out var reason)
            ? key
            : throw new CommandFailedException($"{option} is no public key: {reason}");
    }

    private static SignedNote Note(string path)
    {
        if (!File.Exists(path))
            throw new CommandFailedException($"--seen names {path}, and there is no such file.");
        var bytes = File.ReadAllBytes(path);
        return TlogProof.Parse(bytes).IsRead(out var proof, out _) ? proof.Checkpoint
            : SignedNote.Parse(bytes).IsRead(out var note, out var reason) ? note
            : throw new CommandFailedException($"{path} is neither a checkpoint nor a receipt: {reason}");
    }
}
