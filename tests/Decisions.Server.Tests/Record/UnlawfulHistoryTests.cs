using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Engine.Verifying;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>
/// Whoever has the key can sign any history; but a vote that could not be cast, or a result that does not follow, is found
/// by the rules of deciding alone.
/// </summary>
public sealed class UnlawfulHistoryTests(ApiServer server)
{
    [Fact]
    public async Task What_could_not_have_been_decided_so_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 14);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("signing all of it again changes nothing");

        await Found("a vote by one who is not on the roll", "could not be cast then (member-is-not-on-the-roll)", events =>
        {
            var vote = Vote(events, "ballot_cast");
            Rename(vote, Guid.CreateVersion7().ToString());
        });
        await Found("a vote in the name of a member by somebody else", "was cast by", events =>
            Vote(events, "ballot_cast").Change(line => line["actor"] = "admin"));
        await Found("a vote after the end", "could not be cast then (voting-has-closed)", events =>
        {
            var vote = Vote(events, "ballot_cast");
            var closed = events.First(one => one.Type == "voting_closed_early");
            events.Remove(vote);
            events.Insert(events.IndexOf(closed) + 1, vote.Change(line => line["when"] = closed.Fields["when"]!.GetValue<string>()));
        });
        await Found("a vote on a text that was not voted on", "could not be cast then (revision-is-not-voted-on)", events =>
            Vote(events, "ballot_cast").Change(line => line["payload"]!["revision"] = 2));
        await Found("a vote that counts twice", "A ballot is cast where one stands", events =>
        {
            var again = Vote(events, "ballot_cast").Copy().Change(line => line["version"] = 2L);
            events.Insert(events.IndexOf(Vote(events, "ballot_cast")) + 1, again);
        });
        await Found("another choice than was counted", "The result does not follow from the ballots", events =>
            Vote(events, "ballot_cast").Change(line => line["payload"]!["choice"]!["answer"] = "no"));
        await Found("another result than was counted", "The result does not follow from the ballots", events =>
            events.First(one => one.Type == "result_declared").Change(line =>
            {
                line["payload"]!["tally"]!["inFavour"] = 9;
                line["payload"]!["tally"]!["returned"] = 12;
            }));
        await Found("another roll", "Its roll says", events =>
            Opened(events).Change(line => line["payload"]!["roll"]!["eligible"] = line["payload"]!["roll"]!["eligible"]!.GetValue<long>() - 1));
        await Found("terms that the rule never had", "It is not what its rule makes of it", events =>
            Opened(events).Change(line => line["payload"]!["terms"]!["mayCloseEarly"] = false));
        await Found("a member who was never invited", "could not happen to the member then", events =>
            events.RemoveAt(events.FindIndex(one => one.Type == "member_invited")));
        await Found("a redaction of what stands there still", "and they stand there still", events =>
        {
            var redaction = events.First(one => one.Type == "payload_redacted");
            redaction.Change(line => line["payload"]!["index"] = 0);
        });
        await Found("a redaction that leaves another vote", "is not what its redaction says remains", events =>
        {
            var redaction = events.First(one => one.Type == "payload_redacted");
            redaction.Change(line => line["payload"]!["remaining"] = line["payload"]!["remaining"]!.GetValue<string>().Replace("\"no\"", "\"yes\"", StringComparison.Ordinal));
        });
        await Found("a time before what came before it", "earlier than what came before it", events =>
            Opened(events).Change(line => line["when"] = "2020" + line["when"]!.GetValue<string>()[4..]));
        await Found("an event of a kind that nobody knows", "are not known to this version", events =>
            events.First(one => one.Type == "rule_adopted").Change(line => line["type"] = "rule_bent"));
        await Found("a key that the log never had", "names a key that is none of this log's", events =>
        {
            var renamed = events.First(one => one.Type == "community_purpose_restated");
            renamed.Fields["payload"] = new JsonObject { ["from"] = "x", ["to"] = "y", ["reason"] = "z" };
            renamed.Change(line => line["type"] = "log_key_rotated");
        });

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && (fault.Index != null), $"{what}: {string.Join(" | ", report.Faults.Take(5))}");
        }
    }

    [Fact]
    public async Task A_key_that_was_changed_is_followed_and_a_key_that_never_signed_is_refused()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var archive = await record.Export();
        var stranger = Ledger.Notes.NoteSigner.FromSeed(record.Key.Name, new byte[32]).Key;
        var report = await record.Verify(archive, record.Trust with { Key = stranger });
        report.IsSound.ShouldBeFalse();
        report.Faults.ShouldContain(fault => fault.What.Contains("not signed by the log's key"));
        var other = Ledger.Notes.NoteSigner.FromSeed("elsewhere/log/1", new byte[32]).Key;
        (await record.Verify(archive, record.Trust with { Key = other })).Faults.ShouldContain(fault => fault.What.Contains("your key is of elsewhere"));
    }

    private static ForgedEvent Vote(List<ForgedEvent> events, string type) =>
        events.First(one => one.Type == type && one.Fields["salt"] is not null && one.Payload["choice"]!["answer"]?.GetValue<string>() == "yes");

    private static ForgedEvent Opened(List<ForgedEvent> events) => events.First(one => one.Type == "voting_opened");

    private static void Rename(ForgedEvent vote, string member) => vote.Change(line =>
    {
        line["stream"] = vote.Stream[..(vote.Stream.LastIndexOf('/') + 1)] + member;
        line["actor"] = member;
        line["payload"]!["memberId"] = member;
    });
}
