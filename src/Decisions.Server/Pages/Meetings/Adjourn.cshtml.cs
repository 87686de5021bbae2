using System.Collections.Immutable;
using Decisions.Engine.Meetings;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Meetings;

/// <summary>Puts a meeting off to another time: for want of the quorum of a rule, or for another reason.</summary>
public sealed class AdjournModel(PageServices services, QuorumsAt quorums) : LeadPage(services)
{
    public ImmutableArray<QuorumAtMeeting> Quorums { get; private set; } = [];

    public string Until { get; private set; } = "";

    public string? Reason { get; private set; }

    /// <summary>What stands for a quorum in the form: its rule, and the circle where it is one's.</summary>
    public static string Value(QuorumAtMeeting quorum) => quorum.Circle is { } circle ? $"{quorum.RuleId} {circle.Id}" : $"{quorum.RuleId}";

    /// <summary>The quorum that is not there, or '' for another reason.</summary>
    public string? Rule { get; private set; }

    protected override async Task<IActionResult?> PrepareMeeting()
    {
        Quorums = await quorums.Ask(Id, Meeting, [.. Proposals.Values], Cancel);
        return null;
    }

    public void OnGet() => Until = Times.Evening(7);

    public async Task<IActionResult> OnPost([FromForm] string? until, [FromForm] string? reason, [FromForm] string? rule)
    {
        // For another reason, the field is there and empty.
        (Until, Reason, Rule) = (until ?? "", reason, Request.Form.ContainsKey("rule") ? rule ?? "" : null);
        var (at, rejection) = Times.Read(until);
        if (rejection is not null)
            return Refuse(rejection);
        if (Rule is null && !Quorums.IsEmpty)
            return Refuse(new ChoiceIsMissing("Why is it adjourned?"));
        var lacking = Quorums.FirstOrDefault(quorum => Value(quorum) == Rule);
        if (lacking is null && !string.IsNullOrEmpty(Rule))
            return Refuse(new ChoiceIsMissing("Why is it adjourned?"));
        var result = await MeetingHandlers.Adjourn(
            Meeting.Id, at!.Value, reason?.ReplaceLineEndings("\n"), lacking?.RuleId, Command(), Engine, Services.Rolls, Cancel, lacking?.Circle?.Id);
        return await Answer(result, _ => $"{Here}?done=adjourned", $"{Here}?done=same");
    }
}
