using System.Text;
using Decisions.EventStore.Appending;
using Decisions.Ledger.Entries;
using NodaTime.Text;
using Npgsql;

namespace Decisions.EventStore.Tests.Reading;

/// <summary>What stands in ledger_leaf is what docs/ledger.md lays down, byte by byte.</summary>
public sealed class LedgerTests(Postgres postgres) : StoreTests(postgres)
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'");

    public static TheoryData<string> Payloads => new(
        """{}""",
        """{"choice":"yes","round":1}""",
        """{ "b" : [ 1 , 2.50, -0, 1e3, 1E-7, 0.1, 123456789012345678901234567890, 9007199254740993 ] , "a" : null }""",
        """{"tiny":5e-324,"great":1.7976931348623157e308,"rounded":0.1000000000000000055511151231257827,"third":0.3333333333333333}""",
        """{"text":"Zürich – 東京 – 😀 – e\u0301 – \u00e9 – \ud83d\ude00 – \u2028 – \/ – \" – \\ – \b\f\n\r\t – \u0001\u001f\u007f"}""",
        """{"\u20ac":"Euro","\r":"CR","דּ":"Hebrew","1":"One","😀":"Emoji","\u0080":"Control","ö":"Latin"}""",
        """{"nested":{"z":[[],{},[{"y":{"x":[true,false,null,"",{"w":[0]}]}}]],"a":{"b":{"c":{"d":{"e":{}}}}}}}""",
        """{"words":"about \\u0000 and \\\\u0000"}""",
        """[1,"a",null]""",
        "\"a text\"",
        """0.10""");

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task An_entry_commits_to_what_can_be_read_again(string payload)
    {
        // Once by the short way, once by the general one.
        await Land(Command(new StreamWrite("a/1", "note", 0, [Event(payload)])) with { Actor = "p-\"7\"" });
        await Land(Command(new StreamWrite("b/ü", "note", 0, [Event(payload), Event(payload)])) with { Actor = "p-\"7\"" });

        await using var command = Owner.CreateCommand("select index, salt, entry from decisions.ledger_leaf order by index");
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        foreach (var logged in await Store.ReadLog(Community, 0, 10, Cancel))
        {
            (await reader.ReadAsync(Cancel)).ShouldBeTrue();
            var salt = reader.GetFieldValue<byte[]>(1);
            var bytes = reader.GetFieldValue<byte[]>(2);
            var header = new EntryHeader(logged.Event.Stream, logged.Event.Version, "noted", "p-\"7\"");

            var entry = Entry.Parse(bytes).ShouldBeOfType<EntryReading.Read>().Entry;

            entry.Header.ShouldBe(header);
            entry.When.ToString().ShouldBe(Pattern.Format(logged.Event.At));
            entry.Commitment.IsOpenedBy(salt, logged.Event.Data.Span).ShouldBeTrue();
            entry.Commitment.IsOpenedBy(salt, Encoding.UTF8.GetBytes(payload)).ShouldBeTrue();
            bytes.ShouldBe(Entry.Complete(Entry.Prefix(header, Commitment.To(salt, logged.Event.Data.Span)), Pattern.Format(logged.Event.At)));
        }

        (await reader.ReadAsync(Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_salt_is_another()
    {
        await Land(Command(Write("a", 0, 200)));

        (await Ask<long>("select count(distinct salt) from decisions.ledger_leaf where length(salt) = 16")).ShouldBe(200);
    }
}
