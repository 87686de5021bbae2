using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Meetings;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Gives notice of a vote: the rule that decides, and its times by the community's clock.</summary>
public sealed class NoticeModel(PageServices services, RulesOf rules, MeetingsOf meetings) : FacilitatorPage(services)
{
    /// <summary>The rules that fit, those that need notice first.</summary>
    public ImmutableArray<ListedRule> Rules { get; private set; } = [];

    public string? Rule { get; private set; }

    public StatedTimes Typed { get; private set; } = StatedTimes.Empty;

    public string? Text { get; private set; }

    /// <summary>Proposed where no meeting is called at which somebody would open it.</summary>
    public bool OpensByItself { get; private set; }

    public bool AskRecordDate => Rules.Any(rule => rule.Terms.RecordDate == RecordDate.Stated);

    public bool AskSecondVote => Rules.Any(rule => rule.Terms.Confirming is not null);

    protected override async Task<IActionResult?> PrepareDecision()
    {
        Rules = [.. (await FittingRules.Of(this, rules, Cancel)).OrderBy(rule => rule.Terms.Notice is null)];
        return null;
    }

    public async Task OnGet()
    {
        OpensByItself = (await meetings.Ask(Id, Cancel)).Value.All(meeting => meeting.Status == MeetingStatus.Closed);
        var days = (Rules.FirstOrDefault()?.Terms.Notice?.ClearDays ?? 0) + 1;
        Typed = Typed with { OpensAt = Times.Evening(days), ClosesAt = Times.Evening(days + 7) };
    }

    public async Task<IActionResult> OnPost([FromForm] string? rule, [FromForm] string? text, [FromForm] string? byItself)
    {
        (Rule, Text, OpensByItself, Typed) = (rule, text, byItself == "yes", StatedTimes.Read(Request.Form));
        if (!Guid.TryParse(rule, out var id))
            return Refuse(new RuleIsNotChosen());
        var (vote, badVote) = Typed.First(Times);
        var (second, badSecond) = Typed.Second(Times);
        if ((badVote ?? badSecond) is { } unreadable)
            return Refuse(unreadable);
        var result = await NoticeHandlers.Handle(
            new GiveNotice(Proposal.Id, new RuleId(id), vote!, second, text?.ReplaceLineEndings("\n")) { OpensByItself = OpensByItself },
            Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=noticed", $"{Here}?done=same");
    }
}
