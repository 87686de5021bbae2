using System.Security.Cryptography;
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
    public async Task Keys_and_entries_at_the_edges_of_their_form_are_judged_alike()
    {
        using var made = new MadeReceipts();
        var receipt = made.All.ElementAt(4);
        var entry = Encoding.UTF8.GetString(receipt.Extra.Entry.AsSpan());
        const string time = "2026-02-28T23:59:59.999999Z";
        List<byte[]> files = [];
        foreach (var key in new[] { new string('0', 64), $"01{new string('0', 62)}", $"ed{new string('f', 60)}7f", $"ec{new string('f', 60)}ff", $"ee{new string('f', 60)}7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                $"02{new string('0', 62)}", "", "00" })
            files.Add(With(receipt.Extra with { Key = Key("vote.example/log/orchard", [1, .. Convert.FromHexString(key)]) }));
        foreach (var name in new[] { "", " ", "a b", "\u0085", "\u00a0", "\u180e", "\u200b", "\u2028", "\u3000", "\ufeff", "\u007f", "\ud83d\ude00", "a+b" })
            files.Add(With(receipt.Extra with { Key = Key(name, [1, .. made.Log.Key.PublicKey.Bytes]) }));
        foreach (var type in new byte[] { 0, 1, 2, 4, 5, 6 })
            files.Add(With(receipt.Extra with { Key = Key("vote.example/log/orchard", [type, .. made.Log.Key.PublicKey.Bytes]) }));
        foreach (var other in new[] { "2026-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "0001-01-01", "9999-12-31", "2026-00-10", "2026-13-10", "2026-04-31", "2026-04-00" })
            files.Add(Entry(entry.Replace(time, $"{other}T00:00:00.000000Z")));
        foreach (var other in new[] { "24:00:00.000000Z", "23:60:00.000000Z", "23:59:60.000000Z", "23:59:59.99999Z", "23:59:59,999999Z", "23:59:59.999999z", "23:59:59.99999٣Z" })
            files.Add(Entry(entry.Replace("23:59:59.999999Z", other)));
        foreach (var other in new[] { "0", "-1", "1", "9007199254740991", "9007199254740992", "2.0", "2e0", "02", "\"2\"", "null", "1e21" })
            files.Add(Entry(entry.Replace("\"version\":2", $"\"version\":{other}")));
        foreach (var (from, to) in new[] { ("\"entry\":1", "\"entry\":2"), ("m-7\"", "\""), ("\"when\"", "\"more\":1,\"when\""), ("\"type\":", "\"type\": "), ("m-7", "m\\u002d7"), ("m-7", "\\ud800"), ("{", "\ufeff{") })
            files.Add(Entry(entry.Replace(from, to)));

        var told = await Told([.. files], null, [], 0);
        for (var i = 0; i < files.Count; i++)
            told[i].ShouldBe(Own(files[i], null, [], 0), $"{i}: {Encoding.UTF8.GetString(files[i])}");
        told.Distinct().Count().ShouldBeGreaterThan(3);

        byte[] With(ReceiptExtra extra) => Receipt.Make(receipt.Proof.Index, extra, receipt.Proof.Hashes, receipt.Proof.Checkpoint).ToBytes();

        byte[] Entry(string text) => With(receipt.Extra with { Entry = [.. Encoding.UTF8.GetBytes(text)] });
    }

    /// <summary>A key's text with the id that belongs to it, whether or not it is a key.</summary>
    private static string Key(string name, byte[] typeAndKey) =>
        $"{name}+{Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), 10, .. typeAndKey]))[..8]}+{Convert.ToBase64String(typeAndKey)}";

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
