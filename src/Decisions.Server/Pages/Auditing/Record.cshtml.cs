using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Redactions;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Proofs;
using Decisions.Server.Api.Http;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Receipts;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Auditing;

/// <summary>One entry of the record: what it says in words, what of it is public, what the reader may see, and its proof.</summary>
public sealed class RecordModel(
    PageServices services, PublishedLogs logs, Timeline timeline, LineReading lines, ReceiptFiles receipts, PayloadsShown payloads)
    : AuditPage(services, logs)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public TimelineLine Line { get; private set; } = null!;

    public TimelineItem Item => Line.Item;

    /// <summary>How many entries the record has.</summary>
    public long Entries { get; private set; }

    /// <summary>The public entry, byte for byte as it is hashed.</summary>
    public string Entry { get; private set; } = "";

    /// <summary>Its leaf hash, in base64.</summary>
    public string LeafHash { get; private set; } = "";

    /// <summary>What it says, as far as the reader may see it; null where not.</summary>
    public string? Payload { get; private set; }

    /// <summary>Whether words were taken out of it.</summary>
    public bool IsRedacted { get; private set; }

    /// <summary>Whether the reader can take words out of it. What somebody may not see may have some.</summary>
    public bool MayRedact { get; private set; }

    /// <summary>The page's own address for it: the API takes no cookie.</summary>
    public string Proof => $"{Home}/record/{Item.Index}?handler=proof";

    public async Task<IActionResult> OnGet(long index)
    {
        var found = await timeline.One(Id, index, Cancel);
        var entry = await Logs.Entries(Id.Value, index, 1, Cancel);
        if (found.Value is not { } item || entry is not [var bytes])
            return Problem.Of(HttpContext, new NothingHere());
        await ReadCheckpoint();
        Entries = found.NextIndex;
        var shown = await Shown.Item(item, Cancel);
        Line = (await lines.Of(Id, [shown], Times, Cancel))[0];
        (Entry, LeafHash) = (Encoding.UTF8.GetString(bytes.Span), $"{MerkleTree.LeafHash(bytes.Span)}");
        IsRedacted = (await Engine.Store.ReadStream(Id.Value, Streams.OfRedaction(index), cancel: Cancel)).Count > 0;
        Payload = shown.Payload is { } payload ? JsonSerializer.Serialize(payload, Indented) : null;
        MayRedact = Permissions.ToRedact(Actor, Id) is null && HasWords(shown);
        return Page();
    }

    /// <summary>The same file as the API's.</summary>
    public async Task<IActionResult> OnGetProof(long index)
    {
        if (await Engine.Store.ReadLeaf(Id.Value, index, Cancel) is not { } leaf)
            return Problem.Of(HttpContext, new NothingHere());
        var opens = leaf.Salt is not null && await payloads.To(Actor, Id, Community.Visibility, leaf.Logged.Event, Cancel);
        return await receipts.Make(leaf, opens, Cancel) is { } proof
            ? new FileContentResult(proof.ToBytes(), "application/octet-stream") { FileDownloadName = $"entry-{index}{TlogProof.FileExtension}" }
            : Problem.Result(
                HttpContext, StatusCodes.Status503ServiceUnavailable, "The proof is not ready yet",
                "The record has not been signed up to this entry so far. Please reload this page in a few seconds.");
    }

    private static bool HasWords(TimelineItem shown) =>
        shown.Payload is { } payload
            ? !EventWords.Of(EventCatalogue.Current.Read(shown.Type, Encoding.UTF8.GetBytes(payload.GetRawText()))).IsEmpty
            : shown.Type is "ballot_cast" or "ballot_changed";
}
