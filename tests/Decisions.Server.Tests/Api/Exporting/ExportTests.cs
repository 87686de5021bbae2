using System.IO.Pipelines;
using System.Net;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Exporting;
using Decisions.Engine.Identity;
using Decisions.Engine.Publishing;
using Decisions.EventStore.Publishing;
using Decisions.Server.Api.Http;
using Decisions.Server.Exporting;
using Decisions.Server.Tests.Api.Running;
using Decisions.Server.Tests.Record;
using Microsoft.AspNetCore.Http;

namespace Decisions.Server.Tests.Api.Exporting;

/// <summary>The record over HTTP: sound for whoever asks, and with no more in it than they may see.</summary>
public sealed class ExportTests(ApiServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everyone_gets_a_record_that_is_sound_and_holds_what_they_may_see()
    {
        var record = await RecordUnderTest.Make(server, members: 20);
        var here = record.Here;
        await record.Export();

        var auditor = await Get(here.Auditor);
        var audited = await record.Verify(auditor);
        audited.Faults.ShouldBeEmpty();
        audited.Numbers.Recounted.ShouldBe(2);
        audited.Numbers.Withheld.ShouldBe(1, "the ballot of the round that is open and hides it");
        Text(auditor).ShouldContain("\"audience\":\"auditor\"");
        Text(auditor).ShouldNotContain("07700 900199", customMessage: "it was taken out");

        foreach (var client in new[] { here[0], here.Secretary })
        {
            var member = await Get(client);
            var read = await record.Verify(member);
            read.Faults.ShouldBeEmpty();
            read.Numbers.Recounted.ShouldBe(1, "the open ballots");
            read.Numbers.NotRecounted.ShouldBe(1, "the secret ones");
            Text(member).ShouldContain("\"audience\":\"member\"");
            var ballots = new ArchiveParts(member).Lines(ArchiveFile.Events).Where(line => line.Contains("\"type\":\"ballot_")).ToList();
            ballots.Count(line => !line.Contains("\"payload\"")).ShouldBe(9, "eight secret ones, and the one that is hidden until the close");
            ballots.Where(line => line.Contains("\"payload\"")).ShouldAllBe(line => !line.Contains("ranked"));
            Text(member).ShouldContain("Dues.");
        }

        var visitor = await Get(here.Visitor);
        var seen = await record.Verify(visitor);
        seen.Faults.ShouldBeEmpty();
        seen.Numbers.Withheld.ShouldBe(seen.Numbers.Entries, "the community shows visitors its register alone");
        Text(visitor).ShouldNotContain("Dues.");
        Text(visitor).ShouldNotContain("\"payload\"");
    }

    [Fact]
    public async Task It_is_a_file_with_a_name_and_says_how_much_it_takes_in()
    {
        var record = await RecordUnderTest.Make(server, members: 20);
        await record.Export();
        using var answer = await record.Here[0].Stream("export", Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"record-{record.Here.Id}.zip");
        answer.Content.Headers.ContentLength.ShouldBeNull("it is sent as it is read");
        long.Parse(answer.Headers.GetValues("Decisions-Index").Single(), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Whoever_may_not_read_the_register_gets_nothing()
    {
        var here = await TestCommunity.Found(server, 1, "membersOnly");
        (await here.Visitor.Get("export")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        var there = await TestCommunity.Found(server, 1);
        (await there[0].In(here.Id).Get("export")).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Visitor.In(Guid.CreateVersion7()).Get("export")).Refused(HttpStatusCode.NotFound, "community-is-unknown");
    }

    [Fact]
    public async Task While_nothing_is_signed_there_is_no_record_and_the_answer_says_when_to_ask_again()
    {
        var downloads = await server.Get<RecordDownloads>();
        // A community that has no log at all has no checkpoint either.
        var (file, unready) = await downloads.Find(Actor.Visitor, new CommunityId(Guid.CreateVersion7()), Cancel);
        file.ShouldBeNull();
        var problem = Problems.DetailsOf(unready.ShouldBeOfType<NothingIsSigned>());
        problem.Status.ShouldBe(503);
        problem.Detail!.ShouldContain("The first is signed within seconds");
    }

    [Fact]
    public async Task Only_so_many_records_are_given_at_once()
    {
        var record = await RecordUnderTest.Make(server, members: 20);
        await record.Export();
        var id = new CommunityId(record.Here.Id);
        var downloads = new RecordDownloads(await server.Get<PublishedLogs>(), await server.Get<RecordExport>(), await server.Get<LogKey>());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        List<Task> slow = [];
        for (var i = 0; i < RecordDownloads.Most; i++)
        {
            var (file, _) = await downloads.Find(Actor.Visitor, id, Cancel);
            slow.Add(file!.ExecuteAsync(new DefaultHttpContext { RequestAborted = stop.Token, Response = { Body = new Pipe(new PipeOptions(pauseWriterThreshold: 1_024, resumeWriterThreshold: 512)).Writer.AsStream() } }));
        }
        (await downloads.Find(Actor.Visitor, id, Cancel)).Unready.ShouldBeOfType<TooManyExports>();
        await stop.CancelAsync();
        foreach (var each in slow)
            await Should.ThrowAsync<OperationCanceledException>(each);
        (await downloads.Find(Actor.Visitor, id, Cancel)).File.ShouldNotBeNull();
    }

    [Fact]
    public void The_secretary_gets_what_a_member_gets_and_a_member_elsewhere_what_a_visitor_gets()
    {
        var (here, there, member) = (new CommunityId(Guid.CreateVersion7()), new CommunityId(Guid.CreateVersion7()), new MemberId(Guid.CreateVersion7()));
        Audience Of(Actor actor) => RecordDownloads.AudienceOf(actor, here);
        Of(Actor.Visitor).ShouldBe(Audience.Visitor);
        Of(new Actor(null, null, [Role.Admin])).ShouldBe(Audience.Visitor);
        Of(new Actor(there, null, [Role.Auditor])).ShouldBe(Audience.Visitor);
        Of(new Actor(here, member, [Role.Member])).ShouldBe(Audience.Member);
        Of(new Actor(here, member, [Role.Member, Role.Facilitator, Role.Secretary])).ShouldBe(Audience.Member);
        Of(new Actor(here, null, [Role.Auditor])).ShouldBe(Audience.Auditor);
        Of(new Actor(here, member, [Role.Member, Role.Auditor])).ShouldBe(Audience.Auditor);
        Of(new Actor(here, member, [Role.Member, Role.Auditor], IsSuspended: true)).ShouldBe(Audience.Member);
    }

    private static async Task<byte[]> Get(Client client)
    {
        using var answer = await client.Stream("export", Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    private static string Text(byte[] archive) => System.Text.Encoding.UTF8.GetString(archive);
}
