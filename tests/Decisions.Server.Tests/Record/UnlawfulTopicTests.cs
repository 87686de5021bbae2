using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Amendments;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Topics are lived through again: which there were, of which a proposal was, and who could vote by it.</summary>
public sealed class UnlawfulTopicTests(ApiServer server)
{
    [Fact]
    public async Task What_no_topic_could_have_been_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        await Topical.Name(here, "Money", "The bakehouse");
        await Topical.Give(here, 2, 4, null);
        await Topical.Give(here, 2, 5, "Money");
        await Topical.Give(here, 3, 5, "Money");
        (await here[3].Delete("delegation?topic=Money")).Ok();
        var proposal = await Topical.Draft(here, "The bakehouse");
        (await here[0].Put($"proposals/{proposal}/topic", new { topic = "Money" })).Ok();
        var amendment = await here.MoveAndSecond(proposal, "We buy none.");
        await here.Vote(proposal, amendment, "no");
        await here.Open(proposal, await here.Adopt(Proxied.Standing), TimeSpan.FromHours(1));
        (await Proxied.Cast(here, proposal, 5, 2, "yes")).Ok();
        await here.Decide(proposal);
        await Topical.Name(here, "The bakehouse");

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("topics that stand twice", "(topic-is-named-twice)", "topics_named", payload => payload["topics"] = new JsonArray("Money", "money"));
        await Found("a draft of a topic that there was not", "(topic-is-unknown)", "proposal_drafted", payload => payload["topic"] = "Roofs", "The bakehouse");
        await Found("a proposal made of a topic that there was not", "(topic-is-unknown)", "topic_chosen", payload => payload["topic"] = "Roofs");
        await Found("a vote by whom another topic names", "(no-proxy-is-held)", "topic_chosen", payload => payload["topic"] = null);
        await Found("a vote by whom all else names", "(no-proxy-is-held)", "delegation_used", payload => payload["holder"] = $"{here.Members[4].Id}");
        await Found("a delegation for a topic that there was not", "(topic-is-unknown)", "votes_delegated", payload => payload["topic"] = "Roofs", "Money");
        await Found("one taken back for a topic in which nobody was named", "(no-delegation-to-revoke)", "delegation_revoked", payload => payload["topic"] = "The bakehouse");
        await Found("the vote on an amendment of another topic", "that was not put so", "proposal_drafted", payload => payload["topic"] = "The bakehouse", "Money");

        async Task Found(string what, string says, string type, Action<JsonNode> forge, string? of = null)
        {
            var forger = new Forger(parts);
            var found = forger.Events.First(one => one.Type == type && (of is null || Topic(one) == of));
            found.Change(line => forge(line["payload"]!));
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && fault.Index != null, $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }

        static string? Topic(ForgedEvent one) => one.Payload["topic"]?.GetValue<string>();
    }
}
