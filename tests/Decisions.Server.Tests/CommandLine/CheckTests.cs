using System.Text;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Receipts;

namespace Decisions.Server.Tests.CommandLine;

public sealed class CheckTests : IDisposable
{
    private const string Origin = "vote.example/log/orchard";

    private readonly TemporaryFolder _folder = new();
    private readonly NoteSigner _log = NoteSigner.FromSeed(Origin, new byte[32]);
    private readonly Cosigner _witness = Cosigner.FromSeed("sister.example/witness", [.. Enumerable.Repeat((byte)1, 32)]);
    private readonly Cosigner _other = Cosigner.FromSeed("other.example/witness", [.. Enumerable.Repeat((byte)2, 32)]);

    private string File => _folder["receipt-second-oven-1.tlog-proof"];

    public void Dispose()
    {
        _folder.Dispose();
        _log.Dispose();
        _witness.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_sound_receipt_is_told_with_what_it_shows_and_what_not()
    {
        await System.IO.File.WriteAllBytesAsync(File, Receipt(), TestContext.Current.CancellationToken);
        var told = await CommandUnderTest.Run("check", File, "--key", _log.Key.ToString(), "--witness", _witness.Key.ToString());

        told.ExitCode.ShouldBe(0, told.Errors);
        told.Output.ShouldBe($$$"""
            This receipt is sound.

            What it shows
              - This vote was cast: yes.
              - It stands at place 1 of a record of 3; places are counted from 0.
              - It was recorded on 2026-11-21 at 09:30:00 UTC by the server’s clock, under the pseudonym m-7.
              - The record is signed with the key {{{_log.Key}}}. It is the key that you gave.
              - The witness sister.example/witness saw that record on 2026-11-21 at 09:31:00 UTC.

            What it does not show
              - That the vote was counted, or is the last word: it may have been changed or taken back later. The decision’s page and its tally show that.
              - That the record was not cut off or changed after those witnesses saw it.
              - Who the pseudonym is, or who gave you this file.

            The recorded text, letter for letter
              {"choice":{"answer":"yes","kind":"yesNo"}}

            """);
    }

    [Fact]
    public async Task Without_a_key_of_ones_own_it_says_what_that_leaves_open()
    {
        await System.IO.File.WriteAllBytesAsync(File, Receipt(), TestContext.Current.CancellationToken);
        var told = await CommandUnderTest.Run("check", File);

        told.ExitCode.ShouldBe(0, told.Errors);
        told.Output.ShouldContain("That the key is your community’s: it came with the receipt.");
        told.Output.ShouldContain("none that you named has seen it");
        told.Output.ShouldContain("were not checked because you gave no key for them: sister.example/witness.");
    }

    [Fact]
    public async Task A_receipt_that_was_tampered_with_is_refused_by_what_is_wrong_with_it()
    {
        var changed = Encoding.UTF8.GetString(Receipt()).Replace("\nindex 1\n", "\nindex 2\n");
        await System.IO.File.WriteAllTextAsync(File, changed, TestContext.Current.CancellationToken);
        var told = await CommandUnderTest.Run("check", File);

        told.ExitCode.ShouldBe(2);
        told.Output.ShouldBe("""
            This receipt is not sound.
            The entry does not stand where the receipt says.
            The entry is not entry 2 of the 3 that the checkpoint stands for.

            """);
    }

    [Fact]
    public async Task It_asks_for_the_witnesses_and_the_key_that_it_is_given()
    {
        await System.IO.File.WriteAllBytesAsync(File, Receipt(), TestContext.Current.CancellationToken);
        string[] both = ["check", File, "--witness", _witness.Key.ToString(), "--witness", _other.Key.ToString()];

        (await CommandUnderTest.Run(both)).Output.ShouldContain("Fewer of your witnesses have seen the record than you ask for");
        (await CommandUnderTest.Run([.. both, "--require", "1"])).ExitCode.ShouldBe(0);
        (await CommandUnderTest.Run([.. both, "--require", "3"])).Errors.ShouldBe("decisions: Of 2 witnesses, 3 cannot be asked for.\n");
        (await CommandUnderTest.Run([.. both, "--witness", _other.Key.ToString()])).Errors.ShouldBe("decisions: The same witness is given twice.\n");
        (await CommandUnderTest.Run("check", File, "--key", _witness.Key.ToString())).Errors.ShouldBe("decisions: --key is not a log's public key, but another kind of key.\n");
        (await CommandUnderTest.Run("check", File, "--key", "none")).Errors.ShouldStartWith("decisions: --key is not a log's public key: ");
        using var another = NoteSigner.FromSeed(Origin, [.. Enumerable.Repeat((byte)9, 32)]);
        var wrong = await CommandUnderTest.Run("check", File, "--key", another.Key.ToString());
        (wrong.ExitCode, wrong.Output.Contains("not the one that you gave")).ShouldBe((2, true));
    }

    [Fact]
    public async Task It_reads_standard_input_and_says_when_there_is_no_file()
    {
        // The command is run with nothing on standard input.
        var empty = await CommandUnderTest.Run("check", "-");
        (empty.ExitCode, empty.Output.Contains("This is not a receipt")).ShouldBe((2, true));
        var absent = await CommandUnderTest.Run("check", _folder["absent"]);
        (absent.ExitCode, absent.Errors.StartsWith("decisions: ", StringComparison.Ordinal), absent.Output).ShouldBe((1, true, ""));
        (await CommandUnderTest.Run("check", _folder.Path)).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task What_somebody_wrote_into_a_receipt_does_not_steer_the_terminal()
    {
        await System.IO.File.WriteAllBytesAsync(File, Receipt(actor: "m\u001b[2J\u009b7"), TestContext.Current.CancellationToken);
        var told = await CommandUnderTest.Run("check", File);
        told.ExitCode.ShouldBe(0, told.Errors);
        told.Output.ShouldContain("under the pseudonym m\uFFFD[2J\uFFFD7.");
    }

    private byte[] Receipt(string actor = "m-7")
    {
        var salt = new byte[Commitment.SaltLength];
        var payload = """{ "choice": { "kind": "yesNo", "answer": "yes" } }"""u8;
        var entry = Entry.Complete(
            Entry.Prefix(new EntryHeader("ballot/r-1/m-7", 1, "ballot_cast", actor), Commitment.To(salt, payload)), "2026-11-21T09:30:00.123456Z");
        Decisions.Ledger.Digest[] leaves = [MerkleTree.LeafHash("a"u8), MerkleTree.LeafHash(entry), MerkleTree.LeafHash("b"u8)];
        var checkpoint = new Checkpoint(Origin, 3, MerkleTree.Root(leaves));
        return Decisions.Ledger.Receipts.Receipt.Make(
            1, new ReceiptExtra([.. entry], _log.Key.ToString(), new Opening(salt, payload)), InclusionProof.Make(1, leaves),
            checkpoint.Sign(_log).With([_witness.Cosign(checkpoint.ToText(), 1_795_253_460)])).ToBytes();
    }
}
