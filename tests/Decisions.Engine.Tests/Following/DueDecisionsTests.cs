using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Following;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.EventStore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Following;

/// <summary>What is due of many decisions is done, whatever stands in the way of some.</summary>
public sealed class DueDecisionsTests
{
    private static readonly CommunityId Community = new(Id(0xC1));

    private readonly List<DueDecision> _due = [];
    private readonly List<ProposalId> _tried = [];
    private readonly HashSet<ProposalId> _stuck = [];
    private Func<ProposalId, CommandResult> _answer = proposal => new Refused(new ProposalIsUnknown(proposal));
    private Instant _now = During;

    [Fact]
    public async Task However_many_are_stuck_none_is_kept_waiting()
    {
        var work = Work(atOnce: 10);
        for (var i = 0; i < 35; i++)
            _stuck.Add(Add(i));
        var last = Add(99);
        // Ten at a time: no more than it takes to try each once.
        for (var second = 0; second < 4 && !_tried.Contains(last); second++)
            await Pass(work);
        _tried.ShouldContain(last);
        _due.Select(each => each.Proposal).ShouldBe(_stuck);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_fails_or_is_refused_is_tried_less_and_less_often_and_never_given_up(bool throws)
    {
        var work = Work();
        var stuck = Add(1);
        _stuck.Add(stuck);
        if (throws)
            _answer = _ => throw new InvalidOperationException("It fails.");
        List<int> at = [];
        for (var second = 0; second < 1_500; second++)
        {
            _tried.Clear();
            await Pass(work);
            if (_tried.Count > 0)
                at.Add(second);
        }
        at.ShouldBe([0, 2, 6, 14, 30, 62, 126, 254, 510, 810, 1_110, 1_410]);
    }

    [Fact]
    public async Task It_is_tried_at_once_when_its_stream_has_moved_and_then_as_if_for_the_first_time()
    {
        var work = Work();
        _stuck.Add(Add(1));
        await Seconds(work, 100);
        _tried.Clear();
        await Pass(work);
        _tried.ShouldBeEmpty();
        _due[0] = _due[0] with { Version = 2 };
        await Seconds(work, 3);
        _tried.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_succeeds_and_comes_again_begins_anew()
    {
        var work = Work();
        var proposal = Add(1);
        _stuck.Add(proposal);
        await Seconds(work, 127);
        _stuck.Clear();
        await Seconds(work, 130);
        _due.ShouldBeEmpty();
        _stuck.Add(Add(1));
        _tried.Clear();
        await Seconds(work, 3);
        _tried.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_lost_database_puts_nothing_off()
    {
        var work = Work();
        _stuck.Add(Add(1));
        _answer = _ => throw new EventStoreUnavailableException("It does not answer.", new IOException());
        await Should.ThrowAsync<EventStoreUnavailableException>(() => Pass(work));
        _answer = proposal => new Refused(new ProposalIsUnknown(proposal));
        await Pass(work);
        _tried.Count.ShouldBe(2);
    }

    private DueDecisions Work(int atOnce = 10_000) => new(
        "Testing", (_, limit, _) => Task.FromResult<IReadOnlyList<DueDecision>>([.. _due.Take(limit)]), Act, NullLogger.Instance, atOnce);

    private ProposalId Add(int number)
    {
        var proposal = new ProposalId(Id(0x5000 + number));
        _due.Add(new DueDecision(Community, proposal, 1));
        return proposal;
    }

    private Task<CommandResult> Act(ProposalId proposal, CommandContext context, CancellationToken cancel)
    {
        _tried.Add(proposal);
        if (_stuck.Contains(proposal))
            return Task.FromResult(_answer(proposal));
        _due.RemoveAll(each => each.Proposal == proposal);
        return Task.FromResult<CommandResult>(new Done(1, $"proposal/{proposal}", 2, _now));
    }

    private async Task Pass(DueDecisions work)
    {
        var now = _now;
        _now += Duration.FromSeconds(1);
        await work.Once(now, TestContext.Current.CancellationToken);
    }

    private async Task Seconds(DueDecisions work, int count)
    {
        for (var second = 0; second < count; second++)
            await Pass(work);
    }
}
