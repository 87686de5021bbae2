using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Discussions;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>What was said and moderated is lived through again: by whom, on which text, and who was let read it.</summary>
public sealed class UnlawfulDiscussionTests(ApiServer server)
{
    [Fact]
    public async Task What_could_not_have_been_said_is_found_though_it_is_signed()
    {
        var here = await TestCommunity.Found(server, members: 5, visibility: "public");
        var record = await RecordUnderTest.Of(server, here);
        var closed = await here.Draft();
        (await here[0].Put($"proposals/{closed}/discussion/audience", new { audience = "members" })).Ok();
        var inside = await here.Comment(closed, 3, "Among ourselves.");
        var proposal = await here.Draft();
        var asked = (await here[1].Post($"proposals/{proposal}/comments", new { revision = 1, text = "Why?", kind = "question", passage = new { start = 0, length = 2 }, mentioned = new[] { here.Members[0].Id } })).Ok();
        var (question, other) = (asked.Id, await here.Comment(proposal, 2, "Ring 555 0199."));
        var reply = await here.Comment(proposal, 0, "Because.", repliesTo: question);
        (await here[0].Put($"proposals/{proposal}/comments/{reply}", new { text = "Because we must." })).Ok();
        (await here[2].Put($"proposals/{proposal}/comments/{reply}/reaction", new { reaction = "agree" })).Ok();
        (await here[2].Delete($"proposals/{proposal}/comments/{reply}/reaction")).Ok();
        (await here[1].Put($"proposals/{proposal}/comments/{question}/answer", new { answer = reply })).Ok();
        await here.Hide(proposal, other);
        (await here.Secretary.Post($"proposals/{proposal}/comments/{other}/restoration", new { reason = "A slip." })).Ok();
        await here.Hide(proposal, other);
        var log = await record.Log();
        (await here.Secretary.Post($"log/{log.First(item => item!["type"]!.GetValue<string>() == "proposal_drafted" && item["stream"]!.GetValue<string>() == $"proposal/{proposal}")!["index"]}/redactions", new { reason = "A private matter." })).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
        {
            var archive = new ArchiveParts(await record.Export(audience));
            (await record.Verify(archive.ToBytes())).Faults.ShouldBeEmpty($"{audience}");
            var events = string.Join('\n', archive.Lines(ArchiveFile.Events));
            events.ShouldNotContain("555 0199");
            events.Contains("Among ourselves", StringComparison.Ordinal).ShouldBe(audience == Audience.Member);
            events.ShouldContain("Because we must.");
        }

        await Found("a comment in the name of another", "could do was done by", events =>
            Made(events, other).Change(line => line["actor"] = $"{here.Members[4].Id}"));
        await Found("a comment by one who is no member", "was no member then", events =>
            events.RemoveAll(one => one.Stream == $"member/{here.Members[2].Id}" && one.Type == "member_joined"));
        await Found("a comment on a revision that there was not", "(no-such-revision)", events =>
            Made(events, other).Change(line => line["payload"]!["revision"] = 7));
        await Found("a passage that stands nowhere", "(passage-is-not-in-text)", events =>
            Made(events, inside).Change(line => line["payload"]!["passage"] = new System.Text.Json.Nodes.JsonObject { ["start"] = 1, ["length"] = 1_999 }));
        await Found("a mention of a stranger", "(mentioned-is-no-member)", events =>
            Made(events, question).Change(line => line["payload"]!["mentioned"] = new System.Text.Json.Nodes.JsonArray($"{Guid.CreateVersion7()}")));
        await Found("an edit by another than its author", "could do was done by", events =>
            Of(events, "comment_edited").Change(line => line["actor"] = $"{here.Members[4].Id}"));
        await Found("an edit that counts wrongly", "It is not what its rule makes of it", events =>
            Of(events, "comment_edited").Change(line => line["payload"]!["version"] = 5));
        await Found("a reaction in the name of another", "could do was done by", events =>
            Of(events, "reaction_given").Change(line => line["payload"]!["memberId"] = $"{here.Members[4].Id}"));
        await Found("an answer that is no reply", "(answer-is-no-reply)", events =>
            Of(events, "answer_marked").Change(line => line["payload"]!["answer"] = $"{other}"));
        await Found("a comment that is hidden for no reason", "(text-is-missing)", events =>
            Of(events, "comment_hidden").Change(line => line["payload"]!["reason"] = " "));
        await Found("an answer that is marked by no member", "What only a member could do", events =>
            Of(events, "answer_marked").Change(line => line["actor"] = $"{Guid.CreateVersion7()}"));
        await Found("an audience that is set by no member", "What only a member could do", events =>
            Of(events, "discussion_audience_set").Change(line => line["actor"] = "auditor"));
        await Found("a comment that is restored by a stranger", "could do was done by", events =>
            Of(events, "comment_restored").Change(line => line["actor"] = $"{here.Members[4].Id}"));
        await Found("a reply to what is hidden", "(comment-is-hidden)", events =>
        {
            var hiding = Of(events, "comment_hidden");
            hiding.Change(line =>
            {
                line["stream"] = $"comment/{proposal}/{question}";
                line["version"] = 2L;
                line["payload"]!["commentId"] = $"{question}";
                line["when"] = Made(events, reply).Fields["when"]!.GetValue<string>();
            });
            events.Remove(hiding);
            events.Insert(events.IndexOf(Made(events, reply)), hiding);
        });
        await Found("a discussion that is opened after something was said in it", "(discussion-is-among-members)", events =>
        {
            var opening = Of(events, "discussion_audience_set").Copy().Change(line =>
            {
                line["version"] = 2L;
                line["payload"]!["audience"] = "open";
                line["when"] = Made(events, inside).Fields["when"]!.GetValue<string>();
            });
            events.Insert(events.IndexOf(Made(events, inside)) + 1, opening);
        });
        await Found("a comment in the stream of another", "is no stream of this comment", events =>
            Made(events, other).Change(line => line["payload"]!["commentId"] = $"{Guid.CreateVersion7()}"));

        static ForgedEvent Made(List<ForgedEvent> events, Guid comment) => events.First(one => one.Type == "comment_made" && one.Stream.EndsWith($"{comment}", StringComparison.Ordinal));

        static ForgedEvent Of(List<ForgedEvent> events, string type) => events.First(one => one.Type == type);

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            (await record.Verify(forger.Archive(signer))).Faults.ShouldContain(fault => fault.What.Contains(says, StringComparison.Ordinal), what);
        }
    }

    [Fact]
    public async Task What_was_redacted_more_than_once_and_hidden_then_leaves_a_record_without_faults()
    {
        var here = await TestCommunity.Found(server, members: 4, visibility: "public");
        var record = await RecordUnderTest.Of(server, here);
        var proposal = await here.Draft();
        var made = (await here[1].Post($"proposals/{proposal}/comments", new { revision = 1, text = "Ring Bo on 555 0199." })).Ok();
        foreach (var passage in new[] { "555 0199", "Bo" })
            (await here.Secretary.Post($"log/{made["index"]}/redactions", new { passages = new[] { passage }, reason = "A private number." })).Ok();
        await Faultless();
        await here.Hide(proposal, made.Id);
        // At once: the hiding may not be covered by a checkpoint yet.
        foreach (var audience in Enum.GetValues<Audience>())
            (await record.Verify(await record.ExportAsItIs(audience))).Faults.ShouldBeEmpty($"{audience}, just hidden");
        await Faultless();

        async Task Faultless()
        {
            foreach (var audience in Enum.GetValues<Audience>())
                (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");
        }
    }
}
