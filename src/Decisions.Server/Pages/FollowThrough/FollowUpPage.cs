using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Ballots;
using Decisions.Domain.Calls;
using Decisions.Domain.Members;
using Decisions.Engine.ConsentRounds;
using Decisions.Domain.Proposals;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.ConsentRounds;
using Decisions.Server.Pages.ConsentRounds;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.FollowThrough;

/// <summary>The page of what follows a decision: what it shows, and what the reader can do now.</summary>
public abstract class FollowUpPage(
    PageServices services, FollowThroughReading following, SupersessionOf supersession, ConsentReading consents, MembersOf members, RegisterOfDecisions register)
    : DecisionPage(services)
{
    private const int MostOffered = 100;

    private ImmutableDictionary<MemberId, string> _names = ImmutableDictionary<MemberId, string>.Empty;
    private MemberId[] _leading = [];

    public override bool IsLive => true;

    public ReadFollowThrough Follow { get; private set; } = null!;

    public Supersession Supersession { get; private set; } = null!;

    public bool IsInForce => Proposal.IsCarried && Supersession.SupersededBy.IsEmpty;

    /// <summary>The concerns that members had as they agreed, to be looked at beside the criteria.</summary>
    public ImmutableArray<(string By, string Concern)> Concerns { get; private set; } = [];

    /// <summary>Who can be named to see to something; nobody for those who name nobody.</summary>
    public ImmutableArray<(MemberId Id, string Name)> Members { get; private set; } = [];

    /// <summary>The proposals under way, to which a review can lead.</summary>
    public ImmutableArray<ListedDecision> UnderWay { get; private set; } = [];

    public string FollowHere => $"{Here}/follow-up";

    public LocalDate Today => Times.Today;

    /// <summary>Whether the reader may say what follows: the proposer, whoever led the decision, a facilitator.</summary>
    public bool MayLead => Proposal.IsCarried && MayPropose && Permissions.ToFollowThrough(Actor, Id, InCircle, _leading) is null;

    public bool IsDue => IsInForce && Follow.FollowUp?.ReviewOn <= Today;

    public bool IsMine(PlannedAction action) => action.Owner is { } owner && Actor.Is(Id, owner) && MayPropose;

    public bool MayComplete(PlannedAction action) => MayLead || IsMine(action);

    public bool MayCall(PlannedAction action) => action.Status == ActionStatus.Open && MayComplete(action);

    public bool MayKeepCall(Call call) => MayLead || (Actor.Is(Id, call.By) && MayPropose);

    public bool HasPlace(Call call) => Actor.Member is { } member && Actor.Is(Id, member) && call.Volunteers.Contains(member);

    public string Name(MemberId member) => PersonInWords.Of(member, _names.GetValueOrDefault(member));

    /// <summary>What was filled in, where the form was refused; else what is proposed.</summary>
    /// <param name="handler">Which form.</param>
    /// <param name="about">Which action or call the form is about, where there are several such forms.</param>
    public string Filled(string handler, string field, string otherwise = "", string? about = null) =>
        WasRefused(handler, about) && Request.HasFormContentType ? Request.Form[field].ToString() : otherwise;

    /// <summary>Whether a form was refused.</summary>
    public bool WasRefused(string handler, string? about = null) => Refusal is not null && Request.Query["handler"] == handler
        && (about is null || (Request.HasFormContentType && Request.Form["about"] == about));

    protected override async Task<IActionResult?> PrepareDecision()
    {
        Follow = await following.Load(Id, Proposal.Id, Cancel);
        Supersession = (await supersession.Ask(Id, Proposal.Id, Cancel)).Value;
        var consent = (await Engine.Streams.ConsentRound(Id, Proposal.Id, Cancel)).State;
        _leading = consent is null ? [Proposal.Proposer] : [Proposal.Proposer, consent.Facilitator, consent.Secretary];
        if (!MaySeeMembers)
            return null;
        var shown = Proposal.Sought is null ? null : (await consents.Load(Id, Proposal, Now, Cancel))?.Shown;
        if (MayLead)
        {
            Members = await JoinedMembers.Of(this, members, Cancel);
            UnderWay = (await register.Ask(
                Id, onlyRegister: false, [ProposalStatus.Draft, ProposalStatus.Scheduled, ProposalStatus.SeekingAgreement, ProposalStatus.Open], null, Now, null,
                MostOffered, Cancel)).Value.Items;
        }
        var concerned = (shown?.All ?? []).Where(signal => signal is { Position: Position.Concern or Position.Reservations, Reason: not null }).ToList();
        MemberId[] named =
        [
            .. concerned.Select(signal => signal.MemberId), .. (Follow.FollowUp?.Reviews ?? []).Select(held => held.By),
            .. Follow.Actions.SelectMany(each => new[] { each.Action.Owner, each.Action.SaidBy }).OfType<MemberId>(),
            .. Follow.Calls.SelectMany(each => each.Call.Volunteers.Add(each.Call.By)),
            .. Follow.Calls.SelectMany(each => each.Call.Thanked).SelectMany(each => new[] { each.Member, each.By }),
        ];
        _names = (await Services.People.ByMembers(Id, [.. named.Distinct()], Cancel)).ToImmutableDictionary(person => person.Member, person => person.Name);
        Concerns = [.. concerned.Select(signal => (Name(signal.MemberId), signal.Reason!))];
        return null;
    }
}

/// <summary>An action as the page shows it.</summary>
public sealed record ActionView(FollowUpPage Page, ReadAction Read)
{
    public PlannedAction Action => Read.Action;

    /// <summary>What its forms say that they are about.</summary>
    public string About => Action.Id.ToString();

    public bool IsOverdue => Action.Status == ActionStatus.Open && Action.Due < Page.Today;
}

/// <summary>A call for volunteers as the page shows it.</summary>
public sealed record CallView(FollowUpPage Page, ReadCall Read)
{
    public Call Call => Read.Call;

    public string About => Call.Id.ToString();
}

/// <summary>The fields of a form for what is called for.</summary>
/// <param name="Terms">What they propose, or null.</param>
public sealed record CallFieldsView(FollowUpPage Page, string Handler, string About, CallTerms? Terms);
