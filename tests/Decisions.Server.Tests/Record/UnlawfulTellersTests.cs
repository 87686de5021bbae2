using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>What tellers entered is lived through again: two of them, of one reading, under the rule's order of ways.</summary>
public sealed class UnlawfulTellersTests(ApiServer server)
{
    [Fact]
    public async Task What_tellers_could_not_have_entered_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        await Tellers.Name(here, 0, 1, 2);
        var paper = await here.OpenVote(Tellers.PaperFirst);
        await Tellers.Paper(here, paper, 4, "yes");
        await Tellers.Paper(here, paper, 5, "no", "Sheet 18");
        await Tellers.Paper(here, paper, 5, "yes", "Sheet 19", one: 1, two: 2);
        (await TestCommunity.Cast(here[4], paper, "no")).Ok();
        (await Tellers.Enter(here, 0, paper, 6, "no")).Ok();
        (await here[0].Post($"proposals/{paper}/entries/{here.Members[6].Id}/withdrawal", new { reason = "Not theirs." })).Ok();
        (await Tellers.Enter(here, 0, paper, 7, "no")).Ok();
        (await Tellers.Enter(here, 1, paper, 7, "yes")).Ok();
        (await Tellers.Enter(here, 2, paper, 7, "yes")).Ok();
        await here.Decide(paper);
        var secret = await here.OpenVote(TestCommunity.Secret);
        await Tellers.Paper(here, secret, 4, "yes", "Envelope 3");
        await here.Decide(secret);

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("a paper that one teller entered", "no two tellers have entered it", events =>
            events.Remove(Entries(events, 4)[1]));
        await Found("a paper that one teller entered twice", "entered once more by one who had entered it", events =>
            Entries(events, 4)[1].Change(line => (line["actor"], line["payload"]!["teller"]) = ($"{here.Members[0].Id}", $"{here.Members[0].Id}")));
        await Found("a paper that one teller entered twice, as its ballot tells it", "no two tellers have entered it", events =>
            Entries(events, 4)[1].Change(line => (line["actor"], line["payload"]!["teller"]) = ($"{here.Members[0].Id}", $"{here.Members[0].Id}")));
        await Found("a paper that somebody entered who is no teller", "(teller-is-not-named)", events =>
            Entries(events, 4)[0].Change(line => (line["actor"], line["payload"]!["teller"]) = ($"{here.Members[8].Id}", $"{here.Members[8].Id}")));
        await Found("an entry in another's name", "was done by", events =>
            Entries(events, 4)[0].Change(line => line["payload"]!["teller"] = $"{here.Members[2].Id}"));
        await Found("a ballot that is not what they entered", "is not what two tellers entered", events =>
            Ballot(events, 4).Change(line => line["payload"]!["choice"]!["answer"] = "no"));
        await Found("a ballot by tellers that names other evidence", "is not what two tellers entered", events =>
            Ballot(events, 4).Change(line => line["payload"]!["origin"]!["evidence"] = "Sheet 99"));
        await Found("a ballot that they entered and that is missing", "it is not among those that were cast", events =>
            events.Remove(events.First(one => one.Type == "ballot_changed" && one.Stream.EndsWith($"{here.Members[5].Id}"))));
        await Found("a vote that had to give way and counts", "had to give way", events =>
            events.First(one => one.Type == "ballot_gave_way").Change(line => line["type"] = "ballot_changed"));
        await Found("a vote that gave way and had to count", "had to count", events =>
            events.First(one => one.Type == "voting_opened" && one.Stream == $"proposal/{paper}").Change(line => line["payload"]!["terms"]!["precedence"] = null));
        await Found("tellers who are too few", "(tellers-are-too-few-or-many)", events =>
            events.First(one => one.Type == "tellers_named").Change(line => line["payload"]!["tellers"] = new System.Text.Json.Nodes.JsonArray($"{here.Members[0].Id}")));

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && (fault.Index != null), $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }

        List<ForgedEvent> Entries(List<ForgedEvent> events, int member) =>
            [.. events.Where(one => one.Type == "ballot_entered" && one.Fields["salt"] is not null && one.Stream.EndsWith($"{here.Members[member].Id}") && one.Payload["proposalId"]!.GetValue<string>() == $"{paper}")];

        ForgedEvent Ballot(List<ForgedEvent> events, int member) =>
            events.First(one => one.Type == "ballot_cast" && one.Fields["salt"] is not null && one.Stream.EndsWith($"{here.Members[member].Id}") && one.Payload["proposalId"]!.GetValue<string>() == $"{paper}");
    }
}
