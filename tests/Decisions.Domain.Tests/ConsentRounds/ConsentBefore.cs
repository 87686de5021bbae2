using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.ConsentRounds.ConsentExample;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.ConsentRounds;

/// <summary>Where a test of a consent round starts: a proposal, its consent round and the positions of its latest pass.</summary>
internal sealed record ConsentBefore(Proposal? Proposal, ConsentRound? State, ImmutableArray<Signal> Signals, FollowUp? Follow, Instant Now)
{
    private static readonly RoundId[] Passes = [First, Second, new(Id(0xE3)), new(Id(0xE4)), new(Id(0xE5))];

    /// <summary>A draft on which agreement is sought, at its first step.</summary>
    public static ConsentBefore Under(DecisionRule terms) =>
        new ConsentBefore(null, null, [], null, During).And(Drafted()).And(Begun).And(Seek(terms));

    /// <summary>The same when everyone is to say where they stand.</summary>
    public static ConsentBefore Asking(DecisionRule terms) => Under(terms).And(before => before.Take(ConsentStep.Signal));

    /// <summary>The same when these positions are in and the pass is over.</summary>
    public static ConsentBefore Given(DecisionRule terms, params (MemberId Member, Position Position)[] positions) => Asking(terms).Saying(positions);

    public PassSignals? Pass => Proposal is { Latest: { Terms.Method: PositionMethod } round } ? new PassSignals(round, Signals) : null;

    /// <summary>The id that the next pass gets.</summary>
    public RoundId Next => Passes[Proposal?.Rounds.Length ?? 0];

    /// <summary>These positions are given in the pass that is open, and its time is up.</summary>
    public ConsentBefore Saying(params (MemberId Member, Position Position)[] positions) => this with
    {
        Signals = [.. positions.Select(each => new Signal(each.Member, each.Position, each.Position.NeedsReason() ? $"Because of {each.Position}." : null))],
        Now = Proposal!.Latest!.ClosesAt + Tick,
    };

    public ConsentBefore At(Instant now) => this with { Now = now };

    public ConsentBefore And(IDomainEvent @event) => @event switch
    {
        IConsentRoundEvent e => this with { State = ConsentRound.Fold(State, e) },
        VotingOpened e => this with { Proposal = Proposal!.Apply(e), Signals = [] },
        IProposalEvent e => this with { Proposal = Domain.Proposals.Proposal.Fold(Proposal, e) },
        IFollowThroughEvent e => this with { Follow = FollowUp.Fold(Follow, e) },
        _ => throw new ArgumentException($"{@event.GetType().Name} is not of a consent round.", nameof(@event)),
    };

    /// <summary>What follows from a decision, which must not be a refusal.</summary>
    public ConsentBefore And(Func<ConsentBefore, Decision> decide)
    {
        var decision = decide(this);
        decision.Rejection.ShouldBeNull();
        return decision.Events.Aggregate(this, (before, e) => before.And(e));
    }

    /// <summary>These events happen, and repeated the command makes no further one.</summary>
    public ConsentBefore Then(Func<ConsentBefore, Decision> decide, params IDomainEvent[] expected)
    {
        var decision = decide(this);
        decision.Rejection.ShouldBeNull();
        decision.Events.Select(Written.Of).ShouldBe(expected.Select(Written.Of));
        var after = And(decide);
        decide(after).Events.ShouldBeEmpty("The command, repeated, made a second event.");
        return after;
    }

    public void Refuses(Func<ConsentBefore, Decision> decide, Rejection expected)
    {
        var decision = decide(this);
        decision.Rejection.ShouldBe(expected);
        decision.Events.ShouldBeEmpty();
    }

    public ConsentStep Step => State!.StepAt(Proposal!, Now);

    public Decision Take(ConsentStep? to, StepReason because = StepReason.Facilitator, ConsentStep? from = null) =>
        TakeStep.Decide(State, Proposal, Pass, new TakeStep(Oven, from ?? (State is null ? ConsentStep.Driver : Step), to, Next, because), Now);

    public Decision Respond(MemberId member, bool? consents = null, string? text = null, bool isOnRoll = true, int? wording = null) =>
        Domain.ConsentRounds.Respond.Decide(State, Proposal, new Respond(Oven, member, consents, text, Next) { Wording = wording }, isOnRoll, Now);

    public Decision Judge(MemberId objector, MemberId member, bool qualifies, string? reason = "It is no harm.") =>
        JudgeObjection.Decide(State, Proposal, Pass, new JudgeObjection(Oven, objector, member, qualifies, reason), isOnRoll: true, Now);

    public Decision Test(MemberId objector) => TestObjection.Decide(State, Proposal, Pass, new TestObjection(Oven, objector, Ada), Now);

    public Decision Withdraw(MemberId objector) => WithdrawObjection.Decide(State, Proposal, Pass, new WithdrawObjection(Oven, objector, null), Now);

    public Decision Resolve(Resolution way, MemberId objector, ResolvedText? changed = null, MemberId? owner = null, Instant? until = null) =>
        ResolveObjections.Decide(
            State, Proposal, Pass,
            new ResolveObjections(Oven, [objector], way, "An electrician looks at the fuse first.", Next) { Changed = changed, Owner = owner, Until = until },
            ownerHasJoined: true, Now);

    public Decision Declare() => DeclareResult.Decide(
        Proposal, new DeclareResult(Oven, Pass?.Counted(State) ?? [], CountedTo: 40) { ReviewOn = Follow?.ReviewOn }, Now);

    public Decision FallBack() => OpenFallbackVote.Decide(State, Proposal, Pass, new OpenFallbackVote(Oven, Next, Now + Duration.FromDays(2)), Now);
}
