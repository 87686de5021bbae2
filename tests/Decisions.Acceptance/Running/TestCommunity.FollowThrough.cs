using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Engine.Actions;
using Decisions.Engine.Calls;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using NodaTime;

namespace Decisions.Acceptance.Running;

/// <summary>What follows decisions, set up without its pages.</summary>
public sealed partial class TestCommunity
{
    public async Task Supersede(ProposalId proposal, params ProposalId[] older) =>
        await Land(await ReviewHandlers.Handle(new NameSuperseded(proposal, [.. older]), Context(Secretary), Engine, Cancel));

    public async Task PlanReview(ProposalId decision, LocalDate on, string criteria) => await Land(await FollowThroughHandlers.Handle(
        new PlanReview(decision, on, criteria), Context(Secretary), Engine, _site.Get<IElectoralRolls>(), Cancel));

    public async Task HoldReview(ProposalId decision, string text, string note, LocalDate? next = null, ProposalId? leadsTo = null) =>
        await Land(await ReviewHandlers.Handle(
            new HoldReview(
                decision, Founder, text, note, leadsTo is null ? ReviewConclusion.Keep : ReviewConclusion.Change, next, NoneFurther: next is null && leadsTo is null, leadsTo),
            Context(Secretary), Engine, Cancel));

    public async Task<ActionId> Plan(ProposalId decision, string text, Actor? owner = null, LocalDate? due = null)
    {
        var id = new ActionId(Guid.CreateVersion7());
        await Land(await ActionHandlers.Handle(new PlanAction(id, decision, Founder, text, owner?.Member, due), Context(Secretary), Engine, Cancel));
        return id;
    }

    public async Task Finish(Actor member, ProposalId decision, ActionId action, string note) =>
        await Land(await ActionHandlers.Handle(new CompleteAction(action, decision, member.Member!.Value, note), Context(member), Engine, Cancel));

    public async Task<CallId> Call(ProposalId decision, ActionId action, CallTerms terms)
    {
        var id = new CallId(Guid.CreateVersion7());
        await Land(await CallHandlers.Handle(new MakeCall(id, action, decision, Founder, terms), Context(Secretary), Engine, Cancel));
        return id;
    }

    public async Task SignUp(Actor member, ProposalId decision, CallId call) =>
        await Land(await CallHandlers.Handle(new SignUp(call, decision, member.Member!.Value), Context(member), Engine, Cancel));

    public async Task Thank(Actor member, ProposalId decision, CallId call, int minutes, string text) =>
        await Land(await CallHandlers.Handle(new ThankHours(call, decision, Founder, member.Member!.Value, minutes, text), Context(Secretary), Engine, Cancel));
}
