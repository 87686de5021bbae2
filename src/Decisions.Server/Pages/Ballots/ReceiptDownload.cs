using System.Globalization;
using System.Text;
using Decisions.EventStore.Reading;
using Decisions.Ledger.Proofs;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Receipts;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Ballots;

/// <summary>Hands members the receipt of a ballot of their own, as a file. Whose ballot it is, the caller has made sure of.</summary>
public sealed class ReceiptDownload(ReceiptFiles receipts)
{
    private const int TitleLength = 40;

    public async Task<IActionResult> Of(DecisionPage page, LedgerLeaf ballot, CancellationToken cancel) =>
        await receipts.Make(ballot, opens: true, cancel) is { } receipt
            ? new FileContentResult(receipt.ToBytes(), "application/octet-stream") { FileDownloadName = Name(page.Shown.Title, ballot.Index) }
            : Problem.Result(
                page.HttpContext, StatusCodes.Status503ServiceUnavailable, "Your receipt is not ready yet",
                "Your vote is recorded, and the record has not been signed up to it so far. Please reload this page in a few seconds.");

    /// <summary>'receipt-buy-a-second-oven-20.tlog-proof': the title's first words, of letters and digits alone.</summary>
    public static string Name(string title, long index)
    {
        var name = new StringBuilder("receipt");
        foreach (var word in Words(title))
        {
            if (name.Length + word.Length > TitleLength)
                break;
            name.Append('-').Append(word);
        }
        return $"{name}-{index.ToString(CultureInfo.InvariantCulture)}{TlogProof.FileExtension}";
    }

    private static string[] Words(string title) =>
        new string([.. title.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
