using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Decisions.Ledger;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Proofs;
using Decisions.Ledger.Receipts;
using Decisions.Server.Receipts;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions check</c>: checks a receipt. It asks no server and keeps nothing.</summary>
internal static class CheckCommand
{
    /// <summary>The receipt is not sound.</summary>
    private const int NotSound = 2;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The receipt's file; - reads standard input.", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "The record's public key, as you had it in another way. Without it, the receipt's own is taken at its word.", HelpName = "KEY" };
        var witnesses = new Option<string[]>("--witness") { Description = "The public key of a witness that must have seen the record; may be given several times.", HelpName = "KEY" };
        var required = new Option<int?>("--require") { Description = "How many of the witnesses must have seen it; all by default.", HelpName = "K" };
        var command = new Command("check", "Check a receipt and say what it shows and what not. Needs no server and keeps nothing.")
        {
            file, key, witnesses, required, new HelpOption(),
        };
        command.SetAction((parsed, cancel) => ExpectedErrors.Tell(async () =>
        {
            var (trusted, policy) = (Key(parsed.GetValue(key)), Policy(parsed.GetValue(witnesses) ?? [], parsed.GetValue(required)));
            var check = ReceiptCheck.Of(await Read(parsed.GetRequiredValue(file), cancel), trusted, policy);
            Console.Out.Write(Shown(Text(ReceiptInWords.Of(check))));
            return check is ReceiptCheck.Sound ? 0 : NotSound;
        }));
        return command;
    }

    private static VerifierKey? Key(string? text) => text is null ? null : Parse(text, SignatureType.Ed25519, "--key is not a log's public key");

    private static WitnessPolicy Policy(string[] texts, int? required)
    {
        ImmutableArray<VerifierKey> keys = [.. texts.Select(text => Parse(text, SignatureType.Cosignature, "--witness is not a witness's public key"))];
        if (keys.Select(key => key.PublicKey).Distinct().Count() < keys.Length)
            throw new CommandFailedException("The same witness is given twice.");
        return required is < 0 || required > keys.Length
            ? throw new CommandFailedException($"Of {keys.Length} witnesses, {required} cannot be asked for.")
            : new WitnessPolicy(required ?? keys.Length, keys);
    }

    private static VerifierKey Parse(string text, SignatureType type, string fault) =>
        !VerifierKey.Parse(text.Trim()).IsRead(out var key, out var reason) ? throw new CommandFailedException($"{fault}: {reason}")
        : key.Type == type ? key
        : throw new CommandFailedException($"{fault}, but another kind of key.");

    /// <summary>No more is read than a receipt can have, and a byte to see that there is more.</summary>
    private static async Task<byte[]> Read(string file, CancellationToken cancel)
    {
        try
        {
            await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            using var bytes = new MemoryStream();
            var buffer = new byte[65_536];
            for (int read; bytes.Length <= TlogProof.MaxLength && (read = await stream.ReadAsync(buffer, cancel)) > 0;)
                bytes.Write(buffer, 0, read);
            return bytes.ToArray();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(fault.Message, fault);
        }
    }

    /// <summary>Names and texts in a receipt are whatever somebody wrote; none of it may steer the terminal.</summary>
    private static string Shown(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) && character != '\n' ? '\uFFFD' : character));

    private static string Text(ReceiptInWords words)
    {
        var text = new StringBuilder(words.Verdict).Append('\n');
        if (words.Because is not null)
            return text.Append($"{words.Because}\n{words.Detail}\n").ToString();
        text.Append("\nWhat it shows\n");
        foreach (var sentence in words.Shows)
            text.Append($"  - {sentence}\n");
        text.Append("\nWhat it does not show\n");
        foreach (var sentence in words.ShowsNot)
            text.Append($"  - {sentence}\n");
        if (words.Text is not null)
            text.Append($"\nThe recorded text, letter for letter\n  {words.Text}\n");
        return text.ToString();
    }
}
