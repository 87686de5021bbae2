using System.Text;
using System.Text.Json;
using Decisions.Acceptance.Running;
using Decisions.Ledger.Canonical;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Receipts;
using Decisions.Server.Receipts;

namespace Decisions.Acceptance.Receipts;

/// <summary>The browser's script and the program come to the same verdict, in the same words, whatever the file.</summary>
public sealed class SameVerdictTests(Site site)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task Sound_receipts_are_told_in_the_same_words()
    {
        using var made = new MadeReceipts();
        var files = made.All.Select(receipt => receipt.ToBytes()).ToArray();
        foreach (var (key, witnesses, required) in new (VerifierKey?, VerifierKey[], int)[]
            {
                (null, [], 0), (made.Log.Key, [], 0), (made.Log.Key, [made.One.Key, made.Two.Key], 2), (null, [made.Two.Key, made.Absent.Key], 1),
            })
        {
            var told = await Told(files, key, witnesses, required);
            for (var i = 0; i < files.Length; i++)
                told[i].ShouldBe(Own(files[i], key, witnesses, required));
            told.ShouldAllBe(words => words.Contains("This receipt is sound."));
        }
    }

    [Fact]
    public async Task A_changed_byte_anywhere_is_judged_alike()
    {
        using var made = new MadeReceipts();
        List<byte[]> files = [];
        foreach (var (receipt, offset) in made.All.Select((receipt, i) => (receipt.ToBytes(), i)))
            for (var at = offset % 3; at < receipt.Length; at += 3)
                files.Add([.. receipt[..at], Other(receipt[at], at + offset), .. receipt[(at + 1)..]]);
        // Changes to what the extra bytes say go deeper than changes to their base64.
        foreach (var (receipt, offset) in made.All.Select((receipt, i) => (receipt, i)))
        {
            var extra = receipt.Proof.Extra.ToArray();
            for (var at = offset % 3; at < extra.Length; at += 3)
                files.Add((receipt.Proof with { Extra = [.. extra[..at], Other(extra[at], at), .. extra[(at + 1)..]] }).ToBytes());
            var entry = receipt.Extra.Entry.ToArray();
            for (var at = offset % 2; at < entry.Length; at += 2)
                files.Add(Receipt.Make(
                    receipt.Proof.Index, receipt.Extra with { Entry = [.. entry[..at], Other(entry[at], at), .. entry[(at + 1)..]] },
                    receipt.Proof.Hashes, receipt.Proof.Checkpoint).ToBytes());
        }

        files.Count.ShouldBeGreaterThan(3_000);
        var steps = new HashSet<string>();
        foreach (var batch in files.Chunk(500))
        {
            var told = await Told(batch, null, [made.One.Key], 1);
            for (var i = 0; i < batch.Length; i++)
            {
                var own = Own(batch[i], null, [made.One.Key], 1);
                told[i].ShouldBe(own, Encoding.UTF8.GetString(batch[i]));
                steps.Add(own.Split('|')[1]);
            }
        }
        steps.Count.ShouldBe(Enum.GetValues<ReceiptStep>().Length + 1, string.Join("; ", steps));
    }

    [Fact]
    public async Task Json_has_the_same_canonical_form()
    {
        string[] documents =
        [
            """{"b":1,"a":[2.0,-0,1e21,1E-7,0.000001,9007199254740993,2.9802322387695312e-8,5e-324,1.7976931348623157e308,123456789012345678901]}""",
            """{"\u20ac":"\u20ac","\r":"\r","1":"one","\ud83d\ude00":"smile","\ufb33":"dalet","\u0080":"control","ö":"\u00f6","__proto__":{"x":1},"10":0,"9":0}""",
            """["\u0000\u001f\u007f\u2028\u2029\/\"\\\b\f\n\r\t","é","é",null,true,false,{},[],""]""",
            """ {"nested":[[[[{"a":{"b":[{}]}}]]]]} """,
        ];
        await using var visit = await site.Visit(Device.Desktop.WithScripts());
        await visit.Go("/check");
        foreach (var document in documents)
            (await visit.Page.EvaluateAsync<string>("text => receipts.canonical(JSON.parse(text))", document))
                .ShouldBe(Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(document))));
        foreach (var refused in new[] { """["\ud800"]""", """{"\udc00":1}""", "1e400", string.Concat(Enumerable.Repeat("[", 65)) + string.Concat(Enumerable.Repeat("]", 65)) })
        {
            Should.Throw<NotCanonicalisableException>(() => CanonicalJson.Of(Encoding.UTF8.GetBytes(refused)));
            (await visit.Page.EvaluateAsync<bool>("text => { try { receipts.canonical(JSON.parse(text)); return false; } catch { return true; } }", refused)).ShouldBeTrue(refused);
        }
    }

    private static byte Other(byte old, int at) => (byte)(at % 4 switch
    {
        0 => old ^ 1,
        1 => old ^ 0x20,
        2 => old ^ 0x80,
        _ => old == (byte)'A' ? 'B' : 'A',
    });

    /// <summary>What the program says; of a file that is unsound, by which step, and no more: its details may be put otherwise.</summary>
    private static string Own(byte[] file, VerifierKey? key, VerifierKey[] witnesses, int required)
    {
        var words = ReceiptInWords.Of(ReceiptCheck.Of(file, key, new WitnessPolicy(required, [.. witnesses])));
        return string.Join('|', [words.Verdict, words.Because, .. words.Shows, .. words.ShowsNot, words.Text]);
    }

    private async Task<string[]> Told(byte[][] files, VerifierKey? key, VerifierKey[] witnesses, int required)
    {
        await using var visit = await site.Visit(Device.Desktop.WithScripts());
        await visit.Go("/check");
        var given = new { key = key?.ToString(), witnesses = witnesses.Select(witness => witness.ToString()), required };
        return await visit.Page.EvaluateAsync<string[]>(
            """
            async asked => {
              const { files, given } = JSON.parse(asked), told = [];
              for (const file of files) {
                const words = receipts.words(await receipts.check(Uint8Array.from(atob(file), c => c.charCodeAt(0)), given));
                told.push([words.verdict, words.because ?? "", ...words.shows ?? [], ...words.showsNot ?? [], words.text ?? ""].join("|"));
              }
              return told;
            }
            """,
            JsonSerializer.Serialize(new { files = files.Select(Convert.ToBase64String), given }, Web));
    }
}
