using Decisions.Server.Pages.Ballots;

namespace Decisions.Server.Tests.Receipts;

public sealed class ReceiptNameTests
{
    [Theory]
    [InlineData("Buy a second oven", "receipt-buy-a-second-oven-20.tlog-proof")]
    [InlineData("Öfen & Brötchen: 2/3?", "receipt-öfen-brötchen-2-3-20.tlog-proof")]
    [InlineData("../../etc/passwd\n\"", "receipt-etc-passwd-20.tlog-proof")]
    [InlineData("パン屋 😀", "receipt-パン屋-20.tlog-proof")]
    [InlineData("A title that goes on and on about all that there is to decide", "receipt-a-title-that-goes-on-and-on-about-20.tlog-proof")]
    public void A_receipt_is_named_after_its_decision_in_letters_and_digits_alone(string title, string name) =>
        ReceiptDownload.Name(title, 20).ShouldBe(name);
}
