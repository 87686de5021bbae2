using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>A consent round as its events leave it, through every pass.</summary>
/// <param name="Driver">Why to act.</param>
/// <param name="Taken">The step that was taken last; <see cref="StepAt"/> tells which it is.</param>
/// <param name="EndsAt">When that step goes on by itself, or is to be taken up; null where the facilitator says so.</param>
public sealed record ConsentRound(
    ProposalId ProposalId, MemberId Facilitator, MemberId Secretary, string Driver, StepHours Hours, MeetingId? MeetingId,
    ConsentStep Taken, Instant? EndsAt)
{
    /// <summary>Which wording of why to act it is: 1 for the first.</summary>
    public int Wording { get; init; } = 1;

    /// <summary>What was said to why to act, and to the proposal, each member's last; those of the step that is on last.</summary>
    public ImmutableArray<ResponseGiven> Responses { get; init; } = [];

    /// <summary>Who saw no reason to act in the words before, and has not answered the present ones.</summary>
    public ImmutableArray<MemberId> Unanswered { get; init; } = [];

    public ImmutableArray<Question> Questions { get; init; } = [];

    /// <summary>What was said about objections, of every pass. An objection about which nothing was said is not here.</summary>
    public ImmutableArray<TestedObjection> Objections { get; init; } = [];

    public ImmutableArray<ObjectionsResolved> Resolutions { get; init; } = [];

    /// <summary>Until when the objections of the latest pass can be judged, where the round was moved since; else the pass and the hours say so.</summary>
    public Instant? JudgedUntil { get; init; }

    /// <summary>Who does not agree that there is a reason to act.</summary>
    public IEnumerable<ResponseGiven> Withheld => Responses.Where(each => each is { Step: ConsentStep.Driver, Consents: false });

    /// <summary>The step that it is in at an instant: derived from what was taken, the passes and the clock, and stored nowhere.</summary>
    public ConsentStep StepAt(Proposal proposal, Instant now) =>
        proposal.IsWithdrawn || proposal.IsDecided ? ConsentStep.Over
        // A vote to fall back on that found no quorum decided nothing: it is taken up again.
        : proposal.Latest is { Terms.Method: not PositionMethod, Tally: var tally } ? tally is null ? ConsentStep.Over : ConsentStep.Paused
        : Taken == ConsentStep.Signal && !proposal.Latest!.IsOpenAt(now) ? ConsentStep.Test
        : Taken;

    /// <summary>Until when an objection of a pass may be judged before the test may count who did; null where the facilitator says.</summary>
    public Instant? TestEnd(Round pass) => JudgedUntil ?? StepTimes.TestEnd(Hours, pass.OverAt);

    /// <summary>The objections of a pass that still stand.</summary>
    public IEnumerable<Signal> Standing(PassSignals pass) => pass.Stopping.Where(signal => !HasFallen(pass.Round.Id, signal.MemberId));

    /// <summary>Whether an objection was withdrawn, or found not to qualify.</summary>
    public bool HasFallen(RoundId round, MemberId objector) => Find(round, objector) is { IsWithdrawn: true } or { Qualifies: false };

    /// <summary>What was said about one objection, or null.</summary>
    public TestedObjection? Find(RoundId round, MemberId objector) =>
        Objections.FirstOrDefault(each => each.RoundId == round && each.Objector == objector);

    public static ConsentRound Create(ConsentRoundBegun e) => new(
        e.ProposalId, e.Facilitator, e.Secretary, e.Purpose, e.Hours, e.MeetingId, ConsentStep.Driver, e.EndsAt);

    public ConsentRound Apply(RolesNamed e) => this with { Facilitator = e.Facilitator, Secretary = e.Secretary };

    public ConsentRound Apply(ConsentRoundMoved e) => e.Step == ConsentStep.Test
        ? this with { MeetingId = e.MeetingId, Hours = e.Hours, JudgedUntil = e.EndsAt }
        : this with { MeetingId = e.MeetingId, Hours = e.Hours, EndsAt = e.EndsAt };

    public ConsentRound Apply(DriverRestated e) =>
        this with
        {
            Driver = e.Purpose, Wording = Wording + 1, EndsAt = e.EndsAt, Responses = [.. Responses.Where(each => each.Step != ConsentStep.Driver)],
            Unanswered = [.. Unanswered.Union(Withheld.Select(each => each.MemberId))],
        };

    /// <summary>Whoever responded to the proposal is asked again when it comes to that step again.</summary>
    public ConsentRound Apply(StepTaken e) => this with
    {
        Taken = e.Step, EndsAt = e.EndsAt, JudgedUntil = null,
        Responses = e.Step == ConsentStep.React ? [.. Responses.Where(each => each.Step != ConsentStep.React)] : Responses,
    };

    public ConsentRound Apply(ResponseGiven e) =>
        this with { Responses = [.. Responses.Where(each => each.MemberId != e.MemberId || each.Step != e.Step), e], Unanswered = Unanswered.Remove(e.MemberId) };

    public ConsentRound Apply(QuestionAsked e) => this with { Questions = Questions.Add(new Question(e.QuestionId, e.MemberId, e.Text, null, null)) };

    public ConsentRound Apply(QuestionAnswered e)
    {
        var asked = Questions.First(each => each.Id == e.QuestionId);
        return this with { Questions = Questions.Replace(asked, asked with { Answer = e.Text, AnsweredBy = e.MemberId }) };
    }

    public ConsentRound Apply(ObjectionRefined e) => With(e.RoundId, e.MemberId, objection => objection with { Argument = e.Text, Judgements = [], Qualifies = null, TestedBy = null });

    public ConsentRound Apply(ObjectionWithdrawn e) => With(e.RoundId, e.MemberId, objection => objection with { IsWithdrawn = true, WithdrawnBecause = e.Reason });

    public ConsentRound Apply(ObjectionJudged e) => With(
        e.RoundId, e.Objector, objection => objection with { Judgements = [.. objection.Judgements.Where(each => each.MemberId != e.MemberId), e] });

    public ConsentRound Apply(ObjectionTested e) => With(e.RoundId, e.Objector, objection => objection with { Qualifies = e.Qualifies, TestedBy = e.TestedBy });

    public ConsentRound Apply(ObjectionsResolved e) => this with { Resolutions = Resolutions.Add(e) };

    public static ConsentRound? Fold(ConsentRound? state, IConsentRoundEvent @event) => @event switch
    {
        ConsentRoundBegun e => Create(e),
        RolesNamed e => state!.Apply(e),
        ConsentRoundMoved e => state!.Apply(e),
        DriverRestated e => state!.Apply(e),
        StepTaken e => state!.Apply(e),
        ResponseGiven e => state!.Apply(e),
        QuestionAsked e => state!.Apply(e),
        QuestionAnswered e => state!.Apply(e),
        ObjectionRefined e => state!.Apply(e),
        ObjectionWithdrawn e => state!.Apply(e),
        ObjectionJudged e => state!.Apply(e),
        ObjectionTested e => state!.Apply(e),
        ObjectionsResolved e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private ConsentRound With(RoundId round, MemberId objector, Func<TestedObjection, TestedObjection> change) => Find(round, objector) is { } known
        ? this with { Objections = Objections.Replace(known, change(known)) }
        : this with { Objections = Objections.Add(change(new TestedObjection(round, objector))) };
}

/// <summary>A question about what is meant, and its answer.</summary>
public sealed record Question(QuestionId Id, MemberId MemberId, string Text, string? Answer, MemberId? AnsweredBy);

/// <summary>What was said about an objection of one pass.</summary>
/// <param name="RoundId">The pass in which it was made.</param>
public sealed record TestedObjection(RoundId RoundId, MemberId Objector)
{
    /// <summary>The argument in other words; null while it is that of the ballot.</summary>
    public string? Argument { get; init; }

    public bool IsWithdrawn { get; init; }

    /// <summary>Why its member withdrew it, where they said so; or null.</summary>
    public string? WithdrawnBecause { get; init; }

    /// <summary>Who said whether it qualifies, each member's last word.</summary>
    public ImmutableArray<ObjectionJudged> Judgements { get; init; } = [];

    /// <summary>What the test came to; null while it was not tested.</summary>
    public bool? Qualifies { get; init; }

    public MemberId? TestedBy { get; init; }
}
