using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Redactions;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Ledger.Proofs;
using Decisions.Server.Api.Http;
using Decisions.Server.Receipts;

namespace Decisions.Server.Api.Receipts;

public sealed record NotCoveredYet(long Index) : Rejection(
    RejectionKind.Conflict, "not-covered-yet", "The record up to this entry has not been signed yet. Ask again in a few seconds.");

internal static class ReceiptQuestions
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/communities/{community:guid}/log/{index:long}/proof", Proof).AnswersText("getProof", "A file that proves an entry of the log, and is the receipt of a ballot for whoever cast it");

    /// <summary>Where the file of an entry is had.</summary>
    public static string Address(Guid community, long index) =>
        $"/api/v1/communities/{community}/log/{index.ToString(CultureInfo.InvariantCulture)}/proof";

    private static Task<IResult> Proof(
        HttpContext http, Guid community, long index, Reading reading, DecisionsEngine engine, ReceiptFiles receipts, PayloadsShown payloads) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (listed, actor) =>
        {
            var leaf = await engine.Store.ReadLeaf(community, index, http.RequestAborted);
            if (leaf is null)
                return Problems.Of(new EventIsUnknown(index));
            var opens = leaf.Salt is not null &&
                await payloads.To(actor, new CommunityId(community), listed.Visibility, leaf.Logged.Event, http.RequestAborted);
            if (await receipts.Make(leaf, opens, http.RequestAborted) is not { } receipt)
                return Problems.Of(new NotCoveredYet(index));
            Freshness.Tell(http, index + 1);
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"entry-{index.ToString(CultureInfo.InvariantCulture)}{TlogProof.FileExtension}\"";
            return Results.Bytes(receipt.ToBytes(), "text/plain; charset=utf-8");
        });
}
