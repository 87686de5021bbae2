using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Decisions.Ledger.Canonical;
using Decisions.Ledger.Entries;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Entries;

/// <summary>Words can be taken out of a payload, and nothing else of it can be changed.</summary>
public sealed class PayloadWordsTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    private static readonly byte[] RestSalt = SHA256.HashData([.. Salt, .. "rest"u8])[..16];

    private static readonly Gen<string> Texts = Gen.Elements("a", "Bo", " ", " ", "\n", "é", "😀", "\"", "[removed]", "07700").ListOf().Select(string.Concat);

    [Fact]
    public void The_rest_is_the_payload_with_the_digest_over_the_pieces_of_each_text()
    {
        byte[] member = [.. SHA256.HashData([.. Salt, .. "reason"u8])[..16]];
        var pieces = new[] { "Ring ", "07700 ", "900199" }
            .SelectMany((piece, i) => SHA256.HashData([.. SHA256.HashData([.. member, .. Encoding.ASCII.GetBytes($"{i}")])[..16], .. Encoding.UTF8.GetBytes(piece)]));
        var digest = Convert.ToBase64String(SHA256.HashData([.. pieces]));

        var commitment = Commitment.To(Salt, """{"reason":"Ring 07700 900199","choice":"no"}"""u8);

        commitment.Rest.ShouldBe(Digest.Of([.. RestSalt, .. Encoding.UTF8.GetBytes($$"""{"choice":"no","reason":"{{digest}}"}""")]));
    }

    [Theory]
    [InlineData("""{"choice":"no","reason":null}""")]
    [InlineData("""{"choice":"no","reason":["a"]}""")]
    [InlineData("""{"choice":{"reason":"Ring"}}""")]
    [InlineData("""{"choice":"\"reason\":\""}""")]
    [InlineData("[]")]
    [InlineData("\"reason\"")]
    public void Where_no_member_holds_words_the_rest_is_all_of_it(string payload) =>
        Commitment.To(Salt, Encoding.UTF8.GetBytes(payload)).Rest.ShouldBe(Digest.Of([.. RestSalt, .. CanonicalJson.Of(Encoding.UTF8.GetBytes(payload))]));

    [Fact]
    public void Empty_words_are_one_piece() =>
        Commitment.To(Salt, """{"text":""}"""u8).Rest.ShouldNotBe(Commitment.To([.. Salt[1..], 1], """{"text":""}"""u8).Rest);

    [Fact]
    public void Whatever_pieces_are_taken_out_the_rest_is_proven_and_nothing_else_passes_for_it() =>
        Prop.ForAll(Texts.ToArbitrary(), Texts.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (text, title, chosen) =>
        {
            var payload = new JsonObject { ["choice"] = "no", ["text"] = text, ["title"] = title, ["note"] = null };
            var commitment = Commitment.To(Salt, Bytes(payload));
            var (left, opening) = Redact(payload, chosen);
            var read = WordsOpening.Parse(Bytes(opening))!;
            commitment.IsOpenedBy(read, Bytes(left)).ShouldBeTrue($"{payload.ToJsonString()} {left.ToJsonString()} {opening.ToJsonString()}");
            foreach (var (member, other) in new (string, JsonNode?)[] { ("choice", "yes"), ("note", "more"), ("more", 1), ("text", left["text"]!.GetValue<string>() + "!"), ("title", "x" + left["title"]!.GetValue<string>()) })
            {
                var altered = left.DeepClone();
                altered[member] = other;
                commitment.IsOpenedBy(read, Bytes(altered)).ShouldBeFalse($"{member}: {left.ToJsonString()}");
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}""")]
    [InlineData("""{"words":{}}""")]
    [InlineData("""{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","words":{},"more":1}""")]
    [InlineData("""{"salt":"AAAA","words":{}}""")]
    [InlineData("""{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","words":[]}""")]
    [InlineData("""{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","words":{"reason":1}}""")]
    [InlineData("""{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","words":{"reason":[]}}""")]
    [InlineData("""{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","words":{"reason":["AAAA"]}}""")]
    [InlineData("""{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","words":{"reason":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}}""")]
    [InlineData("""{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","words":{"reason":"AAAAAAAAAAAAAAAAAAAAAA==","reason":"AAAAAAAAAAAAAAAAAAAAAA=="}}""")]
    [InlineData("""{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","words":{}} x""")]
    [InlineData("""{""")]
    public void What_is_no_opening_is_not_read(string json) => WordsOpening.Parse(Encoding.UTF8.GetBytes(json)).ShouldBeNull();

    [Fact]
    public void It_says_which_pieces_are_gone()
    {
        var (_, opening) = Redact(new JsonObject { ["text"] = "a b c d", ["title"] = "e" }, 0b0110);
        var read = WordsOpening.Parse(Bytes(opening))!;
        read.Members.ShouldBe(["text", "title"]);
        read.Removed("text").ShouldBe([1, 2]);
        read.Removed("title").ShouldBeEmpty();
        (read.Pieces("text"), read.Pieces("title"), read.Pieces("note")).ShouldBe((4, 0, 0));
    }

    /// <summary>Takes out of each text the pieces whose bits are set, and of no text of one piece but by the first bit.</summary>
    private static (JsonObject Left, JsonObject Opening) Redact(JsonObject payload, int chosen)
    {
        var (left, opening) = (payload.DeepClone().AsObject(), new JsonObject());
        foreach (var member in new[] { "text", "title" })
        {
            var memberSalt = SHA256.HashData([.. Salt, .. Encoding.ASCII.GetBytes(member)])[..16];
            var pieces = Pieces(payload[member]!.GetValue<string>());
            var gone = pieces.Select((_, i) => (chosen >> (i % 31) & 1) == 1).ToArray();
            if (!gone.Contains(true))
            {
                opening[member] = Convert.ToBase64String(memberSalt);
                continue;
            }
            var salts = pieces.Select((_, i) => SHA256.HashData([.. memberSalt, .. Encoding.ASCII.GetBytes($"{i}")])[..16]).ToArray();
            opening[member] = new JsonArray([.. pieces.Select((piece, i) =>
                (JsonNode)Convert.ToBase64String(gone[i] ? SHA256.HashData([.. salts[i], .. Encoding.UTF8.GetBytes(piece)]) : salts[i]))]);
            left[member] = string.Concat(pieces.Select((piece, i) =>
                gone[i] ? i > 0 && gone[i - 1] ? "" : "[removed]" : (i > 0 && gone[i - 1] ? " " : "") + piece));
        }
        return (left, new JsonObject { ["salt"] = Convert.ToBase64String(RestSalt), ["words"] = opening });
    }

    private static List<string> Pieces(string words)
    {
        List<string> pieces = [""];
        foreach (var character in words)
        {
            if (pieces[^1] is [.., ' ' or '\n'])
                pieces.Add("");
            pieces[^1] += character;
        }
        return pieces;
    }

    private static byte[] Bytes(JsonNode json) => JsonSerializer.SerializeToUtf8Bytes(json);
}
