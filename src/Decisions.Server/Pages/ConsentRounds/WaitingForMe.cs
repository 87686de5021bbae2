using System.Collections.Immutable;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.ConsentRounds;

/// <summary>A decision that waits for the reader, for something else than a vote.</summary>
/// <param name="For">What it waits for, in a sentence.</param>
/// <param name="Page">The page below the decision's on which the reader does it; empty for the decision's own.</param>
public sealed record WaitingConsent(ListedDecision Decision, string For, string Page = "/consent-round");

/// <summary>Which consent rounds wait for a member's response or judgement, or for them to lead on? Positions are votes, and listed with these.</summary>
public sealed class WaitingForMe(PageServices services)
{
    /// <param name="seeking">The consent rounds under way: few, for each is read from its own streams.</param>
    public async Task<ImmutableArray<WaitingConsent>> Of(CommunityPage page, MemberId member, ImmutableArray<ListedDecision> seeking, CancellationToken cancel)
    {
        var waiting = ImmutableArray.CreateBuilder<WaitingConsent>();
        foreach (var decision in seeking)
            if (await What(page, member, decision.Id, cancel) is { } what)
                waiting.Add(new WaitingConsent(decision, what));
        return waiting.DrainToImmutable();
    }

    private async Task<string?> What(CommunityPage page, MemberId member, ProposalId id, CancellationToken cancel)
    {
        var loaded = await LoadedConsent.Of(page.Id, id, services.Engine, page.Now, cancel);
        if (loaded is not { Consent.State: { } state, Proposal.State: { Sought: { } sought } proposal })
            return null;
        var step = state.StepAt(proposal, page.Now);
        if ((member == state.Facilitator || member == state.Secretary || member == proposal.Proposer) && await ToLead(page, member, loaded, state, proposal, step, cancel) is { } lead)
            return lead;
        var what = step switch
        {
            ConsentStep.Driver when !HasResponded(state, step, member) => "Is there a reason to act?",
            ConsentStep.React when !HasResponded(state, step, member) => "Respond to the proposal.",
            ConsentStep.Test when loaded.Pass is { } pass && state.Standing(pass).Any(signal =>
                signal.MemberId != member && state.Find(pass.Round.Id, signal.MemberId)?.Judgements.Any(each => each.MemberId == member) != true) => "Does an objection qualify?",
            _ => null,
        };
        return what is not null && await services.Rolls.Count(page.Id, sought.Roll, sought.Terms.Franchise, [member], cancel) == 1 ? what : null;
    }

    /// <summary>What whoever leads, or answers for the proposal, is waited for to do.</summary>
    private async Task<string?> ToLead(
        CommunityPage page, MemberId member, LoadedConsent loaded, ConsentRound state, Proposal proposal, ConsentStep step, CancellationToken cancel)
    {
        var leads = member == state.Facilitator || member == state.Secretary;
        return step switch
        {
            ConsentStep.Driver when leads && state.Withheld.Any() => "Somebody sees no reason to act as it is said. Say it in other words.",
            ConsentStep.Present when leads => "Present the proposal, then lead on.",
            ConsentStep.Clarify when state.Questions.Any(each => each.Answer is null) => "A question waits for its answer.",
            ConsentStep.Clarify when leads => "Lead on once nobody has a question left.",
            ConsentStep.Paused when leads && !(page.Now < state.EndsAt) => "It waits to be taken up again.",
            ConsentStep.Test when loaded.Pass?.Tally(state) is { QuorumMet: true, IsStopped: false, Verdict: not Verdict.Lost }
                && (await services.Engine.Streams.FollowUp(page.Id, proposal.Id, cancel)).State?.ReviewOn is null => "No objection stands. Say on which day it is looked at again.",
            ConsentStep.Test when leads && loaded.Pass?.Tally(state) is { QuorumMet: false } => "Too few took part. Lead on.",
            ConsentStep.Test when leads && loaded.Pass?.Tally(state) is { IsStopped: false, Verdict: Verdict.Lost } => "Too few agree. Lead on.",
            _ => null,
        };
    }

    private static bool HasResponded(ConsentRound state, ConsentStep step, MemberId member) =>
        state.Responses.Any(each => each.Step == step && each.MemberId == member);
}
