using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Templates are lived through again: what each said, by which rule, and which proposals began with it.</summary>
public sealed class UnlawfulTemplateTests(ApiServer server)
{
    [Fact]
    public async Task What_no_template_could_have_been_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        var rule = await here.Adopt();
        var template = await Templated.Save(here, "Spending", rule);
        (await here[0].Post("proposals", new { title = "A second oven", text = "What: an oven.", templateId = template })).Ok();
        (await here.Secretary.Put($"templates/{template}", Templated.Body("Buying", rule))).Ok();
        (await here.Secretary.Post($"templates/{template}/retirement", new { reason = "Unused." })).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("a rule that there is not", "(rule-is-unknown)", "template_saved", payload => payload["ruleId"] = $"{Guid.CreateVersion7()}");
        await Found("a voting time that is none", "(number-is-out-of-range)", "template_saved", payload => payload["votingHours"] = 0);
        await Found("a beginning with none that there is", "(template-is-unknown)", "proposal_drafted", payload => payload["templateId"] = $"{Guid.CreateVersion7()}");
        await Found("words of another template in its stream", "is no stream of this template", "template_retired", payload => payload["templateId"] = $"{Guid.CreateVersion7()}");

        async Task Found(string what, string says, string type, Action<JsonNode> forge)
        {
            var forger = new Forger(parts);
            forger.Events.Last(one => one.Type == type).Change(line => forge(line["payload"]!));
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && fault.Index != null, $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }
    }
}
