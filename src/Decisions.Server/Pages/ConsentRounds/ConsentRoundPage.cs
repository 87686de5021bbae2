using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Identity;
using Decisions.Engine.Meetings;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.Templates;
using Decisions.Server.ConsentRounds;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.ConsentRounds;

/// <summary>The page of a consent round: what it shows, and what the reader can do now.</summary>
public abstract class ConsentRoundPage(PageServices services, ConsentReading consents, MembersOf members, TemplateReading templates, MeetingsHolding meetings) : DecisionPage(services)
{
    private ImmutableDictionary<MemberId, string> _names = ImmutableDictionary<MemberId, string>.Empty;

    public override bool IsLive => true;

    public ShownConsent Consent { get; private set; } = null!;

    public ConsentRound State => Consent.State;

    public PositionMethod Method => (PositionMethod)Proposal.Sought!.Terms.Method;

    /// <summary>The passes before the one that is shown, each with its positions.</summary>
    public ImmutableArray<PassSignals> Earlier { get; private set; } = [];

    /// <summary>Who can be named to lead or to take something on; nobody for those who name nobody.</summary>
    public ImmutableArray<(MemberId Id, string Name)> Members { get; private set; } = [];

    /// <summary>The meeting at which it is held, or null.</summary>
    public Meeting? HeldAt { get; private set; }

    /// <summary>Whether that meeting is over, and the round is not.</summary>
    public bool IsStranded => !IsOver && HeldAt is { Status: MeetingStatus.Closed };

    /// <summary>The meetings at which it could go on; none for those who lead nothing.</summary>
    public ImmutableArray<Meeting> Meetings { get; private set; } = [];

    public bool MayMove => Leads && Consent.Step is not (ConsentStep.Over or ConsentStep.Signal);

    /// <summary>How long steps last from here on, where it is moved: what was filled in, or what they lasted.</summary>
    public HoursForm MovedHours => WasRefused("move") ? HoursForm.Read(Request.Form) : HoursForm.Of(State.Hours);

    /// <summary>Whether the reader takes part.</summary>
    public bool TakesPart { get; private set; }

    /// <summary>When the template that it began with would have it looked at again; null where it says no day.</summary>
    public LocalDate? UsualReview { get; private set; }

    public bool IsOver => Consent.Step == ConsentStep.Over;

    /// <summary>Whether the time of the step is not up.</summary>
    private bool IsInTime => Consent.EndsAt is null || Now <= Consent.EndsAt;

    public bool Leads => Permissions.ToLead(Actor, Id, InCircle, State.Facilitator, State.Secretary) is null;

    /// <summary>Whoever leads, and the proposer.</summary>
    private bool SpeaksForIt => Permissions.ToLead(Actor, Id, InCircle, State.Facilitator, State.Secretary, Proposal.Proposer) is null;

    public bool MayRespond => TakesPart && IsInTime && Consent.Step is (ConsentStep.Driver or ConsentStep.React);

    public bool MayAsk => TakesPart && IsInTime && Consent.Step is (ConsentStep.Present or ConsentStep.Clarify);

    public bool MayAnswer => SpeaksForIt && Actor.Member is not null && IsInTime && Consent.Step is (ConsentStep.Present or ConsentStep.Clarify or ConsentStep.React);

    public bool MayPosition => TakesPart && Consent.Step == ConsentStep.Signal;

    public bool MayPlan => SpeaksForIt && !Proposal.IsWithdrawn;

    public bool MayResolve => Leads && Consent.Step == ConsentStep.Test && Consent.Objections.Any(objection => objection.Stands) && IsStopped;

    /// <summary>What an objection must be to stand: the sentence of the rule.</summary>
    public string TestInWords => PositionMethodInWords.Test(Method);

    /// <summary>What the reader said in the step that is on, or null.</summary>
    public ResponseGiven? OwnResponse => State.Responses.FirstOrDefault(each => each.Step == Consent.Step && each.MemberId == Actor.Member);

    /// <summary>Until when objections can be judged; null where nobody said.</summary>
    public Instant? JudgedUntil => Consent.Shown is { Round: var pass } ? State.TestEnd(pass) : null;

    /// <summary>The steps to which whoever leads can go on, the usual one first.</summary>
    public ImmutableArray<ConsentStep> NextSteps => !Leads ? [] : Consent.Step switch
    {
        ConsentStep.Driver when State.Withheld.Any() => [],
        ConsentStep.Driver => [ConsentStep.Present, ConsentStep.Clarify, ConsentStep.React, ConsentStep.Signal],
        ConsentStep.Present => [ConsentStep.Clarify, ConsentStep.React, ConsentStep.Signal],
        ConsentStep.Clarify => [ConsentStep.React, ConsentStep.Signal, ConsentStep.Present],
        ConsentStep.React => [ConsentStep.Signal, ConsentStep.Clarify, ConsentStep.Present],
        ConsentStep.Paused => [ConsentStep.Signal, ConsentStep.Clarify, ConsentStep.React, ConsentStep.Present],
        ConsentStep.Test when IsToBeAskedAgain => [ConsentStep.Signal, ConsentStep.Clarify, ConsentStep.React, ConsentStep.Present],
        _ => [],
    };

    /// <summary>Whether whoever leads may let members vote now.</summary>
    public bool MayFallBack => Leads && Method.Fallback is { } fallback
        && Consent.Step is (ConsentStep.Present or ConsentStep.Clarify or ConsentStep.React or ConsentStep.Test or ConsentStep.Paused)
        && Proposal.Rounds.Count(round => round.Tally is not { Verdict: Verdict.NoQuorum }) >= fallback.AfterPasses
        && (!Proposal.IsInPass || Tally?.Verdict == Verdict.Lost);

    private PositionTally? Tally => Consent.Shown?.Tally(State);

    private bool IsStopped => Tally is { QuorumMet: true, IsStopped: true };

    private bool IsToBeAskedAgain => Proposal.Latest is { Tally.Verdict: Verdict.NoQuorum } || (Tally is { Verdict: Verdict.Lost } && !IsStopped && Method.Fallback is not null);

    public string Name(MemberId member) => PersonInWords.Of(member, _names.GetValueOrDefault(member));

    /// <summary>Several names: 'Ann, Ben and Cem'.</summary>
    public string Names(IEnumerable<MemberId> several)
    {
        string[] names = [.. several.Select(Name).Order(StringComparer.OrdinalIgnoreCase)];
        return names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    /// <summary>What was filled in, where the form was refused; else what is proposed.</summary>
    /// <param name="handler">Which form.</param>
    /// <param name="about">Whose objection or which question the form is about, where there are several such forms.</param>
    public string Filled(string handler, string field, string otherwise = "", string? about = null) =>
        Refusal is not null && Request.HasFormContentType && Request.Query["handler"] == handler && (about is null || Request.Form["about"] == about)
            ? Request.Form[field].ToString()
            : otherwise;

    /// <summary>Whether a form was refused.</summary>
    public bool WasRefused(string handler) => Refusal is not null && Request.Query["handler"] == handler;

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    protected override async Task<IActionResult?> PrepareDecision()
    {
        if (await consents.Load(Id, Proposal, Now, Cancel) is not { } found)
            return Problem.Of(HttpContext, new NoConsentRound(Proposal.Id));
        Consent = found;
        var sought = Proposal.Sought!;
        TakesPart = Actor.Member is { } member && Permissions.ToPropose(Actor, Id) is null
            && await Services.Rolls.Count(Id, sought.Roll, sought.Terms.Franchise, [member], Cancel) == 1;
        foreach (var round in Proposal.Rounds.Where(round => round.Terms.Method is PositionMethod && round.Id != Consent.Shown?.Round.Id && !round.IsOpenAt(Now)))
            Earlier = Earlier.Add(PassReading.Signals(round, await PassReading.Ballots(Id, round, Engine, Cancel)));
        if (State.MeetingId is { } at)
            HeldAt = (await Engine.Streams.Meeting(Id, at, Cancel)).State;
        if (Leads && !IsOver)
            (Members, Meetings) = (await JoinedMembers.Of(this, members, Cancel), await meetings.Ask(Id, Proposal.Id, Cancel));
        if (MayPlan && Consent.FollowUp?.ReviewOn is null && (await templates.Of(Proposal, Id, Cancel))?.ReviewMonths is { } months)
            UsualReview = Times.Today.PlusMonths(months);
        _names = (await Services.People.ByMembers(Id, [.. Mentioned().Distinct()], Cancel)).ToImmutableDictionary(person => person.Member, person => person.Name);
        return null;
    }

    private IEnumerable<MemberId> Mentioned() =>
    [
        Proposal.Proposer, State.Facilitator, State.Secretary, .. State.Responses.Select(each => each.MemberId),
        .. State.Questions.Select(each => each.MemberId), .. State.Questions.Select(each => each.AnsweredBy).OfType<MemberId>(),
        .. (Consent.Shown is { } shown ? Earlier.Add(shown) : Earlier).SelectMany(pass => pass.All).Select(each => each.MemberId),
        .. State.Objections.SelectMany(each => each.Judgements).Select(each => each.MemberId), .. State.Objections.Select(each => each.TestedBy).OfType<MemberId>(),
        .. State.Resolutions.Select(each => each.Owner).OfType<MemberId>(),
    ];
}
