using System.Net;
using Decisions.Engine;
using Decisions.Engine.Following;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Discussions;

public sealed class DiscussionTests(ApiServer server)
{
    [Fact]
    public async Task A_question_on_a_passage_is_answered_edited_and_thanked_for()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        var made = (await here[1].Post($"proposals/{proposal}/comments", new
        {
            revision = 1, text = "Who pays, @Ann?", kind = "question", passage = new { start = 0, length = 2 }, mentioned = new[] { here.Members[0].Id },
        })).Ok();
        made.Status.ShouldBe(HttpStatusCode.Created);
        var reply = await here.Comment(proposal, 0, "We do.", repliesTo: made.Id);
        (await here[2].Put($"proposals/{proposal}/comments/{made.Id}/answer", new { answer = reply })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[1].Put($"proposals/{proposal}/comments/{made.Id}/answer", new { answer = reply })).Ok();
        (await here[0].Put($"proposals/{proposal}/comments/{reply}", new { text = "All of us." })).Ok();
        (await here[1].Put($"proposals/{proposal}/comments/{reply}", new { text = "You." })).Refused(HttpStatusCode.Forbidden, "comment-is-not-theirs-to-edit");
        (await here[1].Put($"proposals/{proposal}/comments/{reply}/reaction", new { reaction = "agree" })).Ok();
        (await here[1].Put($"proposals/{proposal}/comments/{reply}/reaction", new { reaction = "thanks" })).Ok();
        (await here[1].Put($"proposals/{proposal}/comments/{reply}/reaction", new { reaction = "thanks" })).Ok()["index"].ShouldBeNull();

        var items = (await here[2].Get($"proposals/{proposal}/comments")).Ok().Items;
        items.Count.ShouldBe(2);
        items[0]!["answer"]!.GetValue<Guid>().ShouldBe(reply);
        items[0]!["passage"]!["words"]!.GetValue<string>().ShouldBe("We");
        items[0]!["mentioned"]!.AsArray().Single()!.GetValue<Guid>().ShouldBe(here.Members[0].Id);
        items[1]!["reactions"]!.AsArray().Single()!["reaction"]!.GetValue<string>().ShouldBe("thanks");
        var read = await here[2].Get($"proposals/{proposal}/comments/{reply}");
        read.Ok()["versions"]!.AsArray().Select(version => version!["text"]!.GetValue<string>()).ShouldBe(["We do.", "All of us."]);
        (await here[2].Get($"proposals/{proposal}/comments/{reply}", ("If-None-Match", read.Tag!))).Status.ShouldBe(HttpStatusCode.NotModified);
        (await here[1].Delete($"proposals/{proposal}/comments/{reply}/reaction")).Ok();
        (await here.ReadComment(proposal, reply))["reactions"]!.AsArray().ShouldBeEmpty();

        await here.Comment(proposal, 2, "Third.");
        var first = (await here[2].Get($"proposals/{proposal}/comments?limit=2")).Ok();
        first.Items.Count.ShouldBe(2);
        (await here[2].Get($"proposals/{proposal}/comments?limit=2&after={first["next"]!.GetValue<string>()}")).Ok().Items.ShouldHaveSingleItem()!["text"]!.GetValue<string>().ShouldBe("Third.");
    }

    /// <summary>Only what stands on a page is read; what it hangs together with is told all the same.</summary>
    [Fact]
    public async Task A_page_of_a_discussion_says_what_answers_its_questions_wherever_that_stands()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        var question = await here.Ask(proposal, 1, "Who pays?");
        await here.Comment(proposal, 2, "I like it.");
        var reply = await here.Comment(proposal, 0, "We do.", repliesTo: question);
        (await here[1].Put($"proposals/{proposal}/comments/{question}/answer", new { answer = reply })).Ok();
        List<(string Text, Guid? Answer)> read = [];
        for (string? next = null; read.Count == 0 || next is not null;)
        {
            var page = (await here[2].Get($"proposals/{proposal}/comments?limit=1{(next is null ? "" : $"&after={next}")}")).Ok();
            var item = page.Items.ShouldHaveSingleItem()!;
            read.Add((item["text"]!.GetValue<string>(), item["answer"]?.GetValue<Guid>()));
            next = page["next"]?.GetValue<string>();
        }
        read.ShouldBe([("Who pays?", reply), ("I like it.", null), ("We do.", null)]);
        (await here[2].Get($"proposals/{proposal}/discussion")).Ok()["comments"]!.GetValue<int>().ShouldBe(3);
        await here.Hide(proposal, reply);
        (await here[2].Get($"proposals/{proposal}/comments?limit=1")).Ok().Items[0]!["answer"].ShouldBeNull("its answer is hidden, though on another page");
        (await here[2].Get($"proposals/{proposal}/comments?limit=1&after=9")).Ok().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_hidden_comment_says_reaches_no_member_by_any_way()
    {
        const string insult = "Zanzibarbarous";
        var here = await TestCommunity.Found(server, visibility: "public");
        var proposal = await here.Draft();
        var comment = await here.Comment(proposal, 1, $"{insult} plan.");
        (await here[1].Put($"proposals/{proposal}/comments/{comment}", new { text = $"{insult} people." })).Ok();
        (await here[0].Post($"proposals/{proposal}/comments/{comment}/hiding", new { reason = "I lose." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"proposals/{proposal}/comments/{comment}/hiding", new { reason = " " })).Refused(HttpStatusCode.UnprocessableEntity, "text-is-missing");
        await here.Hide(proposal, comment);
        var head = (await (await server.Get<DecisionsEngine>()).Store.Head(here.Id, TestContext.Current.CancellationToken)).NextIndex;
        (await (await server.Get<CaughtUp>()).WaitFor(new(here.Id), head, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBeTrue();

        (await here.ReadComment(proposal, comment, here[1]))["text"]!.GetValue<string>().ShouldContain(insult, Case.Sensitive, "its author can read it still");
        foreach (var reader in new[] { here[0], here[2], here.Visitor })
        {
            foreach (var path in new[] { $"proposals/{proposal}/comments", $"proposals/{proposal}/comments/{comment}", $"proposals/{proposal}/history", $"proposals/{proposal}/discussion" })
                (await reader.Get(path)).Ok().Text.ShouldNotContain(insult);
            var hidden = await here.ReadComment(proposal, comment, reader);
            hidden["text"].ShouldBeNull();
            hidden["hidden"]!["reason"]!.GetValue<string>().ShouldBe("It insults.");
        }
        foreach (var path in new[] { "audit?limit=200", "log?limit=200", "history?limit=200" })
            (await here[0].Get(path)).Text.ShouldNotContain(insult);
        (await here.ReadComment(proposal, comment, here.Secretary))["text"]!.GetValue<string>().ShouldContain(insult);
        (await here.ReadComment(proposal, comment, here.Auditor))["text"]!.GetValue<string>().ShouldContain(insult);
        (await here[0].Post($"proposals/{proposal}/comments", new { revision = 1, text = "Hey.", repliesTo = comment })).Refused(HttpStatusCode.Conflict, "comment-is-hidden");
        (await here.Secretary.Post($"proposals/{proposal}/comments/{comment}/restoration", new { reason = "Said in jest." })).Ok();
        (await here.ReadComment(proposal, comment))["text"]!.GetValue<string>().ShouldContain(insult);
    }

    [Fact]
    public async Task A_discussion_among_members_is_read_by_no_visitor_and_stays_so()
    {
        var here = await TestCommunity.Found(server, visibility: "public");
        var proposal = await here.Draft();
        (await here[1].Put($"proposals/{proposal}/discussion/audience", new { audience = "members" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Put($"proposals/{proposal}/discussion/audience", new { audience = "members" })).Ok();
        (await here[0].Put($"proposals/{proposal}/discussion/audience", new { audience = "open" })).Ok();
        (await here[0].Put($"proposals/{proposal}/discussion/audience", new { audience = "members" })).Ok();
        var comment = await here.Comment(proposal, 1, "Among ourselves.");
        (await here[0].Put($"proposals/{proposal}/discussion/audience", new { audience = "open" })).Refused(HttpStatusCode.Conflict, "discussion-is-among-members");
        foreach (var path in new[] { "comments", $"comments/{comment}", "discussion" })
            (await here.Visitor.Get($"proposals/{proposal}/{path}")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await here.Visitor.Get($"proposals/{proposal}/history")).Ok().Text.ShouldNotContain("ourselves");
        (await here[2].Get($"proposals/{proposal}/comments")).Ok().Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_said_before_a_community_was_public_stays_among_members()
    {
        var here = await TestCommunity.Found(server, visibility: "membersOnly");
        var proposal = await here.Draft();
        var before = await here.Comment(proposal, 1, "Among ourselves.");
        (await here.Secretary.Patch("", new { visibility = "public" })).Ok();
        var head = (await (await server.Get<DecisionsEngine>()).Store.Head(here.Id, TestContext.Current.CancellationToken)).NextIndex;
        (await (await server.Get<CaughtUp>()).WaitFor(new(here.Id), head, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBeTrue();
        await here.Comment(proposal, 0, "Of what was said.", repliesTo: before);
        var after = await here.Comment(proposal, 1, "For everyone.");

        (await here.Visitor.Get($"proposals/{proposal}/comments")).Ok().Items.ShouldHaveSingleItem()!["id"]!.GetValue<Guid>().ShouldBe(after);
        (await here.Visitor.Get($"proposals/{proposal}/comments/{before}")).Refused(HttpStatusCode.NotFound, "comment-is-unknown");
        (await here[2].Get($"proposals/{proposal}/comments")).Ok().Items.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_hidden_reply_answers_nothing()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        var question = await here.Ask(proposal, 1, "Who pays?");
        var reply = await here.Comment(proposal, 0, "You, fool.", repliesTo: question);
        (await here[1].Put($"proposals/{proposal}/comments/{question}/answer", new { answer = reply })).Ok();
        (await here.ReadComment(proposal, question))["answer"]!.GetValue<Guid>().ShouldBe(reply);
        await here.Hide(proposal, reply);
        (await here.ReadComment(proposal, question))["answer"].ShouldBeNull();
    }

    [Fact]
    public async Task A_redaction_takes_a_comment_out_for_good_while_voting_is_open()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var made = (await here[1].Post($"proposals/{proposal}/comments", new { revision = 1, text = "Ring 555 0199." })).Ok();
        (await here.Secretary.Post($"log/{made["index"]}/redactions", new { passages = new[] { "555 0199" }, reason = "A private number." })).Ok();
        (await here.ReadComment(proposal, made.Id, here.Auditor))["text"]!.GetValue<string>().ShouldBe("Ring [removed]");
    }

    [Fact]
    public async Task Only_members_who_are_not_suspended_take_part()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        (await here.Visitor.Post($"proposals/{proposal}/comments", new { revision = 1, text = "Hello." })).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await here.Auditor.Post($"proposals/{proposal}/comments", new { revision = 1, text = "Hello." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put($"members/{here.Members[1].Id}/standing", new { standing = "suspended", reason = "Dues." })).Ok();
        (await here[1].Post($"proposals/{proposal}/comments", new { revision = 1, text = "Hello." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Post($"proposals/{proposal}/comments", new { revision = 1, text = "Hi.", mentioned = new[] { here.Members[1].Id } }))
            .Refused(HttpStatusCode.UnprocessableEntity, "mentioned-is-no-member");
    }

    [Fact]
    public async Task Many_comment_at_once_and_none_is_refused()
    {
        var here = await TestCommunity.Found(server, members: 12);
        var proposal = await here.Draft();
        var made = await Task.WhenAll(Enumerable.Range(0, 48).Select(i => here.Comment(proposal, i % 12, $"Number {i}.")));
        made.ShouldBeUnique();
        (await here[0].Get($"proposals/{proposal}/discussion")).Ok()["comments"]!.GetValue<int>().ShouldBe(48);
    }
}
