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
            redaction.Change(line => (line["payload"]!["index"], line["stream"]) = (0, "redaction/0"));
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

        await Found("a redaction of what holds no words", "of which none may be taken out", events =>
            events.Redact(events.First(one => one.Type == "result_declared"), payload => payload["tally"]!["verdict"] = "lost"));
        await Found("a redaction that says something else", "What is left of the event is not what was committed to", events =>
            events.Redact(events.First(one => one.Type == "proposal_revised"), payload => payload["text"] = "We buy a yacht for Ben."));
        await Found("a redaction that says something else beside a mark", "What is left of the event is not what was committed to", events =>
            events.Redact(events.First(one => one.Type == "proposal_revised"), payload => payload["text"] = "[removed] a yacht"));
        await Found("a redaction that shows no mark", "What is left of the event is not what was committed to", events =>
            events.Redact(events.First(one => one.Type == "proposal_revised"), payload => payload["text"] = ""));
        await Found("a redaction that lists other words than were taken out", "Other words were taken out than its redactions say", events =>
            events.Redact(events.First(one => one.Type == "proposal_revised"), payload => payload["text"] = "[removed]",
                said: redaction => redaction["removed"] = new JsonArray(new JsonObject { ["words"] = "text", ["first"] = 1, ["last"] = 1 })));
        await Found("a redaction that lists words that there are not", "It lists other words than were taken out", events =>
            events.Redact(events.First(one => one.Type == "proposal_revised"), payload => payload["text"] = "[removed]",
                said: redaction => redaction["removed"] = new JsonArray(new JsonObject { ["words"] = "text", ["first"] = 0, ["last"] = int.MaxValue })));
        await Found("a redaction that lists nothing", "It lists other words than were taken out", events =>
            events.Redact(events.First(one => one.Type == "proposal_revised"), payload => payload["text"] = "[removed]", said: redaction => redaction["removed"] = new JsonArray()));
        await Found("two ballots that change places under redactions, so that the count stays", "What is left of the event is not what was committed to", events =>
        {
            var (yes, no) = (Vote(events, "ballot_cast"), events.First(one => one.Type == "ballot_changed" && one.Payload["choice"]!["answer"]?.GetValue<string>() == "no"));
            foreach (var (vote, answer) in new[] { (yes, "no"), (no, "yes") })
                events.Redact(vote, payload => (payload["choice"]!["answer"], payload["reason"]) = (answer, "[removed]"));
        });
        await Found("a redaction in a stream of its own choosing", "stands in the stream redaction/0", events =>
            events.Redact(events.First(one => one.Type == "proposal_revised"), payload => payload["text"] = "[removed]", stream: "redaction/0"));
        await Found("a redaction of a redaction that hides its reason", "of which none may be taken out", events =>
            events.Redact(events.First(one => one.Type == "payload_redacted" && one.Fields["salt"] is not null), payload => payload["reason"] = "[removed]"));
        await Found("a roll that leaves out who joined last", "Its roll is an old one", events =>
        {
            var opened = Opened(events);
            var lastJoined = events.FindLastIndex(events.IndexOf(opened), one => one.Type == "member_joined");
            opened.Change(line => line["payload"]!["roll"]!["asOfIndex"] = lastJoined - 1);
            opened.Change(line => line["payload"]!["roll"]!["drawnAt"] = "2020-01-01T00:00:00Z");
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
    public async Task A_text_is_amended_only_by_a_vote_or_by_whose_text_it_is()
    {
        var record = await RecordUnderTest.Amended(server);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("all of it could happen so");
        (await record.Verify(await record.Export(Audience.Member), record.Trust)).Faults.ShouldBeEmpty();

        await Found("a revision by an amendment that was not carried", "It says that an amendment made this revision", events =>
            events.Erase(events.Last(one => one.Type == "amendment_carried")));
        await Found("a round that ends for no carried amendment", "It ends a round for an amendment, and none was carried", events =>
            events.Erase(events.First(one => one.Type == "amendment_carried" && events[events.IndexOf(one) + 1].Type == "round_superseded")));
        await Found("a carried amendment of which nothing follows", "Something else was to follow the amendment here", events =>
            events.Erase(events.Last(one => one.Type == "proposal_revised")));
        await Found("a text that was not voted on", "It is not what the amendment makes of it", events =>
            events.Last(one => one.Type == "proposal_revised").Change(line => line["payload"]!["text"] = "We buy a yacht for Ben."));
        await Found("a new round for others than the one before", "It is not what the amendment makes of it", events =>
            events.Last(one => one.Type == "voting_opened" && one.Payload["round"]!.GetValue<int>() == 2)
                .Change(line => line["payload"]!["roll"]!["eligible"] = 2));
        await Found("a new round that is over at once", "does not last as long", events =>
            events.Last(one => one.Type == "voting_opened" && one.Payload["round"]!.GetValue<int>() == 3)
                .Change(line => line["payload"]!["closesAt"] = line["when"]!.GetValue<string>()));
        await Found("a lost amendment that was carried", "It is not what the vote on the amendment came to", events =>
        {
            var lost = events.First(one => one.Type == "amendment_lost");
            lost.Change(line => line["type"] = "amendment_carried");
        });
        await Found("a question that asks for something else", "It asks for an amendment that was not put so", events =>
            events.Last(one => one.Type == "proposal_drafted" && one.Payload["puts"] is not null).Change(line => line["payload"]!["text"] = "We buy a yacht for Ben."));
        await Found("one who seconds their own", "(mover-cannot-second)", events =>
        {
            var seconded = events.Last(one => one.Type == "amendment_seconded");
            var mover = events.Last(one => one.Type == "amendment_moved").Payload["mover"]!.GetValue<string>();
            seconded.Change(line => (line["actor"], line["payload"]!["seconder"]) = (mover, mover));
        });
        await Found("one who seconds in the name of another", "could do was done by", events =>
            events.Last(one => one.Type == "amendment_seconded").Change(line => line["actor"] = "admin"));
        await Found("an amendment that is put before anyone seconds it", "(amendment-is-not-seconded)", events =>
            events.Erase(events.First(one => one.Type == "amendment_seconded")));
        await Found("an acceptance by another than whose text it is", "could do was done by", events =>
            events.First(one => one.Type == "amendment_accepted").Change(line => line["actor"] = "admin"));
        await Found("an amendment that was worded anew by a stranger", "by somebody who did not move it", events =>
            events.First(one => one.Type == "amendment_rebased").Change(line => line["payload"]!["text"] = "We buy a yacht. Ada collects it."));
        await Found("an amendment that was changed by none", "and none was carried or accepted", events =>
            events.First(one => one.Type == "amendment_reworded").Change(line =>
            {
                var first = events.IndexOf(events.First(one => one.Type == "amendment_carried"));
                events[first].Change(carried => carried["type"] = "amendment_lost");
                line["payload"]!["text"] = "We buy a used oven, seen first. Ben collects it.";
            }));
        await Found("a vote on an amendment under a rule of the secretary's choosing", "under another rule than the community's", events =>
            events.Erase(events.First(one => one.Type == "amendment_rule_named")));
        await Found("a proposal of a lost amendment that was carried", "It says that it was made of a lost amendment", events =>
            events.First(one => one.Type == "proposal_drafted" && one.Payload["follows"] is not null)
                .Change(line => line["payload"]!["follows"]!["amendmentId"] = Guid.CreateVersion7().ToString()));

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says), $"{what}: {string.Join(" | ", report.Faults.Take(6))}");
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

    [Fact]
    public async Task An_archive_that_claims_the_impossible_is_refused_and_takes_no_memory()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var parts = new ArchiveParts(await record.Export());
        var claimed = parts.Lines(ArchiveFile.Checkpoints);
        var huge = JsonNode.Parse(claimed[^1])!.AsObject();
        var note = huge["note"]!.GetValue<string>().Split('\n');
        note[1] = (1L << 60).ToString(System.Globalization.CultureInfo.InvariantCulture);
        (huge["size"], huge["note"]) = (1L << 60, string.Join('\n', note));
        var forged = parts.WithLines(ArchiveFile.Checkpoints, [.. claimed[..^1], huge.ToJsonString()])
            .With(ArchiveFile.Checkpoint, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', note)));
        (await record.Verify(forged.ToBytes())).Faults.ShouldNotBeEmpty();

        var counts = parts.Lines(ArchiveFile.Counts);
        counts[0] = counts[0].Replace("\"tally\":{", "\"tally\":{\"eligible\":1,\"eligible\":1,", StringComparison.Ordinal);
        (await record.Verify(parts.WithLines(ArchiveFile.Counts, counts).ToBytes())).Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_member_s_archive_leaves_out_nothing_that_a_member_may_see()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var parts = new ArchiveParts(await record.Export(Audience.Member));
        var lines = parts.Lines(ArchiveFile.Events);
        var at = Array.FindIndex(lines, line => line.Contains("proposal_revised", StringComparison.Ordinal));
        var line = JsonNode.Parse(lines[at])!.AsObject();
        line.Remove("salt");
        line.Remove("payload");
        lines[at] = line.ToJsonString();
        (await record.Verify(parts.WithLines(ArchiveFile.Events, lines).ToBytes())).Faults.ShouldContain(fault => fault.Index == at && fault.What.Contains("withheld from a member"));
    }

    [Fact]
    public async Task Of_two_checkpoints_of_one_size_that_were_kept_the_wrong_one_is_told_whichever_comes_first()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var archive = await record.Export();
        var parts = new ArchiveParts(archive);
        using var signer = record.Signer();
        var right = Note(JsonNode.Parse(parts.Lines(ArchiveFile.Checkpoints)[0])!["note"]!.GetValue<string>());
        var size = long.Parse(right.Text.Split('\n')[1], System.Globalization.CultureInfo.InvariantCulture);
        var wrong = new Ledger.Checkpoints.Checkpoint(signer.Key.Name, size, Ledger.Digest.Of([1])).Sign(signer);
        foreach (var seen in new[] { new[] { right, wrong }, [wrong, right] })
            (await record.Verify(archive, record.Trust with { Seen = [.. seen] })).Faults.ShouldHaveSingleItem().What.ShouldContain("does not agree with");
        (await record.Verify(archive, record.Trust with { Seen = [right] })).Faults.ShouldBeEmpty();
    }

    private static Ledger.Notes.SignedNote Note(string text) =>
        Ledger.Notes.SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(text)).IsRead(out var note, out var reason) ? note : throw new InvalidDataException(reason);

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
