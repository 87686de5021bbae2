using System.IO.Compression;
using Decisions.Acceptance.Running;
using Decisions.Domain.Communities;
using Decisions.Engine.Exporting;
using Decisions.Engine.Identity;
using Decisions.Engine.Publishing;
using Decisions.Engine.Verifying;
using Decisions.Ledger.Cosignatures;

namespace Decisions.Acceptance.Journeys;

/// <summary>The record is taken along from its page and is sound.</summary>
public sealed class TakingAlongTests(Site site)
{
    [Fact]
    public async Task Each_reader_saves_their_record_and_it_verifies_with_the_key_on_the_page()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        await community.Proposal("Buy a second oven", "We turn orders away every Friday.");
        await using var member = await site.SignIn(ben);
        await using var auditor = await site.SignIn(new Actor(community.Id, null, [Role.Auditor]), Device.Desktop);
        await using var visitor = await site.Visit();
        foreach (var (visit, audience, words) in new[]
            {
                (member, "member", "Yours holds what members may see."), (auditor, "auditor", "Yours, as the auditor’s,"),
                (visitor, "visitor", "Yours holds what anyone may see"),
            })
        {
            await visit.Go($"{community.Home}/log");
            (await visit.Text()).ShouldContain(words);
            var key = site.Get<LogKey>().VerifierOf(community.Id.Value);
            (await visit.Text()).ShouldContain($"./decisions verify record-{community.Id}.zip --key {key}");
            await visit.Picture($"log-{audience}");
            var saved = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Follow("Save the record"));
            saved.SuggestedFilename.ShouldBe($"record-{community.Id}.zip");
            var bytes = await File.ReadAllBytesAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
            var report = await RecordVerifier.Verify(
                new MemoryStream(bytes), new Trust(key, WitnessPolicy.None, []), null, TestContext.Current.CancellationToken);
            report.Faults.ShouldBeEmpty();
            report.Numbers.Entries.ShouldBeGreaterThan(1);
            (await Manifest(bytes)).ShouldContain($"\"audience\":\"{audience}\"");
        }
    }

    [Fact]
    public async Task A_visitor_of_a_closed_community_is_asked_to_sign_in()
    {
        var community = await TestCommunity.Found(site, Visibility.MembersOnly);
        await using var visitor = await site.Visit();
        (await visitor.Go($"{community.Home}/log?handler=record"))!.Status.ShouldBe(401);
        (await visitor.Heading()).ShouldBe("Please sign in first");
    }

    private static async Task<string> Manifest(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        using var reader = new StreamReader(zip.GetEntry(ArchiveFile.Manifest)!.Open());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
