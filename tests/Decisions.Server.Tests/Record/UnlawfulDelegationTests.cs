using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Delegations are lived through again: who named whom, and who voted by it.</summary>
public sealed class UnlawfulDelegationTests(ApiServer server)
{
    [Fact]
    public async Task What_no_delegation_could_have_done_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        foreach (var member in new[] { 2, 3 })
            (await here[member].Put("delegation", new { holder = here.Members[5].Id })).Ok();
        var proposal = await here.OpenVote(Proxied.Standing);
        (await Proxied.Cast(here, proposal, 5, 2, "yes")).Ok();
        (await here[3].Delete("delegation")).Ok();
        await here.Decide(proposal);

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("a vote by a delegation that was never given", "(no-proxy-is-held)", events =>
            events.Remove(events.First(one => one.Type == "votes_delegated" && one.Stream == $"delegation/{here.Members[2].Id}")));
        await Found("a vote by somebody else's delegation", "was used by", events =>
            events.First(one => one.Type == "delegation_used").Change(line => line["actor"] = $"{here.Members[6].Id}"));
        await Found("a delegation given in another's name", "was given or taken back by", events =>
            events.First(one => one.Type == "votes_delegated").Change(line => line["actor"] = $"{here.Members[6].Id}"));
        await Found("a delegation to somebody who is no member", "(holder-is-no-member)", events =>
            events.First(one => one.Type == "votes_delegated").Change(line => line["payload"]!["holder"] = $"{Guid.CreateVersion7()}"));
        await Found("a delegation taken back that was never given", "(no-delegation-to-revoke)", events =>
        {
            events.Remove(events.First(one => one.Type == "votes_delegated" && one.Stream == $"delegation/{here.Members[3].Id}"));
            events.First(one => one.Type == "delegation_revoked").Change(line => line["version"] = 1L);
        });

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && (fault.Index != null), $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }
    }
}
