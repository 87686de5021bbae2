using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Meetings;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Templates;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Meetings;
using Decisions.Server.Pages.Proposals;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.ConsentRounds;

/// <summary>Begins the consent round of a proposal: the rule, who leads, why to act, and how long the steps last.</summary>
public sealed class BeginModel(PageServices services, RulesOf rules, MembersOf members, MeetingsHolding meetings, TemplateReading templates) : FacilitatorPage(services)
{
    /// <summary>The rules by which agreement on it can be sought.</summary>
    public ImmutableArray<ListedRule> Rules { get; private set; } = [];

    /// <summary>Who can lead and keep what is said.</summary>
    public ImmutableArray<(MemberId Id, string Name)> Members { get; private set; } = [];

    /// <summary>The meetings under way that have the proposal on their agenda.</summary>
    public AtMeeting At { get; private set; } = AtMeeting.None;

    public HoursForm Hours { get; private set; } = HoursForm.Usual;

    public string? Rule { get; private set; }

    public string? Facilitator { get; private set; }

    public string? Secretary { get; private set; }

    public string? Driver { get; private set; }

    protected override async Task<IActionResult?> PrepareDecision()
    {
        Rules = await FittingRules.OfAgreement(this, rules, Cancel);
        Members = await JoinedMembers.Of(this, members, Cancel);
        At = await AtMeeting.Of(this, meetings, Cancel);
        return null;
    }

    public async Task OnGet() => (Rule, Facilitator, Secretary, Hours) = (
        (await templates.Of(Proposal, Id, Cancel))?.RuleId.ToString(),
        Actor.Member?.ToString(), Actor.Member?.ToString(), At.Chosen is null ? HoursForm.Usual : HoursForm.Live);

    public async Task<IActionResult> OnPost([FromForm] string? rule, [FromForm] string? facilitator, [FromForm] string? secretary, [FromForm] string? driver)
    {
        (Rule, Facilitator, Secretary, Driver, Hours) = (rule, facilitator, secretary, driver, HoursForm.Read(Request.Form));
        if (!Guid.TryParse(rule, out var id))
            return Refuse(new RuleIsNotChosen());
        if (!Guid.TryParse(facilitator, out var leads) || !Guid.TryParse(secretary, out var keeps))
            return Refuse(new ChoiceIsMissing("Who leads, and who keeps what is said?"));
        var (hours, unreadable) = Hours.ToHours();
        if (unreadable is not null)
            return Refuse(unreadable);
        var result = await ConsentHandlers.Begin(
            Proposal.Id, new RuleId(id), new MemberId(leads), new MemberId(keeps), driver ?? "", hours!, At.Chosen, Command(), Engine, Services.Rolls, Cancel);
        return await Answer(result, _ => $"{Here}/consent-round?done=consent-begun", $"{Here}/consent-round?done=same");
    }
}
