using System.Collections.Immutable;
using Decisions.Domain.ConsentRounds;
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

/// <summary>Which consent rounds wait for a member's response or judgement? Positions are votes, and listed with these.</summary>
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

    private static bool HasResponded(ConsentRound state, ConsentStep step, MemberId member) =>
        state.Responses.Any(each => each.Step == step && each.MemberId == member);
}
