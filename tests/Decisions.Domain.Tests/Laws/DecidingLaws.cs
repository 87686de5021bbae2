using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using Decisions.Domain.Tests.Gathering;
using FsCheck.Fluent;
using FsCheck;
using NodaTime.Text;
using NodaTime;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What holds after any commands in any order, tried on some hundreds of histories from a fixed seed.</summary>
public sealed class DecidingLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(3_000)
        .WithQuietOnSuccess(true)
        .WithReplay(new Replay(new Rnd(20_261_121, 77), null));

    private static readonly JsonSerializerOptions Exact = new(StoredJson.Options) { Converters = { new NanosecondConverter(), new InCircleConverter() } };

    [Fact]
    public void Deciding_a_command_twice_makes_no_second_event() => ForAll(steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            world = step.Decide(world).Events.Aggregate(world, (w, e) => w.Apply(e));
            var isSettled = step.Decide(world).Events.IsEmpty;
            world = world with { Now = world.Now + step.Wait };
            return isSettled;
        });
    });

    [Fact]
    public void A_member_counts_once_whatever_ways_they_used() => ForAll(steps =>
    {
        var (world, isOnce) = (World.Empty, true);
        foreach (var step in steps)
        {
            world = step.Decide(world).Events.Aggregate(world, (w, e) => w.Apply(e));
            isOnce &= world.HandsNow?.Standing is not { } hands
                || (hands.Hands.All <= hands.Voters.Length && hands.Voters.All(voter => world.BallotOf(voter)?.Vote is null));
            isOnce &= world.Proposal?.Latest?.Tally is not { } tally || tally.Returned == world.Standing.Sum(each => each.Count) + (world.HandsNow?.Standing?.Hands.All ?? 0);
            world = world with { Now = world.Now + step.Wait };
        }
        return isOnce;
    });

    [Fact]
    public void A_refusal_makes_no_event() => ForAll(steps =>
        Run(steps).Decisions.All(decision => decision.Rejection is null || decision.Events.IsEmpty));

    [Fact]
    public void Every_event_is_read_back_as_it_was_written() => ForAll(steps =>
        Run(steps).Events.All(e => Written.Of(Stored(e)) == Written.Of(e)));

    [Fact]
    public void Replaying_what_is_stored_gives_the_state_that_was_decided_on() => ForAll(steps =>
    {
        var (world, _, events) = Run(steps);
        return events.Select(Stored).Aggregate(World.Empty with { Now = world.Now }, (w, e) => w.Apply(e)) is var replayed &&
            Said(replayed) == Said(world) && Rolls(replayed).SequenceEqual(Rolls(world));
    });

    [Fact]
    public void What_is_decided_is_sealed_but_for_what_is_said_beside_it() => ForAll(steps =>
    {
        var events = Run(steps).Events.OfType<IProposalEvent>().ToList();
        var state = (Proposal?)null;
        var decided = events.FindIndex(e => (state = Proposal.Fold(state, e))!.IsDecided);
        return decided < 0 || events.Skip(decided + 1).All(e => e is OutcomeStated or DecisionCorrected or RecountMade);
    });

    [Fact]
    public void A_recount_agrees_as_long_as_nobody_touches_the_ballots() => ForAll(steps =>
    {
        var world = Run(steps).World;
        if (world.Proposal is not { IsWithdrawn: false, Latest: { Tally: not null } round } proposal)
            return true;
        CountedBallots slipped = new(round.Terms.Method switch
        {
            YesNoMethod => Example.Yes,
            PositionMethod => new PositionChoice(Position.NoObjection),
            TemperatureMethod => new LeaningChoice(Leaning.Between),
            DatesMethod => DatesTests.Says(Suits.Yes, Suits.Yes, Suits.Yes),
            _ => RankedChoice.Of(),
        }, 1);
        return Agrees(world.Standing) && !Agrees([.. world.Standing, slipped]);

        bool Agrees(IEnumerable<CountedBallots> ballots) => MakeRecount.Decide(
            proposal, new MakeRecount(proposal.Id, MakeRecount.Count(proposal, round, ballots, world.HandsNow), 99)).Events is [RecountMade { Agrees: true }];
    });

    [Fact]
    public void A_ballot_is_bound_to_the_revision_and_the_round_that_are_voted_on() => ForAll(steps =>
    {
        var world = Run(steps).World;
        return world.Ballots.Values.All(ballot =>
            world.Proposal!.Rounds.Single(round => round.Id == ballot.RoundId).Revision == (ballot.Vote?.Revision ?? 1) || ballot.Vote is null);
    });

    [Fact]
    public void No_ballot_counts_for_a_text_that_it_was_not_cast_on() => ForAll(steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            var before = world;
            var decision = step.Decide(world);
            world = decision.Events.Aggregate(world, (w, e) => w.Apply(e));
            world = world with { Now = world.Now + step.Wait };
            return decision.Events.OfType<ResultDeclared>().All(declared =>
                before.Proposal!.Latest is { IsSuperseded: false } round && round.Id == declared.RoundId && round.Revision == before.Proposal.Current.Number &&
                before.Ballots.Values.Where(ballot => ballot.RoundId == round.Id).All(ballot => ballot.Vote is null || ballot.Vote.Revision == round.Revision) &&
                declared.Tally.Returned == before.Standing.Sum(counted => counted.Count) + (before.HandsNow?.Standing?.Hands.All ?? 0));
        });
    });

    [Fact]
    public void A_superseded_round_has_no_result_and_one_in_its_place() => ForAll(steps =>
        Run(steps).World.Proposal is not { } proposal || proposal.Rounds.Where(round => round is { IsSuperseded: true, Terms.Method: not PositionMethod }).All(round =>
            round.Tally is null && proposal.Rounds[round.Number] is var next && next.Revision == round.Revision + 1 &&
            next.Roll == round.Roll && next.Terms == round.Terms && next.Length == round.Length));

    [Fact]
    public void Only_a_vote_changes_a_text_that_is_voted_on() => ForAll(steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            var open = world.Proposal?.Latest?.IsOpenAt(world.Now) == true;
            var events = step.Decide(world).Events;
            world = events.Aggregate(world, (w, e) => w.Apply(e));
            world = world with { Now = world.Now + step.Wait };
            return !open || !events.OfType<ProposalRevised>().Any() || events[0] is AmendmentCarried;
        });
    });

    [Fact]
    public void No_holder_ever_speaks_for_more_than_the_rule_allows() => ForAll(steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            world = step.Decide(world).Events.Aggregate(world, (w, e) => w.Apply(e));
            world = world with { Now = world.Now + step.Wait };
            // After a result, proxies are for the vote to come.
            return world.Proposal?.Latest is not { Tally: null, Terms.Proxies: { } terms } round || world.Proxies is not { } proxies
                || proxies.All.Where(proxy => proxy.IsFor(round)).GroupBy(proxy => proxy.Holder).All(held => held.Count() <= terms.MostHeld);
        });
    });

    [Fact]
    public void A_proxy_is_cast_only_as_instructed_and_never_over_a_members_own_vote() => ForAll(steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            var (before, events) = (world, step.Decide(world).Events);
            var proxies = events.OfType<IProxyEvent>().Aggregate(before.Proxies, ProposalProxies.Fold);
            world = events.Aggregate(world, (w, e) => w.Apply(e));
            world = world with { Now = world.Now + step.Wait };
            return events.All(e => (e switch { BallotCast b => (b.MemberId, b.Choice, b.Revision, b.Origin), BallotChanged b => (b.MemberId, b.Choice, b.Revision, b.Origin), _ => default })
                is not ({ } member, { } choice, var revision, { Proxy: { } holder })
                || (before.BallotOf(member) is not { IsOwn: true } && proxies?.Of(member) is { } proxy && proxy.Holder == holder
                    && (proxy.InstructionOn(revision) is not { } instruction || instruction == choice)));
        });
    });

    [Fact]
    public void Whoever_votes_by_delegation_is_the_one_whom_the_topic_at_the_opening_names()
    {
        var (byTopic, beforeAll) = (0, 0);
        ForAll(steps =>
        {
            var (world, openedOf) = (World.Empty, new Dictionary<RoundId, string?>());
            return steps.All(step =>
            {
                var (before, events) = (world, step.Decide(world).Events);
                foreach (var e in events)
                {
                    if (e is VotingOpened { ProposalId: var of } opened && of == Example.Oven)
                        openedOf.TryAdd(opened.RoundId, world.Proposal!.Topic);
                    world = world.Apply(e);
                }
                world = world with { Now = world.Now + step.Wait };
                return events.OfType<DelegationUsed>().All(used =>
                {
                    var (delegation, round) = (before.DelegationOf(used.MemberId)!, before.Proposal!.Latest!);
                    var topic = openedOf[used.RoundId];
                    var named = delegation.All.LastOrDefault(each => each.Topic == topic && each.Holder is not null)
                        ?? delegation.All.Last(each => each.Topic is null);
                    _ = named.Topic is null ? beforeAll++ : byTopic++;
                    return round.Topic == topic && before.Proposal.Topic == topic && named.Holder == used.Holder
                        && new[] { Example.Ada, Example.Ben, Example.Cem }.Count(holder => UseDelegation.Holds(round, before.Proxies, delegation, holder, before.MeetingProxiesNow)) == 1
                        && !new[] { Example.Ada, Example.Ben, Example.Cem }.Any(holder => UseDelegation.Holds(round, world.Proxies, delegation, holder, world.MeetingProxiesNow));
                });
            });
        });
        byTopic.ShouldBePositive("or the law holds because nobody is ever named for a topic");
        beforeAll.ShouldBePositive();
    }

    // Without it the laws could hold because nothing ever happens.
    [Fact]
    public void The_histories_reach_every_event()
    {
        HashSet<Type> reached = [];
        ForAll(steps =>
        {
            reached.UnionWith(Run(steps).Events.Select(e => e.GetType()));
            return true;
        });
        EventCatalogue.Current.Types.Values.Except(reached).ShouldBeEmpty();
    }

    private static void ForAll(Func<Step[], bool> law) => Prop.ForAll(AnyCommand.InARow, law).Check(Fixed);

    private static (World World, List<Decision> Decisions, List<IDomainEvent> Events) Run(Step[] steps)
    {
        var (world, decisions) = (World.Empty, new List<Decision>());
        foreach (var step in steps)
        {
            var decision = step.Decide(world);
            decisions.Add(decision);
            world = decision.Events.Aggregate(world, (w, e) => w.Apply(e));
            world = world with { Now = world.Now + step.Wait };
        }
        return (world, decisions, [.. decisions.SelectMany(decision => decision.Events)]);
    }

    private static IDomainEvent Stored(IDomainEvent e) =>
        EventCatalogue.Current.Read(EventCatalogue.Current.Alias(e), EventCatalogue.Write(e));

    // A roll's own converter would say two instants alike.
    private static IEnumerable<ElectoralRoll> Rolls(World world) => world.Proposal?.Rounds.Select(round => round.Roll) ?? [];

    private static string Said(World world) => JsonSerializer.Serialize(world, Exact);

    /// <summary>Ids are no names of properties: who is in a circle is said as a list, by id.</summary>
    private sealed class InCircleConverter : JsonConverter<ImmutableDictionary<MemberId, InCircle>>
    {
        public override ImmutableDictionary<MemberId, InCircle> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ImmutableDictionary<MemberId, InCircle> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Values.OrderBy(each => each.MemberId.Value), options);
    }

    /// <summary>Tells instants apart that the stored form, in microseconds, would not.</summary>
    private sealed class NanosecondConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
