using System.Text;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void The_worked_example_of_the_ledgers_page_is_what_the_code_makes()
    {
        var page = File.ReadAllText(Repository.PathTo("docs", "ledger.md"));
        byte[] salt = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        var payload = """{"choice":"yes","round":1}"""u8;

        var commitment = Commitment.To(salt, payload);
        var prefix = Entry.Prefix(new EntryHeader("ballot/r-1/m-7", 2, "ballot_cast", "p-7"), commitment);
        var entry = Entry.Complete(prefix, "2026-11-21T09:30:00.123456Z");
        var leaf = MerkleTree.LeafHash(entry);

        page.ShouldContain(Line(Convert.ToHexStringLower(salt)));
        page.ShouldContain(Line(Encoding.UTF8.GetString(payload)));
        page.ShouldContain(Line(Hex(commitment)));
        page.ShouldContain(Line(commitment.ToString()));
        page.ShouldContain($"Entry, {entry.Length} bytes");
        page.ShouldContain(Line(Encoding.UTF8.GetString(entry)));
        page.ShouldContain(Line(Hex(leaf)));
        page.ShouldContain(Line(Hex(MerkleTree.Root([leaf, leaf]))));
    }

    private static string Line(string text) => $"\n{text}\n";

    private static string Hex(Digest digest) => Convert.ToHexStringLower(digest.ToArray());
}
