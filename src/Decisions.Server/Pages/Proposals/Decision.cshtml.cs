using Decisions.Domain;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Server.Pages.Ballots;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>A decision: what is proposed, where it stands, and what the reader can do about it.</summary>
public sealed class DecisionModel(PageServices services, MyVoteReading votes, BallotCounts counts) : DecisionPage(services)
{
    public override bool IsLive => MayRead;

    public string ProposerName { get; private set; } = "";

    /// <summary>The reader's own vote; null when they have no part in the latest round.</summary>
    public MyVote? MyVote { get; private set; }

    /// <summary>The count of an open round so far; null where the rule hides it.</summary>
    public Tally? SoFar { get; private set; }

    /// <summary>What the reader may do now: pages below this one, and their names.</summary>
    public IReadOnlyList<(string Address, string Words)> Actions { get; private set; } = [];

    /// <summary>Whether the change of a rule that was carried has been made.</summary>
    private bool IsCarriedOut { get; set; }

    /// <summary>Whether the reader can consent to the notice's being short, and has not.</summary>
    public bool MayConsent => IsAtRest && Proposal.StandingNotice is { IsShort: true } notice && Actor.Member is { } member
        && !notice.Consents.Contains(member) && Permissions.ToVote(Actor, Id) is null;

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
            SoFar = DeclareResult.Tally(Proposal, round, (await counts.Ask(Id, round.Id, Cancel)).Value);
        MyVote = await votes.Of(this, Cancel);
        IsCarriedOut = Proposal.Change is { } change && MayKeep && Status == ProposalStatus.Carried
            && (await Engine.Streams.Rule(Id, change.RuleId, Cancel)).State?.DecidedBy.Contains(Proposal.Id) != false;
        Actions = [.. PossibleActions()];
        return null;
    }

    /// <summary>As the register has it for everyone: a result was declared, or the proposal withdrawn after voting had opened.</summary>
    private bool IsOnRegister => Proposal.Latest is { } round && (round.Tally is not null || Status == ProposalStatus.Withdrawn);

    private IEnumerable<(string, string)> PossibleActions()
    {
        if (MayChange && IsAtRest)
            yield return ("revise", "Revise the text");
        if (MayFacilitate && IsAtRest)
            yield return ("notice", Proposal.StandingNotice is null ? "Give notice of a vote" : "Give other notice");
        if (MayFacilitate && Status == ProposalStatus.ToBeConfirmed && Proposal.ToConfirm!.Confirmation!.OpensFrom <= Now)
            yield return ("confirm", "Open the second vote");
        if (MayKeep && Status == ProposalStatus.Carried && Proposal.Change is not null && !IsCarriedOut)
            yield return ("carry-out", "Change the rule as decided");
        if (MayFacilitate && IsAtRest)
            yield return ("open", Status == ProposalStatus.Draft ? "Open voting" : "Open another round of voting");
        if (MayFacilitate && Status == ProposalStatus.Open && Proposal.Latest!.Terms.MayExtend)
            yield return ("extend", "Extend voting");
        if (MayFacilitate && Status == ProposalStatus.Open && Proposal.Latest!.Terms.MayCloseEarly)
            yield return ("close", "Close voting early");
        if (MayFacilitate && Status == ProposalStatus.Closed)
            yield return ("declare", "Count the votes and declare the result");
        if (MayFacilitate && Proposal.Latest?.Tally is not null)
            yield return ("outcome", Proposal.Latest.Outcome is null ? "State what it means" : "State better what it means");
        if (MayChange && Status is ProposalStatus.Draft or ProposalStatus.Open or ProposalStatus.NoQuorum)
            yield return ("withdraw", "Withdraw the proposal");
    }
}
