using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Auditing;

/// <summary>The timeline over HTTP: filters, pages, the file, and what of it each asker is told.</summary>
public sealed class AuditTests(ApiServer server)
{
    [Fact]
    public async Task Everything_on_record_is_listed_newest_first_and_each_with_its_proof()
    {
        var here = await TestCommunity.Found(server);
        var log = (await here.Auditor.Get("log?limit=200")).Ok();
        var audit = (await here.Auditor.Get("audit?limit=200", ("Decisions-Index", log.Index))).Ok();

        audit.Index.ShouldBe(log.Index);
        Indexes(audit).ShouldBe(log.Items.Select(item => item!["index"]!.GetValue<long>()).Reverse());
        foreach (var (item, logged) in audit.Items.Zip(log.Items.Reverse()))
        {
            foreach (var name in new[] { "type", "at", "stream", "version" })
                JsonNode.DeepEquals(item![name], logged![name]).ShouldBeTrue(name);
            JsonNode.DeepEquals(item!["payload"], logged!["payload"]).ShouldBeTrue();
            item["actor"]!.GetValue<string>().ShouldBe(logged["metadata"]!["actor"]!.GetValue<string>());
            item["proof"]!.GetValue<string>().ShouldBe($"/api/v1/communities/{here.Id}/log/{item["index"]}/proof");
        }
    }

    [Fact]
    public async Task Each_filter_lets_through_what_it_names()
    {
        var here = await TestCommunity.Found(server, 2);
        var rule = await here.Adopt();
        var (oven, floor) = (await here.Draft(), await here.Draft());
        await here.Open(oven, rule, TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[1], oven, "yes")).Ok();
        var extended = (await here.Secretary.Post($"proposals/{oven}/voting/extensions", new { closesAt = TestCommunity.After(TimeSpan.FromDays(2)), reason = "=Late post" })).Ok();
        var head = extended.Index;

        (await Types(here, head, $"decision={oven}")).ShouldBe(["voting_extended", "ballot_cast", "voting_opened", "proposal_drafted"]);
        (await Types(here, head, $"decision={floor}")).ShouldBe(["proposal_drafted"]);
        (await Types(here, head, $"person={here.Members[1].Id}")).ShouldBe(["ballot_cast", "member_joined", "member_invited"]);
        (await Types(here, head, $"person={here.Members[0].Id}&type=proposal_drafted")).ShouldBe(["proposal_drafted", "proposal_drafted"]);
        (await Types(here, head, "person=admin&type=community_founded")).ShouldBe(["community_founded"]);
        (await Types(here, head, "person=system")).ShouldBeEmpty();
        (await Types(here, head, "type=voting_opened&type=rule_adopted")).ShouldBe(["voting_opened", "rule_adopted"]);
        (await Types(here, head, "channel=paper")).ShouldBeEmpty();
        (await Types(here, head, "channel=api&type=ballot_cast")).ShouldBe(["ballot_cast"]);
        (await Types(here, head, "notice=votingExtended")).ShouldBe(["voting_extended"]);
        (await Types(here, head, "notice=late")).ShouldBe(["voting_extended"]);
        (await Types(here, head, "notice=redacted")).ShouldBeEmpty();
        var opened = (await here.Auditor.Get("audit?type=voting_opened")).Items[0]!["at"]!.GetValue<string>();
        (await Types(here, head, $"from={opened}")).ShouldBe(["voting_extended", "ballot_cast", "voting_opened"]);
        (await Types(here, head, $"from={opened}&to={TestCommunity.After(TimeSpan.Zero)}&type=ballot_cast")).ShouldBe(["ballot_cast"]);
        (await Types(here, head, $"to={opened}&decision={oven}")).ShouldBe(["proposal_drafted"]);
        (await here.Auditor.Get("audit?notice=late")).Items[0]!["dueAt"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Pages_follow_one_another_and_what_cannot_be_read_is_refused_in_words()
    {
        var here = await TestCommunity.Found(server, 5);
        var head = (await here.Auditor.Get("log?limit=200")).Index;
        List<long> seen = [];
        for (var after = ""; ;)
        {
            var page = (await here.Auditor.Get($"audit?limit=3{after}", ("Decisions-Index", head))).Ok();
            seen.AddRange(Indexes(page));
            if (page["next"] is not { } next)
                break;
            after = $"&after={next.GetValue<string>()}";
        }
        seen.ShouldBe(Enumerable.Range(0, int.Parse(head, System.Globalization.CultureInfo.InvariantCulture)).Select(index => (long)index).Reverse());

        foreach (var query in new[] { "person=ada", "decision=x", "type=ballots", "channel=pigeon", "from=yesterday", "to=2026-11-21", "notice=odd", "limit=0", "after=x" })
            foreach (var path in new[] { "audit", "audit.csv" })
                if (path == "audit" || query[0] is not ('l' or 'a'))
                    (await here.Auditor.Get($"{path}?{query}")).Refused(HttpStatusCode.BadRequest, "query-is-malformed")
                        ["parameter"]!.GetValue<string>().ShouldBe(query.Split('=')[0]);
    }

    [Fact]
    public async Task The_file_holds_the_same_lines_and_nothing_in_it_runs_as_a_formula()
    {
        var here = await TestCommunity.Found(server, 0);
        (await here.Secretary.Post("members/import", new { people = new[] { new { name = "=HYPERLINK(\"http://x\",\"you\")" }, new { name = "Díaz, Cleo \"C\"" } }, areMembers = true })).Ok();
        var head = (await here.Auditor.Get("log?limit=200")).Index;
        (await here.Auditor.Get("audit", ("Decisions-Index", head))).Ok();
        var file = (await here.Auditor.Get("audit.csv")).Ok();

        file.Type.ShouldBe("text/csv; charset=utf-8");
        file.Headers["Content-Disposition"].ShouldContain("audit.csv");
        file.Index.ShouldBe(head);
        var lines = file.Text.TrimStart('\uFEFF').Split("\r\n");
        lines[0].ShouldBe("index,at,type,notice,due_at,actor,actor_name,channel,decision,member,member_name,rule,round,stream,version,payload,proof");
        lines[1..^1].Select(line => line.Split(',')[0]).ShouldBe(Indexes(await here.Auditor.Get("audit?limit=200")).Select(index => $"{index}"));
        file.Text.ShouldContain("\"'=HYPERLINK(\"\"http://x\"\",\"\"you\"\")\"");
        file.Text.ShouldContain("\"Díaz, Cleo \"\"C\"\"\"");
        file.Text.ShouldContain($"/api/v1/communities/{here.Id}/log/0/proof");
        (await here.Auditor.Get("audit.csv?type=rule_adopted")).Ok().Text.TrimStart('\uFEFF').Split("\r\n").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_long_file_comes_whole()
    {
        var here = await TestCommunity.Found(server, 0);
        await here.Enrol(700);
        var head = (await here.Auditor.Get("log?from=1000")).Index;
        (await here.Auditor.Get("audit?limit=1", ("Decisions-Index", head))).Ok();
        var indexes = (await here.Auditor.Get("audit.csv")).Ok().Text.Split("\r\n")[1..^1].Select(line => long.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        indexes.ShouldBe(Enumerable.Range(0, indexes.Length).Select(index => (long)index).Reverse());
        indexes.Length.ShouldBeGreaterThan(1_400);
    }

    [Fact]
    public async Task Visitors_see_nothing_of_it_and_members_why_another_was_suspended()
    {
        var here = await TestCommunity.Found(server, 2, "public");
        var suspended = (await here.Secretary.Put($"members/{here.Members[1].Id}/standing", new { standing = "suspended", reason = "Owes the rent." })).Ok();
        var fresh = ("Decisions-Index", (suspended["index"]!.GetValue<long>() + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var path in new[] { "audit", "audit.csv" })
        {
            (await here.Visitor.Get(path)).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
            (await here.Admin.Get(path)).Refused(HttpStatusCode.Forbidden, "not-permitted");
            foreach (var reader in new[] { here[0], here[1], here.Auditor, here.Secretary })
                (await reader.Get(path, fresh)).Ok().Text.ShouldContain("Owes the rent.");
        }
    }

    [Fact]
    public async Task How_somebody_voted_is_told_as_in_the_history()
    {
        var here = await TestCommunity.Found(server, 2);
        var (secret, open) = (await here.OpenVote(TestCommunity.Secret), await here.OpenVote());
        foreach (var vote in new[] { secret, open })
            (await TestCommunity.Cast(here[0], vote, "yes")).Ok();
        var head = (await TestCommunity.Cast(here[1], secret, "no")).Ok()["index"]!.GetValue<long>() + 1;
        foreach (var asker in new[] { here[0], here[1], here.Secretary, here.Auditor })
        {
            (await Choices(asker, secret, head)).ShouldBe([null, null]);
            (await Choices(asker, open, head)).ShouldBe(["yes"]);
        }
        await here.Decide(secret);
        foreach (var asker in new[] { here[0], here[1], here.Secretary })
            (await Choices(asker, secret, head)).ShouldBe([null, null]);
        (await Choices(here.Auditor, secret, head)).ShouldBe(["no", "yes"]);
        (await here[0].Get($"audit.csv?decision={secret}&type=ballot_cast")).Ok().Text.ShouldNotContain("answer");
        (await here.Auditor.Get($"audit.csv?decision={secret}&type=ballot_cast")).Ok().Text.ShouldContain("\"\"answer\"\"");
    }

    [Fact]
    public async Task What_was_taken_out_needs_a_look_and_what_remains_of_a_secret_ballot_stays_secret()
    {
        var here = await TestCommunity.Found(server, 2);
        var secret = await here.OpenVote(TestCommunity.Secret);
        var cast = (await here[0].Put($"proposals/{secret}/ballot", new { revision = 1, choice = new { kind = "yesNo", answer = "no" }, reason = "Ring Bo on 555 0199." })).Ok();
        await here.Decide(secret);
        (await here.Secretary.Post($"log/{cast["index"]}/redactions", new { reason = "A number stood there.", passages = new[] { "555 0199" } })).Ok();
        (await here.Secretary.Put($"members/{here.Members[1].Id}/standing", new { standing = "left" })).Ok();
        var erased = (await here.Secretary.Post($"members/{here.Members[1].Id}/erasure", new { reason = "They asked." })).Ok();
        var head = ("Decisions-Index", $"{erased["index"]!.GetValue<long>() + 1}");

        var looks = (await here[0].Get("audit?notice=redacted", head)).Ok();
        looks.Items.Select(item => item!["type"]!.GetValue<string>()).ShouldBe(["person_erased", "payload_redacted"]);
        looks.Items[1]!["decision"]!.GetValue<Guid>().ShouldBe(secret);
        looks.Items[1]!["payload"]!["reason"]!.GetValue<string>().ShouldBe("A number stood there.");
        foreach (var path in new[] { "audit?limit=200", "audit.csv", $"proposals/{secret}/history" })
        {
            foreach (var asker in new[] { here[0], here.Secretary })
                (await asker.Get(path, head)).Ok().Text.ShouldNotContain("answer", customMessage: path);
            (await here.Auditor.Get(path, head)).Ok().Text.ShouldContain("answer", customMessage: path);
        }
        (await here.Secretary.Get("log?limit=200")).Ok().Text.ShouldNotContain("answer");
        (await here.Auditor.Get("log?limit=200")).Ok().Text.ShouldContain("answer");
    }

    private static async Task<IEnumerable<string?>> Choices(Client asker, Guid proposal, long head) =>
        [.. (await asker.Get($"audit?decision={proposal}&type=ballot_cast", ("Decisions-Index", $"{head}"))).Ok().Items
            .Select(item => item!["payload"]?["choice"]?["answer"]?.GetValue<string>())];

    private static async Task<string[]> Types(TestCommunity here, string head, string query) =>
        [.. (await here.Auditor.Get($"audit?limit=200&{query}", ("Decisions-Index", head))).Ok().Items.Select(item => item!["type"]!.GetValue<string>())];

    private static IEnumerable<long> Indexes(Answer answer) => answer.Items.Select(item => item!["index"]!.GetValue<long>());
}
