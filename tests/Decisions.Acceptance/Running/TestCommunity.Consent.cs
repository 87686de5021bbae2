using System.Collections.Immutable;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;

namespace Decisions.Acceptance.Running;

/// <summary>Its consent rounds.</summary>
public sealed partial class TestCommunity
{
    /// <summary>A rule by consent, with nothing set that need not be.</summary>
    public Task<RuleId> RuleOfConsent() => Rule(terms => terms with
    {
        Name = "Consent", Method = new PositionMethod("consent", ImmutableSortedDictionary<string, string>.Empty, ObjectionTest.UnlessDisputed),
        ResultsHiddenUntilClose = true,
    });

    /// <summary>Begins a consent round in which the secretary leads and goes on by hand.</summary>
    public async Task BeginConsent(ProposalId proposal, RuleId rule) =>
        await Land(await ConsentHandlers.Begin(
            proposal, rule, Founder, Founder, "Orders are turned away, and people stop asking.", StepHours.Live, null, Context(Secretary), Engine,
            _site.Get<IElectoralRolls>(), Cancel));

    public async Task GoOn(ProposalId proposal, ConsentStep from, ConsentStep to) =>
        await Land(await ConsentHandlers.Take(proposal, from, to, null, Context(Secretary), Engine, _site.Get<IElectoralRolls>(), Cancel));

    /// <param name="consents">Whether there is a reason to act; null in the step react.</param>
    public async Task Respond(Actor member, ProposalId proposal, bool? consents, string? text = null) =>
        await Land(await ParticipantHandlers.Respond(proposal, consents, text, wording: null, Context(member), Engine, _site.Get<IElectoralRolls>(), Cancel));
}
