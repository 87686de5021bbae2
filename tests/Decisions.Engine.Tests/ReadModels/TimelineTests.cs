using Decisions.Domain;
using Decisions.Domain.Auditing;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Engine.Tests.Following;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.ReadModels;

/// <summary>The timeline that an audit reads: every event, each filter, and what needs a look.</summary>
public sealed class TimelineTests(Postgres postgres)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_of_the_log_is_in_it_with_the_actor_and_the_channel()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.AppendBy(log.Member(Ada), History.Whole(log.Community));
        await node.Follow(log);

        var items = await All(node, log, TimelineFilter.All);
        items.Select(item => item.Index).ShouldBe(Enumerable.Range(0, (int)log.Length).Select(index => (long)index).Reverse());
        items.ShouldAllBe(item => item.Actor == Ada.ToString() && item.Channel == "web" && item.Version > 0 && item.Payload != null);
        items.Select(item => item.Type).ToHashSet().SetEquals(EventCatalogue.Current.Types.Keys).ShouldBeTrue();
        var opened = items.Single(item => item.Type == "voting_opened" && item.Decision == Oven);
        (opened.Decision, opened.Rule, opened.Round, opened.Stream).ShouldBe((Oven, Ordinary, First, Streams.Of(Oven)));
        (await new Timeline(node.Reads).One(log.Community, opened.Index, _cancel)).Value!.Type.ShouldBe("voting_opened");
        (await new Timeline(node.Reads).One(log.Community, log.Length, _cancel)).Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_person_is_found_in_what_they_did_and_in_what_was_done_to_them_once()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(Founded(log.Community));
        await log.AppendBy(log.Member(Ada), [.. Joined(Ada, Ben), Drafted(), Cast(Ada, Yes), new RuleAdopted(Ordinary, YesNo)]);
        await log.AppendBy(log.Member(Ben), Cast(Ben, No));
        await node.Follow(log);

        // Ben is invited and enrolled by Ada (3, 4) and votes (8); Ada founds (0), joins, invites, drafts, votes and adopts.
        (await Indexes(node, log, TimelineFilter.All with { Person = $"{Ben}" })).ShouldBe([8, 4, 3]);
        (await Indexes(node, log, TimelineFilter.All with { Person = $"{Ada}" })).ShouldBe([7, 6, 5, 4, 3, 2, 1, 0]);
        (await Indexes(node, log, TimelineFilter.All with { Person = "system" })).ShouldBe([0]);
        (await Indexes(node, log, TimelineFilter.All with { Person = "nobody" })).ShouldBeEmpty();
        (await Indexes(node, log, TimelineFilter.All with { Person = $"{Ada}", Types = ["ballot_cast", "rule_adopted"] })).ShouldBe([7, 6]);
    }

    [Fact]
    public async Task Decision_type_channel_and_notice_each_narrow_it()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(Drafted(), Drafted(Floor, "A floor"), Opened(0), Cast(Ada, Yes), new VotingExtended(Oven, First, After, null), new RuleAdopted(Ordinary, YesNo));
        await node.Follow(log);

        (await Indexes(node, log, TimelineFilter.All with { Decision = Oven })).ShouldBe([4, 3, 2, 0]);
        (await Indexes(node, log, TimelineFilter.All with { Decision = Oven, WithoutBallots = true })).ShouldBe([4, 2, 0]);
        (await Indexes(node, log, TimelineFilter.All with { Rule = Ordinary })).ShouldBe([5, 2]);
        (await Indexes(node, log, TimelineFilter.All with { Types = ["proposal_drafted"] })).ShouldBe([1, 0]);
        (await Indexes(node, log, TimelineFilter.All with { Types = ["ballot_cast"] })).ShouldBe([3]);
        (await Indexes(node, log, TimelineFilter.All with { Types = ["ballot_cast", "voting_opened"] })).ShouldBe([3, 2]);
        (await Indexes(node, log, TimelineFilter.All with { Channel = Channel.Web })).Length.ShouldBe(6);
        (await Indexes(node, log, TimelineFilter.All with { Channel = Channel.Paper })).ShouldBeEmpty();
        (await Indexes(node, log, TimelineFilter.All with { Notices = [Notice.VotingExtended, Notice.PersonErased] })).ShouldBe([4]);
        Should.Throw<ArgumentException>(() => Indexes(node, log, TimelineFilter.All with { Types = ["x' or true --"] }));
        (await new TimelineCounts(node.Reads).Ask(log.Community, TimelineFilter.All with { Decision = Oven }, _cancel)).Value
            .OrderBy(count => count.Type).ShouldBe(
            [
                new("ballot_cast", null, 1), new("proposal_drafted", null, 1), new("voting_extended", Notice.VotingExtended, 1),
                new("voting_opened", null, 1),
            ]);
    }

    [Fact]
    public async Task Times_are_found_to_the_microsecond_the_first_within_and_the_last_without()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        List<Instant> at = [];
        foreach (var @event in History.Busy(8))
            at.Add(await log.Append(@event));
        await node.Follow(log);

        for (var i = 0; i < at.Count; i += 3)
            for (var j = i; j < at.Count; j += 4)
                (await Indexes(node, log, TimelineFilter.All with { From = at[i], To = at[j] }))
                    .ShouldBe(Enumerable.Range(0, at.Count).Where(n => at[n] >= at[i] && at[n] < at[j]).Select(n => (long)n).Reverse());
        (await Indexes(node, log, TimelineFilter.All with { From = at[0] - Duration.FromDays(1), To = at[^1] + Duration.FromDays(1) })).Length.ShouldBe(at.Count);
        (await Indexes(node, log, TimelineFilter.All with { From = at[^1] + Duration.FromTicks(1) })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(History.Busy(20));
        await node.Follow(log);
        List<long> seen = [];
        for (long? before = null; ;)
        {
            var page = (await new Timeline(node.Reads).Ask(log.Community, TimelineFilter.All, before, 7, _cancel)).Value;
            seen.AddRange(page.Items.Select(item => item.Index));
            if (page.Next is null)
                break;
            before = page.Next;
        }
        seen.ShouldBe(Enumerable.Range(0, (int)log.Length).Select(index => (long)index).Reverse());
        List<long> streamed = [];
        await foreach (var item in new Timeline(node.Reads).All(log.Community, TimelineFilter.All, log.Length - 3, _cancel))
            streamed.Add(item.Index);
        streamed.ShouldBe(seen.Skip(3));
    }

    [Fact]
    public async Task What_needs_a_look_is_found_whether_it_comes_in_one_page_of_the_log_or_event_by_event()
    {
        var database = await postgres.NewDatabase();
        List<(long, Notice?, Instant?)> expected = [];
        var past = SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(3);
        TestLog? log = null;
        foreach (var (size, generation) in new[] { (1_000, 1), (1, 2), (3, 3) })
        {
            await using var node = new Node(database, new Engine.Following.FollowingOptions { Version = $"pages of {size}", PageSize = size });
            if (log is null)
            {
                log = node.NewLog();
                await log.Append(
                    [new RuleAdopted(Ordinary, YesNo), Drafted(), Opened(0), new RuleAmended(Ordinary, 2, Ranked), new VotingExtended(Oven, First, After, null),
                    new VotingClosedEarly(Oven, First, null), new RuleAmended(Ordinary, 3, YesNo), Declared(Verdict.NoQuorum),
                    new OutcomeStated(Oven, First, "Once more"), new OutcomeStated(Oven, First, "Never"),
                    Opened(4, round: Second, number: 2) with { ClosesAt = past }, Declared(Verdict.Lost, round: Second),
                    Drafted(Floor, "A floor"), Opened(4, Floor, new RoundId(Id(0xE9))), new ProposalWithdrawn(Floor, null),
                    .. Joined(Ben), new Decisions.Domain.Members.MemberSuspended(Ben, "Dues")]);
            }
            await node.Serve(generation);
            await node.Follow(log);
            var noticed = (await All(node, log, TimelineFilter.All)).Where(item => item.Notice is not null)
                .Select(item => (item.Index, item.Notice, item.DueAt)).Reverse().ToList();
            if (expected is [])
                noticed.Select(each => (each.Index, each.Notice)).ShouldBe(
                [
                    (3, Notice.RuleAmendedWhileOpen), (4, Notice.VotingExtended), (5, Notice.VotingClosedEarly),
                    (9, Notice.OutcomeRestated), (11, Notice.ResultDeclaredLate), (14, Notice.WithdrawnWhileOpen),
                    (17, Notice.MemberSuspended),
                ]);
            expected = expected is [] ? noticed : expected;
            noticed.ShouldBe(expected);
        }
        expected.Single(each => each.Item1 == 4).Item3.ShouldBe(Close);
        expected.Single(each => each.Item1 == 5).Item3.ShouldBe(After);
    }

    private async Task<List<TimelineItem>> All(Node node, TestLog log, TimelineFilter filter)
    {
        List<TimelineItem> items = [];
        await foreach (var item in new Timeline(node.Reads).All(log.Community, filter, long.MaxValue, _cancel))
            items.Add(item);
        return items;
    }

    private async Task<long[]> Indexes(Node node, TestLog log, TimelineFilter filter) =>
        [.. (await All(node, log, filter)).Select(item => item.Index)];
}
