using Decisions.Domain.Advice;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Advice;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Acceptance.Running;

/// <summary>Its advice processes.</summary>
public sealed partial class TestCommunity
{
    public Task<RuleId> OnAdvice() => Rule(_ => RuleLibrary.Find("advice")!.Terms);

    /// <summary>The secretary seeks the advice of one whom it affects and of one who knows about it.</summary>
    public async Task SeekAdvice(ProposalId proposal, RuleId rule, Actor affected, Actor expert) => await Land(await AdviceHandlers.Handle(
        new SeekAdvice(
            proposal, rule, Founder, [new Adviser(affected.Member!.Value, AdviserRole.Affected), new Adviser(expert.Member!.Value, AdviserRole.Expert)],
            Engine.Clock.GetCurrentInstant() + Duration.FromDays(3), "Gas or electric?"),
        Context(Secretary), Engine, Cancel));

    public async Task Advise(Actor member, ProposalId proposal, string text) =>
        await Land(await AdviceHandlers.Handle(new GiveAdvice(proposal, member.Member!.Value, 1, text), Context(member), Engine, Cancel));

    public async Task Answer(ProposalId proposal, Actor adviser, string text) =>
        await Land(await AdviceHandlers.Handle(new AnswerAdvice(proposal, adviser.Member!.Value, Founder, text), Context(Secretary), Engine, Cancel));
}
