using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>A decision on advice is held against the advice that was heard before it.</summary>
public sealed class UnlawfulAdviceTests(ApiServer server)
{
    [Fact]
    public async Task A_decision_before_its_advice_was_heard_is_found_though_it_is_signed()
    {
        var here = await TestCommunity.Found(server, members: 4, visibility: "public");
        var (rule, stove, oven, floor) = (await here.Adopt(Advised.Rule), await here.Draft(), await here.Draft(), await here.Draft());
        await Advised.Decide(here, stove, rule);
        (await here.Secretary.Post($"proposals/{floor}/voting", new { ruleId = await here.Adopt(), closesAt = TestCommunity.After(TimeSpan.FromHours(1)) })).Ok();
        (await TestCommunity.Cast(here[0], floor, "yes")).Ok();
        (await TestCommunity.Cast(here[1], floor, "yes")).Ok();
        await here.Decide(floor);
        (await here[0].Put($"proposals/{oven}/superseded", new { superseded = new[] { stove } })).Ok();
        await Advised.Decide(here, oven, rule);

        var record = await RecordUnderTest.Of(server, here);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
        {
            var archive = new ArchiveParts(await record.Export(audience));
            (await record.Verify(archive.ToBytes())).Faults.ShouldBeEmpty($"{audience}");
            string.Join('\n', archive.Lines(ArchiveFile.Events)).Contains("the flue is old", StringComparison.Ordinal).ShouldBe(audience == Audience.Member);
        }

        await Found("advice without its answer", "(advice-is-unanswered)", events => events.Erase(Of(events, "advice_answered")));
        await Found("a decision before all have spoken", "(advice-is-awaited)", events =>
        {
            events.Erase(Of(events, "advice_answered"));
            events.Erase(Of(events, "advice_given"));
        });
        await Found("an answer to advice that nobody gave", "(no-advice-to-answer)", events => events.Erase(Of(events, "advice_given")));
        await Found("advice that another gave", "was done by", events => Of(events, "advice_given").Change(line => line["actor"] = $"{here.Members[3].Id}"));
        await Found("advice on a text that does not stand", "(advice-reads-another-text)", events =>
            Of(events, "advice_given").Change(line => line["payload"]!["revision"] = 7));
        await Found("advice of nobody who knows", "(adviser-is-missing)", events =>
            Of(events, "advice_sought").Change(line => line["payload"]!["advisers"]!.AsArray().RemoveAt(1)));
        await Found("an answer by who does not decide", "(another-decides)", events => Of(events, "advice_answered").Change(line =>
            (line["actor"], line["payload"]!["decider"]) = ($"{here.Members[3].Id}", $"{here.Members[3].Id}")));
        await Found("another decider", "It is not what its rule makes of it.", events =>
            Of(events, "voting_opened").Change(line => line["payload"]!["terms"]!["franchise"]!["decider"] = $"{here.Members[3].Id}"));
        await Found("a roll with more than the decider", "drawn again from the register", events =>
            Of(events, "voting_opened").Change(line => line["payload"]!["roll"]!["eligible"] = 5));

        await Found("what members voted on, superseded by one member", "(superseded-is-not-on-advice)", events =>
            Of(events, "superseded_named").Change(line => line["payload"]!["superseded"] = new System.Text.Json.Nodes.JsonArray($"{floor}")));

        static ForgedEvent Of(List<ForgedEvent> events, string type) => events.First(one => one.Type == type);

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says, StringComparison.Ordinal), $"{what}: {string.Join(" | ", report.Faults.Take(8).Select(fault => fault.What))}");
        }
    }
}
