using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Notice, consent to short notice, record dates, second votes and changes of entrenched rules are lived through again too.</summary>
public sealed class UnlawfulProcedureTests(ApiServer server)
{
    [Fact]
    public async Task What_went_past_its_procedure_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        var noticed = await Noticed(here);
        var dated = await Dated(here);
        var confirmed = await Confirmed(here);
        var (scheduled, takenBack) = await Scheduled(here);
        var certain = await Certain(here);
        var prolonged = await Prolonged(here);
        var rule = await here.Adopt(FormalDecisions.Entrenched);
        var decision = await FormalDecisions.CarriedChange(here, rule, TestCommunity.Terms(terms => terms["name"] = "Plainer rule"));
        (await here.Secretary.Post($"rules/{rule}/changes", new { proposalId = decision })).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");

        await Found("voting opened without its notice", "(notice-is-needed)", events => events.Remove(Of(events, noticed, "notice_given")));
        await Found("voting that closed at another time than was notified", "(notice-says-otherwise)", events =>
            Of(events, noticed, "notice_given").Change(line => line["payload"]!["vote"]!["closesAt"] = "2099-01-01T00:00:00Z"));
        await Found("voting on another text than was notified", "(notice-is-of-another-revision)", events =>
        {
            var notice = Of(events, noticed, "notice_given");
            var revised = events.First(one => one.Type == "proposal_revised" && one.Fields["salt"] is not null).Copy();
            events.Insert(events.IndexOf(notice) + 1, revised.Change(line =>
            {
                (line["stream"], line["version"], line["when"]) = (notice.Stream, 3L, notice.Fields["when"]!.GetValue<string>());
                (line["payload"]!["proposalId"], line["payload"]!["revision"]) = (noticed.ToString(), 2);
            }));
        });
        await Found("a notice that says it is longer than it is", "It is not what its rule makes of it", events =>
            Of(events, noticed, "notice_given").Change(line => line["payload"]!["clearDays"] = 30));
        await Found("too few consents to short notice", "(short-notice-is-not-consented)", events =>
            events.Remove(Of(events, noticed, "short_notice_consented")));
        await Found("a consent by somebody else", "was given by admin", events =>
            Of(events, noticed, "short_notice_consented").Change(line => line["actor"] = "admin"));
        await Found("a roll of another time than the record date", "Its roll is not of its record date", events =>
            Of(events, dated, "voting_opened").Change(line => line["payload"]!["roll"]!["asOfIndex"] = 2));
        await Found("a confirmation outside its window", "(confirming-vote-is-outside-window)", events =>
        {
            var (first, last) = (Of(events, confirmed, "voting_opened"), events[^1]);
            events.Add(first.Copy().Change(line =>
            {
                (line["version"], line["when"]) = (4L, last.Fields["when"]!.GetValue<string>());
                var payload = line["payload"]!;
                (payload["confirms"], payload["confirmation"]) = (payload["roundId"]!.GetValue<string>(), null);
                (payload["roundId"], payload["round"], payload["closesAt"]) = (Guid.CreateVersion7().ToString(), 2, "2099-01-01T00:00:00Z");
                payload["terms"]!["confirming"] = null;
            }));
        });
        await Found("a window that the rule does not set", "It is not what its rule makes of it", events =>
            Of(events, confirmed, "voting_opened").Change(line => line["payload"]!["confirmation"]!["opensFrom"] = "2020-01-01T00:00:00Z"));
        await Found("an entrenched rule changed without a decision", "(rule-is-entrenched)", events =>
            Amended(events, rule).Change(line => line["payload"]!["decidedBy"] = null));
        await Found("an entrenched rule changed otherwise than was decided", "(decision-is-of-another-change)", events =>
            Amended(events, rule).Change(line => line["payload"]!["terms"]!["mayExtend"] = false));
        await Found("an entrenched rule changed by a decision that was not carried", "(decision-is-not-carried)", events =>
        {
            var amended = Amended(events, rule);
            events.Remove(amended);
            var opened = Of(events, decision, "voting_opened");
            events.Insert(events.IndexOf(opened), amended.Change(line => line["when"] = opened.Fields["when"]!.GetValue<string>()));
        });

        await Found("a vote opened by itself that was not to", "(nothing-opens-by-itself)", events =>
            Of(events, scheduled, "notice_given").Change(line => line["payload"]!["opensByItself"] = false));
        await Found("a vote opened by itself too late", "(opening-is-missed)", events =>
            Of(events, scheduled, "notice_given").Change(line => line["payload"]!["vote"]!["opensAt"] = "2000-01-01T00:00:00Z"));
        await Found("a notice taken back that did not stand", "(notice-is-not-given)", events =>
        {
            var withdrawn = Of(events, takenBack, "notice_withdrawn");
            events.Insert(events.IndexOf(withdrawn) + 1, withdrawn.Copy().Change(line => line["version"] = 4L));
        });
        await Found("a vote ended while its verdict was not certain", "(voting-goes-on)", events =>
        {
            foreach (var ballot in events.Where(one => one.Type == "ballot_cast" && one.Stream.StartsWith($"ballot/{Round(events, certain)}")).Take(3))
                ballot.Change(line => line["payload"]!["choice"]!["answer"] = "no");
        });
        await Found("a vote ended while what a teller entered waited for another", "(voting-goes-on)", events =>
            events.RemoveAll(one => one.Type == "entry_withdrawn" && one.Stream.StartsWith($"entry/{Round(events, certain)}")));
        await Found("a vote ended by a person as if by its rule", "was ended by admin", events =>
            Of(events, certain, "voting_ended").Change(line => line["actor"] = "admin"));
        await Found("a vote ended on a count of another time", "It says that it counted the record up to", events =>
            Of(events, certain, "voting_ended").Change(line => line["payload"]!["countedTo"] = 3));
        await Found("a vote ended on a count of what was to come", "goes beyond itself", events =>
            Of(events, certain, "voting_ended").Change(line => line["payload"]!["countedTo"] = 999_999));
        await Found("a ballot after its vote was ended", "(voting-has-closed)", events =>
        {
            var ballot = events.Last(one => one.Type == "ballot_cast" && one.Stream.StartsWith($"ballot/{Round(events, certain)}"));
            events.Remove(ballot);
            var ended = Of(events, certain, "voting_ended");
            events.Insert(events.IndexOf(ended) + 1, ballot.Change(line => line["when"] = ended.Fields["when"]!.GetValue<string>()));
        });

        await Found("voting prolonged though enough had taken part", "(quorum-is-reached)", events =>
            Of(events, prolonged, "voting_opened").Change(line => line["payload"]!["terms"]!["quorum"]!["atLeast"] = 1));
        await Found("voting prolonged for longer than its rule says", "It is not what its rule makes of it", events =>
            Of(events, prolonged, "voting_prolonged").Change(line => line["payload"]!["closesAt"] = "2099-01-01T00:00:00Z"));
        await Found("voting prolonged by a person", "was prolonged by admin", events =>
            Of(events, prolonged, "voting_prolonged").Change(line => line["actor"] = "admin"));
        await Found("prolonged voting ended without its quorum", "(voting-goes-on)", events =>
            Of(events, prolonged, "voting_opened").Change(line => line["payload"]!["terms"]!["quorum"]!["atLeast"] = 3));

        await Found("a correction before there is a result", "(result-is-not-declared)", events =>
        {
            var corrected = events.First(one => one.Type == "decision_corrected");
            var declared = Of(events, corrected.Stream, "result_declared");
            events[events.IndexOf(declared)] = corrected.Copy().Change(line =>
                (line["version"], line["when"]) = (declared.Fields["version"]!.GetValue<long>(), declared.Fields["when"]!.GetValue<string>()));
        });
        await Found("a recount that says it agrees with numbers that differ", "It is not what its rule makes of it", events =>
            Recount(events).Change(line => line["payload"]!["tally"]!["inFavour"] = 99));
        await Found("a recount with other numbers than the ballots give", "This recount found other numbers", events =>
            Recount(events).Change(line => (line["payload"]!["agrees"], line["payload"]!["tally"]!["inFavour"]) = (false, 99)));
        await Found("a recount that calls wrong what is right", "It is not what its rule makes of it", events =>
            Recount(events).Change(line => line["payload"]!["agrees"] = false));
        await Found("a recount that covers a result the ballots do not give", "This recount says that it agrees", events =>
        {
            var recount = Recount(events);
            foreach (var one in new[] { recount, Of(events, recount.Stream, "result_declared") })
                one.Change(line => line["payload"]!["tally"]!["inFavour"] = 99);
        });
        await Found("a recount of what was to come", "beyond itself", events => Recount(events).Change(line => line["payload"]!["countedTo"] = 999_999));

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && (fault.Index != null), $"{what}: {string.Join(" | ", report.Faults.Take(5))}");
        }
    }

    /// <summary>A vote that opened on short notice, with as many consents as it needed.</summary>
    private static async Task<Guid> Noticed(TestCommunity here)
    {
        var (proposal, rule) = (await here.Draft(), await here.Adopt(FormalDecisions.Noticed));
        var (opensAt, closesAt) = (TestCommunity.After(TimeSpan.FromSeconds(1.5)), TestCommunity.After(TimeSpan.FromHours(1)));
        (await here.Secretary.Post($"proposals/{proposal}/notice", new { ruleId = rule, opensAt, closesAt })).Ok();
        (await here[8].Post($"proposals/{proposal}/notice/consents")).Ok();
        for (var i = 0; i < 5; i++)
            (await here[i].Post($"proposals/{proposal}/notice/consents")).Ok();
        await Task.Delay(TimeSpan.FromSeconds(1.6), TestContext.Current.CancellationToken);
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt })).Ok();
        return proposal;
    }

    /// <summary>A vote that opened by itself, and one of which the notice was taken back.</summary>
    private static async Task<(Guid, Guid)> Scheduled(TestCommunity here)
    {
        var (proposal, other, rule) = (await here.Draft(), await here.Draft(), await here.Adopt());
        var (opensAt, closesAt) = (TestCommunity.After(TimeSpan.FromSeconds(1.5)), TestCommunity.After(TimeSpan.FromHours(1)));
        foreach (var each in new[] { proposal, other })
            (await here.Secretary.Post($"proposals/{each}/notice", new { ruleId = rule, opensAt, closesAt, opensByItself = true })).Ok();
        (await here.Secretary.Post($"proposals/{other}/notice/withdrawal", new { })).Ok();
        await here.Becomes(proposal, "open");
        return (proposal, other);
    }

    /// <summary>A vote that ended once its verdict was certain.</summary>
    private static async Task<Guid> Certain(TestCommunity here)
    {
        var proposal = await here.OpenVote(terms => terms["endsWhenCertain"] = true);
        await Tellers.Name(here, 0, 1);
        (await Tellers.Enter(here, 0, proposal, member: 11, "no")).Ok();
        (await here[0].Post($"proposals/{proposal}/entries/{here.Members[11].Id}/withdrawal", new { })).Ok();
        for (var i = 0; i <= here.Members.Count / 2 + 1; i++)
            (await TestCommunity.Cast(here[i], proposal, "yes")).Ok();
        await here.Becomes(proposal, "carried");
        return proposal;
    }

    /// <summary>A vote that went on until its quorum was there.</summary>
    private static async Task<Guid> Prolonged(TestCommunity here)
    {
        var proposal = await here.Draft();
        await here.Open(proposal, await here.Adopt(terms =>
        {
            terms["quorum"]!["atLeast"] = 2;
            terms["prolonging"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "mostHours": 1 }""");
        }), TimeSpan.FromSeconds(4));
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await Task.Delay(6_000, TestContext.Current.CancellationToken);
        (await TestCommunity.Cast(here[1], proposal, "yes")).Ok();
        await here.Becomes(proposal, "carried");
        return proposal;
    }

    private static string Round(List<ForgedEvent> events, Guid proposal) =>
        Of(events, proposal, "voting_opened").Fields["payload"]!["roundId"]!.GetValue<string>();

    /// <summary>A vote whose roll is of a record date.</summary>
    private static async Task<Guid> Dated(TestCommunity here)
    {
        var (proposal, rule) = (await here.Draft(), await here.Adopt(terms => terms["recordDate"] = "stated"));
        var recordAt = TestCommunity.After(TimeSpan.Zero);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        await here.Enrol(1);
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)), recordAt })).Ok();
        return proposal;
    }

    /// <summary>A decision that was carried and is to be confirmed.</summary>
    private static async Task<Guid> Confirmed(TestCommunity here)
    {
        var (proposal, rule) = (await here.Draft(), await here.Adopt(FormalDecisions.Confirmed));
        await here.Open(proposal, rule, TimeSpan.FromSeconds(4));
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        for (var tries = 0; (await here.Secretary.Get($"proposals/{proposal}"))["status"]!.GetValue<string>() != "toBeConfirmed"; tries++)
        {
            tries.ShouldBeLessThan(200);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        return proposal;
    }

    private static ForgedEvent Of(List<ForgedEvent> events, Guid proposal, string type) => Of(events, $"proposal/{proposal}", type);

    private static ForgedEvent Of(List<ForgedEvent> events, string stream, string type) =>
        events.First(one => one.Type == type && one.Stream == stream);

    private static ForgedEvent Recount(List<ForgedEvent> events) => events.First(one => one.Type == "recount_made");

    private static ForgedEvent Amended(List<ForgedEvent> events, Guid rule) =>
        events.First(one => one.Type == "rule_amended" && one.Stream == $"rule/{rule}");
}
