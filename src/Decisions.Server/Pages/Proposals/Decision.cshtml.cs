using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Counting;
using Decisions.Domain.Differences;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Templates;
using Decisions.Engine;
using Decisions.Engine.Amendments;
using Decisions.Engine.Identity;
using Decisions.Engine.Meetings;
using Decisions.Engine.Proposals;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Templates;
using Decisions.Server.ConsentRounds;
using Decisions.Server.Pages.Ballots;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Proxies;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>A decision: what is proposed, where it stands, and what the reader can do about it.</summary>
public sealed class DecisionModel(
    PageServices services, MyVoteReading votes, BallotCounts counts, BallotOf ballots, AmendmentReading amendments, DecisionsEngine engine,
    MyProxiesReading proxies, MeetingsHolding meetings, IElectoralRolls rolls, ConsentReading consents, RulesOf rules, TemplateReading templates, DiscussionCounts discussed,
    FollowThroughReading following, SupersessionOf supersession) : DecisionPage(services)
{
    public override bool IsLive => MayRead;

    /// <summary>The round that a carried amendment ended, in whose place the latest one is open; or null.</summary>
    public Round? Superseded => Status == ProposalStatus.Open && Proposal.Sought is null && Proposal.Rounds is [.., { IsSuperseded: true } ended, _] ? ended : null;

    /// <summary>Whether a vote of the reader's stood in that round.</summary>
    public bool HasVotedBefore { get; private set; }

    /// <summary>What differs between the text of that round and the present one.</summary>
    public ImmutableArray<(string Heading, ImmutableArray<Run> Runs)> ChangedSince =>
        Superseded is { } before ? DifferenceInWords.Of(Wording.Of(Proposal.Revisions[before.Revision - 1]), Wording.Of(Shown)) : [];

    /// <summary>Where this is the vote on an amendment: what that changes.</summary>
    public ImmutableArray<(string Heading, ImmutableArray<Run> Runs)> Asked { get; private set; } = [];

    /// <summary>Whether the community has circles that it could be handed on to.</summary>
    private bool CanBeHandedOn { get; set; }

    public string ProposerName { get; private set; } = "";

    /// <summary>The reader's own vote; null when they have no part in the latest round.</summary>
    public MyVote? MyVote { get; private set; }

    /// <summary>Who speaks for the reader, and for whom they speak; null where proxies play no part.</summary>
    public MyProxies? MyProxies { get; private set; }

    /// <summary>The count of an open round so far; null where the rule hides it.</summary>
    public Tally? SoFar { get; private set; }

    /// <summary>Why voting that was to open by itself has not, for whoever can put that right; or null.</summary>
    public string? WhyNotOpened { get; private set; }

    /// <summary>The meeting at which it is being decided, or was last; null where it was at none.</summary>
    public Meeting? HeldAt { get; private set; }

    /// <summary>The meetings ahead or under way that have it on their agenda, while nothing is decided.</summary>
    public ImmutableArray<Meeting> OnAgendaOf { get; private set; } = [];

    /// <summary>The consent round, for whoever may see who takes part; null where there is none.</summary>
    public ShownConsent? Consent { get; private set; }

    /// <summary>Whether agreement on it could be sought under one of the community's rules.</summary>
    private bool CanSeekAgreement { get; set; }

    /// <summary>How much members have said of it, in words; nothing where nothing is told to the reader.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The template that it began with, as it says now; or null.</summary>
    public TemplateSaved? Template { get; private set; }

    /// <summary>What the reader may do now: pages below this one, and their names.</summary>
    public IReadOnlyList<(string Address, string Words)> Actions { get; private set; } = [];

    /// <summary>What it supersedes, and what supersedes it; null where neither can be.</summary>
    public Supersession? Supersession { get; private set; }

    /// <summary>Whether members have carried another in its place.</summary>
    public bool IsSuperseded => Supersession?.SupersededBy.IsEmpty == false;

    /// <summary>What follows it; null where members have not carried it.</summary>
    public ReadFollowThrough? Follow { get; private set; }

    /// <summary>Whether the change of a rule that was carried has been made.</summary>
    private bool IsCarriedOut { get; set; }

    /// <summary>Whether the reader can consent to the notice's being short, and has not.</summary>
    public bool MayConsent => IsAtRest && Proposal.StandingNotice is { IsShort: true } notice && Actor.Member is { } member
        && !notice.Consents.Contains(member) && Permissions.ToVote(Actor, Id) is null;

    /// <summary>The advice process, or null where there is none or it is not for the reader.</summary>
    public Decisions.Domain.Advice.AdviceProcess? Advice { get; private set; }

    /// <summary>Whether one member could decide it on advice, and the reader can bring that about.</summary>
    private bool CanSeekAdvice { get; set; }

    /// <summary>Whether the reader is one of the tellers.</summary>
    private bool IsTeller { get; set; }

    private bool MayRecount => Permissions.ToAudit(Actor, Id) is null;

    /// <summary>The amendment that made the text what it is; null where the proposer did.</summary>
    public (AmendmentId Id, int Number, string Mover)? MadeBy { get; private set; }

    /// <summary>When the second vote is, where that was stated.</summary>
    public string SecondVoteStated(StatedVote stated) =>
        $"It opens by itself on {Times.ExactText(stated.OpensAt)}, and closes on {Times.ExactText(stated.ClosesAt)}.";

    /// <summary>When it can be, where nobody has said.</summary>
    public string SecondVoteWindow(ConfirmationPlan plan) =>
        $"It can open from {Times.ExactText(plan.OpensFrom)} on, and must close by {Times.ExactText(plan.ClosesBy)}. Without it, the proposal lapses.";

    /// <summary>Whether what was done last is still so: that voting is open is no news once it has closed.</summary>
    public bool IsNews => Request.Query["done"].ToString() switch
    {
        "opened" or "vote-withdrawn" => Status == ProposalStatus.Open,
        "closed" => Status == ProposalStatus.Closed,
        _ => true,
    };

    /// <summary>What has been decided is for whoever may read the register; what leads there is not.</summary>
    protected override Rejection? Gate() => Permissions.ToReadRegister(Actor, Id, Community.Visibility);

    protected override async Task<IActionResult?> PrepareDecision()
    {
        if (!IsOnRegister && Permissions.ToRead(Actor, Id, Community.Visibility) is { } rejection)
            return Problem.Of(HttpContext, rejection);
        var proposer = MaySeeMembers ? (await Services.People.ByMember(Id, Proposal.Proposer, Cancel))?.Name : null;
        ProposerName = PersonInWords.Of(Proposal.Proposer, proposer);
        if (Proposal.Latest is { } round && Status == ProposalStatus.Open && round.ShowsCountsAt(Now))
            SoFar = DeclareResult.Tally(
                Proposal, round, (await counts.Ask(Id, round, Cancel)).Value, (await engine.Streams.HandsIn(Id, round, Cancel)).State);
        MyVote = await votes.Of(this, Cancel);
        MyProxies = await proxies.Of(this, Status == ProposalStatus.Open && MyVote is { Standing: not null, Proxy: null }, Cancel);
        IsCarriedOut = Proposal.Change is { } change && MayKeep && Status == ProposalStatus.Carried
            && (await Engine.Streams.Rule(Id, change.RuleId, Cancel)).State?.DecidedBy.Contains(Proposal.Id) != false;
        HasVotedBefore = Superseded is { } before && Actor.Community == Id && Actor.Member is { } voter
            && (await ballots.Ask(Id, before.Id, voter, Cancel)).Value is not null;
        if (MayRead && Shown.AmendmentId is { } making && (await amendments.Load(Id, Proposal.Id, Cancel))?.State is { } all && all.Find(making) is { } amended)
            MadeBy = (making, all.NumberOf(making), PersonInWords.Of(amended.Mover, MaySeeMembers ? (await Services.People.ByMember(Id, amended.Mover, Cancel))?.Name : null));
        if (Proposal.Puts is { } puts && (await amendments.Load(Id, puts.ProposalId, Cancel))?.State is { } moved && moved.Find(puts.AmendmentId) is { } asked)
            Asked = DifferenceInWords.Of(moved.BaseOf(asked), asked.Current);
        IsTeller = Actor.Member is { } teller && Permissions.ToTell(Actor, Id) is null
            && (await Engine.Streams.Community(Id, Cancel)).State!.Tellers.Contains(teller);
        if (MayRead && Proposal.Latest?.Held is { } held)
            HeldAt = (await engine.Streams.Meeting(Id, held.MeetingId, Cancel)).State;
        if (MayRead && (IsAtRest || Status == ProposalStatus.ToBeConfirmed))
            OnAgendaOf = await meetings.Ask(Id, Proposal.Id, Cancel);
        if ((MayFacilitate || MayChange) && OpenByNotice.Overdue(Proposal, Now) is { } said
            && await VotingHandlers.WhyNotOpened(Proposal, Id, engine, rolls, Cancel) is { } why)
            WhyNotOpened = Now <= said.Vote.LastOpening
                ? $"Voting could not open. {why.Reason} Once that is put right it opens by itself within five minutes, until {Times.ExactText(said.Vote.LastOpening)}; or give other notice."
                : $"Voting cannot be opened as it is. {why.Reason} Put that right, or give other notice.";
        if (MaySeeMembers)
            Said = CommentInWords.Count(await discussed.Ask(Id, Proposal.Id, Cancel));
        if (MayRead)
            Template = await templates.Of(Proposal, Id, Cancel);
        if (MaySeeMembers && Proposal.Sought is not null)
            Consent = await consents.Load(Id, Proposal, Now, Cancel);
        CanSeekAgreement = MayFacilitate && IsAtRest && !IsFrozen && Proposal is { Sought: null, StandingNotice: null, Rounds.IsEmpty: true }
            && !(await FittingRules.OfAgreement(this, rules, Cancel)).IsEmpty;
        if (MaySeeMembers)
            Advice = (await Engine.Streams.Advice(Id, Proposal.Id, Cancel)).State;
        CanSeekAdvice = MaySeeMembers && MayPropose && MayChange && Advice is null && IsAtRest && !IsFrozen && Proposal is { Sought: null, StandingNotice: null, Fills: null } && await FittingRules.AnyByAdvice(this, rules, Cancel);
        CanBeHandedOn = WithCircle is not null || (await Engine.Streams.Circles(Id, Cancel)).State?.Inside(null).IsEmpty == false;
        if (Proposal.IsCarried || !Proposal.Supersedes.IsEmpty)
            Supersession = (await supersession.Ask(Id, Proposal.Id, Cancel)).Value;
        if (Proposal.IsCarried)
            Follow = await following.Load(Id, Proposal.Id, Cancel);
        Actions = [.. PossibleActions()];
        return null;
    }

    /// <summary>
    /// As the register has it for everyone: a result was declared, or the proposal withdrawn after voting had opened. A vote on
    /// an amendment shows a text that may not be decided yet.
    /// </summary>
    private bool IsOnRegister => Proposal.Puts is null && Proposal.Latest is { Terms.Indicative: false } round && (round.Tally is not null || Status == ProposalStatus.Withdrawn);

    /// <summary>While an amendment is voted on, and where this is such a vote, the text is not the proposer's to change.</summary>
    private bool IsFrozen => Proposal.Pending is not null || Proposal.Puts is not null;

    /// <summary>Whether agreement is sought, and nobody has been asked about the text as it stands.</summary>
    private bool IsBetweenPasses => Status == ProposalStatus.SeekingAgreement && !Proposal.IsInPass;

    /// <summary>A vote that confirms another, and positions that have decided, are nobody's to take back.</summary>
    private bool CanBeTakenBack => WithdrawProposal.Decide(Proposal, new WithdrawProposal(Proposal.Id, null), Now, Consent?.State, Consent?.Shown).Rejection is null;

    /// <summary>Whether it can still be said who decides: nobody is asked to, and no notice stands.</summary>
    private bool IsSettlingWho => MayBeVotedOn && Proposal.StandingNotice is null;

    /// <summary>Whether a vote can be opened on it, or notice given of one: only consent fills a role that a circle chose for.</summary>
    private bool MayBeVotedOn => IsAtRest && !IsFrozen && Proposal is { Sought: null, Fills: null };

    private IEnumerable<(string, string)> PossibleActions()
    {
        if (MayChange && (IsAtRest || IsBetweenPasses) && !IsFrozen)
            yield return ("revise", "Revise the text");
        if (MayChange && (IsAtRest || IsBetweenPasses) && !IsFrozen && Proposal.StandingNotice is null)
            yield return ("superseded", Proposal.Supersedes.IsEmpty ? "Say which decisions it supersedes" : "Change which decisions it supersedes");
        if (MayFacilitate && MayBeVotedOn)
            yield return ("notice", Proposal.StandingNotice is null ? "Give notice of a vote" : "Give other notice");
        if (MayFacilitate && IsAtRest && !IsFrozen && Proposal.StandingNotice is not null)
            yield return ("notice/withdraw", "Take back the notice");
        if (MayFacilitate && Status == ProposalStatus.ToBeConfirmed && Proposal.ToConfirm!.Confirmation!.OpensFrom <= Now)
            yield return ("confirm", "Open the second vote");
        if (MayKeep && Status == ProposalStatus.Carried && Proposal.Change is not null && !IsCarriedOut)
            yield return ("carry-out", "Change the rule as decided");
        if (MayFacilitate && MayBeVotedOn)
            yield return ("open", Proposal.Latest is null ? "Open voting" : Status == ProposalStatus.Gathered ? "Open voting" : "Open another round of voting");
        if (CanSeekAgreement)
            yield return ("consent-round/begin", "Begin a consent round");
        if (CanSeekAdvice)
            yield return ("advice", Permissions.ToChooseCircle(Actor, Id, Proposal.Proposer) is null ? "Decide it on advice" : "Have one member decide it on advice");
        if (IsSettlingWho && CanBeHandedOn && Proposal.Latest is null && !Proposal.WasHandedOn && Permissions.ToChooseCircle(Actor, Id, Proposal.Proposer) is null)
            yield return ("circle", "Say who decides it");
        if (IsSettlingWho && CanBeHandedOn && MayFacilitate)
            yield return ("hand-on", "Hand it on");
        if (IsTeller && Status is (ProposalStatus.Open or ProposalStatus.Closed))
            yield return ("desk", "Go to the tellers’ desk");
        if ((IsTeller || MayFacilitate) && VoteAhead.Of(Proposal, Now).Vote is not null)
        {
            yield return ("papers", "Print ballot papers");
            yield return ("roll", "Print the roll");
        }
        if (MayFacilitate && Status == ProposalStatus.Open && Proposal.Latest is { ProlongedFrom: null, Terms.MayExtend: true })
            yield return ("extend", "Extend voting");
        if (MayFacilitate && Status == ProposalStatus.Open && Proposal.Latest!.Terms.MayCloseEarly)
            yield return ("close", "Close voting early");
        if (MayFacilitate && Status == ProposalStatus.Closed && !IsFrozen)
            yield return ("declare", "Count the votes and declare the result");
        if (MayFacilitate && Proposal.Latest?.Tally is not null)
            yield return ("outcome", Proposal.Latest.Outcome is null ? "State what it means" : "State better what it means");
        if (MayKeep && Status != ProposalStatus.Withdrawn && Proposal.Latest?.Tally is not null)
            yield return ("correct", "Put something right");
        if (MayRecount && Status != ProposalStatus.Withdrawn && Proposal.Latest?.Tally is not null)
            yield return ("recount", "Count the votes again");
        if (MayChange && !IsFrozen && CanBeTakenBack && Status is (ProposalStatus.Draft or ProposalStatus.Scheduled or ProposalStatus.SeekingAgreement or ProposalStatus.Open or ProposalStatus.NoQuorum or ProposalStatus.Gathered))
            yield return ("withdraw", "Withdraw the proposal");
    }
}
