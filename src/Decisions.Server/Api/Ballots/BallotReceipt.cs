using System.Text.Json;
using Decisions.EventStore.Reading;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Receipts;
using NodaTime;

namespace Decisions.Server.Api.Ballots;

/// <summary>The answer to a command about a ballot: that of every command, and the receipt.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Version">The version that the ballot stands at now; also the ETag.</param>
/// <param name="Index">The index of the command's event in the community's log; null when nothing needed to change.</param>
/// <param name="At">When it was recorded, by the database's clock; null when nothing needed to change.</param>
/// <param name="Receipt">Of what is now on record, also when nothing needed to change.</param>
public sealed record BallotCommandAnswer(Guid Id, long Version, long? Index, Instant? At, BallotReceipt Receipt)
{
    public static BallotCommandAnswer Of(CommandAnswer answer, LedgerLeaf leaf) =>
        new(answer.Id, answer.Version, answer.Index, answer.At, BallotReceipt.Of(leaf));
}

/// <summary>
/// What can be told at once of a ballot's receipt, so that no vote waits for a signature. Nothing of it is signed yet: the
/// finished file, which proves it, follows when a checkpoint covers the entry.
/// </summary>
/// <param name="Index">The entry's place in the community's log.</param>
/// <param name="Entry">The entry's bytes, as they are hashed.</param>
/// <param name="Salt">With the payload it opens the entry's commitment; null once the ballot was redacted, and then the payload is, too.</param>
/// <param name="Payload">What the commitment is to.</param>
/// <param name="CoveredFrom">The size of the smallest checkpoint that covers the entry.</param>
/// <param name="Proof">Where the finished file is had.</param>
public sealed record BallotReceipt(long Index, byte[] Entry, byte[]? Salt, JsonElement? Payload, long CoveredFrom, string Proof)
{
    public static BallotReceipt Of(LedgerLeaf leaf) => new(
        leaf.Index, leaf.Entry.ToArray(), leaf.Salt?.ToArray(), leaf.Salt is null ? null : Json(leaf.Logged.Event.Data), leaf.Index + 1,
        ReceiptQuestions.Address(leaf.Logged.Community, leaf.Index));

    private static JsonElement Json(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.Clone();
    }
}
