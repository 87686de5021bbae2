using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Proxies are lived through again: who was appointed, for how many, and what was cast by them.</summary>
public sealed class UnlawfulProxyTests(ApiServer server)
{
    [Fact]
    public async Task What_no_proxy_could_have_done_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        var proposal = await here.OpenVote(Proxied.Usual);
        await Proxied.Appoint(here, proposal, 4, 5, "no");
        await Proxied.Appoint(here, proposal, 6, 5);
        await Proxied.Appoint(here, proposal, 7, 8);
        (await here[7].Delete($"proposals/{proposal}/proxy")).Ok();
        await Proxied.Appoint(here, proposal, 1, 8);
        (await Proxied.Cast(here, proposal, 5, 6, "yes")).Ok();
        (await Proxied.Cast(here, proposal, 8, 1, "no")).Ok();
        (await TestCommunity.Cast(here[1], proposal, "yes")).Ok();
        await here.Decide(proposal);
        var secret = await here.OpenVote(Proxied.Secretly);
        await Proxied.Appoint(here, secret, 4, 5, "yes");
        await here.Decide(secret);
        var open = await here.OpenVote(Proxied.Secretly);
        await Proxied.Appoint(here, open, 4, 5, "yes");

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("a vote without a proxy", "(no-proxy-is-held)", events => events.Remove(Appointed(events, 6)));
        await Found("a vote by somebody else's proxy", "this was not their proxy", events =>
            Ballot(events, 6).Change(line => line["actor"] = $"{here.Members[8].Id}"));
        await Found("a vote in a member's name by nobody's proxy", "no two tellers have entered it", events =>
            Ballot(events, 6).Change(line => line["payload"]!["origin"] = null));
        await Found("a vote against its instruction", "is not what the member instructed", events =>
            Ballot(events, 4).Change(line => line["payload"]!["choice"]!["answer"] = "yes"));
        await Found("a holder who votes where the member has instructed", "(proxy-is-instructed)", events =>
            Appointed(events, 6).Change(line => line["payload"]!["instruction"] = Ballot(events, 4).Payload["choice"]!.DeepClone()));
        await Found("a vote after the proxy was revoked", "(no-proxy-is-held)", events =>
        {
            var cast = Ballot(events, 1);
            events.Remove(events.First(one => one.Type == "ballot_changed" && one.Stream == cast.Stream));
            cast.Change(line => (line["stream"], line["payload"]!["memberId"]) =
                (cast.Stream.Replace($"{here.Members[1].Id}", $"{here.Members[7].Id}"), $"{here.Members[7].Id}"));
        });
        await Found("more than a holder may speak for", "(holder-speaks-for-enough)", events =>
            Appointed(events, 1).Change(line => line["payload"]!["holder"] = $"{here.Members[5].Id}"));
        await Found("a proxy's vote after the member's own", "(member-has-voted)", events =>
            events.First(one => one.Type == "ballot_changed" && one.Stream == Ballot(events, 1).Stream).Change(line =>
            {
                line["actor"] = $"{here.Members[8].Id}";
                line["payload"]!["origin"] = Ballot(events, 1).Payload["origin"]!.DeepClone();
                Ballot(events, 1).Change(first => (first["actor"], first["payload"]!["origin"]) = ($"{here.Members[1].Id}", null));
            }));
        await Found("an instruction that was left out", "was not cast before the result", events => events.Remove(Ballot(events, 4)));
        await Found("a proxy given in another's name", "was given or taken back by", events =>
            Appointed(events, 6).Change(line => line["actor"] = $"{here.Members[8].Id}"));

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && (fault.Index != null), $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }

        ForgedEvent Appointed(List<ForgedEvent> events, int member) =>
            events.First(one => one.Type == "proxy_appointed" && one.Stream == $"proxy/{proposal}" && one.Fields["payload"]!["memberId"]!.GetValue<string>() == $"{here.Members[member].Id}");

        ForgedEvent Ballot(List<ForgedEvent> events, int member) =>
            events.First(one => one.Type == "ballot_cast" && one.Stream.EndsWith($"{here.Members[member].Id}") && one.Fields["payload"]?["proposalId"]?.GetValue<string>() == $"{proposal}");
    }
}
