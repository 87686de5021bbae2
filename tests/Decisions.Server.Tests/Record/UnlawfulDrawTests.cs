using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Panels are drawn again from their pools and their seeds: nobody is put on one by hand.</summary>
public sealed class UnlawfulDrawTests(ApiServer server)
{
    [Fact]
    public async Task A_panel_that_the_seed_does_not_draw_is_found_though_it_is_signed()
    {
        var here = await TestCommunity.Found(server, members: 5, visibility: "public");
        var draw = await Drawn.Announce(here, reserves: 2);
        var order = await Drawn.Publish(here, draw);
        (await Drawn.Of(here, order[0]).Put($"draws/{draw}/place", new { accepts = true })).Ok();
        (await Drawn.Of(here, order[1]).Put($"draws/{draw}/place", new { accepts = false, reason = "Away." })).Ok();
        // The founder stays; the other who has not declined is suspended, and the place is passed on.
        var gone = here.Members.First(member => member.Id == order[0] || member.Id == order[2]).Id;
        (await here.Secretary.Put($"members/{gone}/standing", new { standing = "suspended", reason = "Did not pay." })).Ok();
        (await here.Secretary.Post($"draws/{draw}/place/passing", new { memberId = gone, reason = "Suspended." })).Ok();
        var other = (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(1))))).Ok().Id;
        (await here.Secretary.Post($"draws/{other}/withdrawal", new { reason = "Sold." })).Ok();

        var withdrawn = (await here.Auditor.Get("log?limit=200")).Ok().Items.Single(item => item!["type"]!.GetValue<string>() == "draw_withdrawn")!["index"];
        (await here.Secretary.Post($"log/{withdrawn}/redactions", new { reason = "A private matter." })).Ok();

        var record = await RecordUnderTest.Of(server, here);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
        {
            var archive = new ArchiveParts(await record.Export(audience));
            (await record.Verify(archive.ToBytes())).Faults.ShouldBeEmpty($"{audience}");
            string.Join('\n', archive.Lines(ArchiveFile.Events)).Contains("Panel on the rent", StringComparison.Ordinal).ShouldBe(audience == Audience.Member);
        }

        await Found("a panel in another order", "It is not the panel that the seed makes of the pool", events =>
            Of(events, "panel_drawn").Change(line => line["payload"]!["order"] = new JsonArray([.. order.Reverse().Select(member => (JsonNode)$"{member}")])));
        await Found("another seed", "It is not the panel that the seed makes of the pool", events =>
            Of(events, "seed_published").Change(line => line["payload"]!["seed"] = "4 12 20"));
        await Found("a panel without a seed", "no seed was published for it", events => events.Erase(Of(events, "seed_published")));
        await Found("a seed without its panel", "The panel was to be drawn here", events => events.Erase(Of(events, "panel_drawn")));
        await Found("a pool with others in it", "drawn again from the register", events =>
            Of(events, "draw_announced").Change(line => line["payload"]!["pool"]!["digest"] = new string('0', 64)));
        await Found("a draw beside one that waits, to pick from", "(draw-awaits-seed)", events =>
        {
            var at = events.IndexOf(Of(events, "draw_announced"));
            events.Insert(at, events[at].Copy().Change(line => (line["stream"], line["payload"]!["drawId"]) = ("draw/01900000-0000-7000-8000-00000000beef", "01900000-0000-7000-8000-00000000beef")));
        });
        await Found("a pool of before the last member joined", "Its pool is an old one", events =>
        {
            var last = events.FindLastIndex(one => one.Type == "member_joined");
            var before = events.Take(last).Where(one => one.Type == "member_joined").Select(one => one.Payload["memberId"]!.GetValue<Guid>());
            Of(events, "draw_announced").Change(line =>
            {
                var pool = line["payload"]!["pool"]!;
                (pool["asOfIndex"], pool["eligible"], pool["digest"]) = (last, before.Count(), Digest(before));
            });
        });
        await Found("a pool of so early an instant that later members are left out", "Its pool is an old one", events =>
        {
            var joined = events.Where(one => one.Type == "member_joined").ToList();
            var early = joined[0].Fields["when"]!.GetValue<string>();
            var before = joined.Where(one => one.Fields["when"]!.GetValue<string>() == early).Select(one => one.Payload["memberId"]!.GetValue<Guid>());
            before.Count().ShouldBeLessThan(joined.Count);
            Of(events, "draw_announced").Change(line =>
            {
                var pool = line["payload"]!["pool"]!;
                (pool["drawnAt"], pool["eligible"], pool["digest"]) = (early, before.Count(), Digest(before));
            });
        });
        await Found("a seed before it could be known", "(seed-is-not-due)", events =>
            Of(events, "draw_announced").Change(line => line["payload"]!["seedAt"] = "2036-01-01T00:00:00Z"));
        await Found("a seed that was known at the announcement", "(seed-is-known-already)", events =>
            Of(events, "draw_announced").Change(line => line["payload"]!["seedAt"] = "2026-01-01T00:00:00Z"));
        await Found("an announcement that does not say any more where its seed comes from", "It takes words out of the statement", events =>
            events.Redact(Of(events, "draw_announced"), payload => payload["statement"] = "[removed]"));
        await Found("a place passed on from one who could still answer", "(place-", events => events.Erase(Of(events, "member_suspended")));
        await Found("a place passed on twice", "It changes nothing", events =>
        {
            var passed = Of(events, "place_passed_on");
            events.Insert(events.IndexOf(passed) + 1, passed.Copy().Change(line => line["version"] = line["version"]!.GetValue<long>() + 1));
        });
        await Found("a place that a suspended member takes", "(place-needs-member)", events =>
        {
            var suspended = Of(events, "member_suspended");
            events.Remove(suspended);
            events.Insert(events.IndexOf(Of(events, "place_accepted")), suspended.Change(line =>
            {
                var accepted = Of(events, "place_accepted");
                (line["stream"], line["payload"]!["memberId"], line["when"]) = ($"member/{order[0]}", $"{order[0]}", accepted.Fields["when"]!.GetValue<string>());
                line["version"] = events.LongCount(one => one != suspended && one.Stream == $"member/{order[0]}") + 1;
            }));
        });
        await Found("an answer that another gave", "was given by", events =>
            Of(events, "place_accepted").Change(line => line["actor"] = $"{order[1]}"));
        await Found("a place that a stranger takes", "(no-place-to-answer)", events =>
            Of(events, "place_accepted").Change(line =>
            {
                var stranger = here.Members.First(member => !order.Contains(member.Id)).Id;
                (line["actor"], line["payload"]!["memberId"]) = ($"{stranger}", $"{stranger}");
            }));
        await Found("an answer to a draw that was withdrawn", "(draw-is-withdrawn)", events =>
        {
            var answer = Of(events, "place_declined").Copy().Change(line =>
            {
                line["stream"] = $"draw/{other}";
                line["version"] = 3L;
                line["payload"]!["drawId"] = $"{other}";
                line["when"] = events.Last().Fields["when"]!.GetValue<string>();
            });
            events.Add(answer);
        });

        static string Digest(IEnumerable<Guid> members) => Convert.ToHexStringLower(SHA256.HashData(
            [.. members.Select(member => member.ToByteArray(bigEndian: true)).OrderBy(Convert.ToHexStringLower, StringComparer.Ordinal).SelectMany(id => id)]));

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
