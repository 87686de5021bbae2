using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Meetings;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Templates;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Meetings;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Opens a round of voting: the rule that decides, and when it closes by the community's clock.</summary>
public sealed class OpenModel(PageServices services, RulesOf rules, MeetingsHolding meetings, TemplateReading templates) : FacilitatorPage(services)
{
    /// <summary>The rules that fit and need no notice.</summary>
    public ImmutableArray<ListedRule> Rules { get; private set; } = [];

    public string? Rule { get; private set; }

    /// <summary>The meetings under way that have the proposal on their agenda.</summary>
    public AtMeeting At { get; private set; } = AtMeeting.None;

    /// <summary>How many rules fit and need notice first.</summary>
    public int NeedNotice { get; private set; }

    /// <summary>Whether it is to open at a time to come.</summary>
    public bool IsLater { get; private set; }

    public StatedTimes Typed { get; private set; } = StatedTimes.Empty;

    /// <summary>The classes that the rules count and the community has not named, by rule: by these voting cannot open.</summary>
    public ILookup<RuleId, string> Unnamed { get; private set; } = Enumerable.Empty<(RuleId Rule, string Class)>().ToLookup(each => each.Rule, each => each.Class);

    public bool AskRecordDate => Rules.Any(rule => rule.Terms.RecordDate == RecordDate.Stated);

    public bool AskSecondVote => Rules.Any(rule => rule.Terms.Confirming is not null);

    protected override async Task<IActionResult?> PrepareDecision()
    {
        var fitting = await FittingRules.Of(this, rules, Cancel);
        Rules = [.. fitting.Where(rule => rule.Terms.Notice is null)];
        NeedNotice = fitting.Length - Rules.Length;
        var named = (await Engine.Streams.Community(Id, Cancel)).State!.Classes;
        Unnamed = fitting.SelectMany(rule => (rule.Terms.Classes?.Classes ?? []).Except(named).Select(each => (Rule: rule.Id, Class: each)))
            .ToLookup(each => each.Rule, each => each.Class);
        At = await AtMeeting.Of(this, meetings, Cancel);
        return null;
    }

    public async Task OnGet()
    {
        var template = await templates.Of(Proposal, Id, Cancel);
        Rule = template?.RuleId.ToString();
        Typed = Typed with
        {
            ClosesAt = At.Chosen is not null ? Times.ToTyped(Now + AtMeeting.UsualLength)
                : template?.VotingHours is { } hours ? Times.ToTyped(Now + Duration.FromHours(hours))
                : Times.Evening(7),
        };
    }

    public async Task<IActionResult> OnPost([FromForm] string? rule, [FromForm] string? when)
    {
        (Rule, IsLater, Typed) = (rule, when == "later", StatedTimes.Read(Request.Form));
        if (Proposal.StandingNotice is { Said: var said })
            return await Open(said.RuleId, said.Vote.ClosesAt, said.Vote.RecordAt, said.Confirming);
        if (!Guid.TryParse(rule, out var id))
            return Refuse(new RuleIsNotChosen());
        if (IsLater)
            return await Schedule(new RuleId(id));
        var (record, badRecord) = Typed.Record(Times);
        var (second, badSecond) = Typed.Second(Times);
        var (closing, badClosing) = Times.Read(Typed.ClosesAt);
        return (badClosing ?? badRecord ?? badSecond) is { } rejection
            ? Refuse(rejection)
            : await Open(new RuleId(id), closing!.Value, record, second);
    }

    /// <summary>Notice that voting opens by itself is what schedules it.</summary>
    private async Task<IActionResult> Schedule(RuleId rule)
    {
        var (vote, badVote) = Typed.First(Times);
        var (second, badSecond) = Typed.Second(Times);
        if ((badVote ?? badSecond) is { } unreadable)
            return Refuse(unreadable);
        var result = await NoticeHandlers.Handle(
            new GiveNotice(Proposal.Id, rule, vote!, second, Text: null) { OpensByItself = true }, Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=scheduled", $"{Here}?done=same");
    }

    private async Task<IActionResult> Open(RuleId rule, Instant closesAt, Instant? recordAt, StatedVote? confirming)
    {
        var result = await VotingHandlers.Open(
            Proposal.Id, rule, closesAt, Command(), Engine, Services.Rolls, Cancel, recordAt, confirming, At.Chosen);
        return await Answer(result, _ => $"{Here}?done=opened", $"{Here}?done=same");
    }
}
