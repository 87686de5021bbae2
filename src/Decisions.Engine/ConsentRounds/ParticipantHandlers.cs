using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using NodaTime;

namespace Decisions.Engine.ConsentRounds;

/// <summary>What those who take part in a consent round say, beside their positions.</summary>
public static class ParticipantHandlers
{
    /// <param name="consents">Whether there is a reason to act; null in the step react.</param>
    /// <param name="wording">The wording of why to act that the member has read; null where they did not say.</param>
    public static Task<CommandResult> Respond(
        ProposalId proposal, bool? consents, string? text, int? wording, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        var round = new RoundId(Guid.CreateVersion7());
        return InStep(proposal, context, engine, async (loaded, member, now) =>
        {
            var (at, guards) = await ConsentHandlers.PassAt(loaded, context.Community, engine, rolls, cancel);
            return loaded.Planned(
                Domain.ConsentRounds.Respond.Decide(
                    loaded.Consent.State, loaded.Proposal.State, new Respond(proposal, member, consents, text, round) { At = at, Wording = wording },
                    await IsOnRoll(loaded, context.Community, member, rolls, cancel), now), guards);
        }, cancel);
    }

    public static Task<CommandResult> Ask(
        ProposalId proposal, QuestionId question, string text, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        InStep(proposal, context, engine, async (loaded, member, now) => loaded.Planned(AskQuestion.Decide(
            loaded.Consent.State, loaded.Proposal.State, new AskQuestion(proposal, question, member, text),
            await IsOnRoll(loaded, context.Community, member, rolls, cancel), now)), cancel);

    /// <summary>The proposer answers, or whoever leads.</summary>
    public static Task<CommandResult> Answer(
        ProposalId proposal, QuestionId question, string text, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        InStep(proposal, context, engine, async (loaded, member, now) =>
        {
            var circle = await CircleStanding.In(loaded.Proposal.State, context, engine, cancel);
            return loaded.Planned(
                loaded is { Consent.State: { } state, Proposal.State: { } known }
                    && Permissions.ToLead(context.Actor, context.Community, circle, state.Facilitator, state.Secretary, known.Proposer) is { } notTheirs
                        ? notTheirs
                        : AnswerQuestion.Decide(loaded.Consent.State, loaded.Proposal.State, new AnswerQuestion(proposal, question, member, text), now))
                .While(circle);
        }, cancel);

    public static Task<CommandResult> Refine(
        ProposalId proposal, string text, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        OnceShown(proposal, context, engine, (loaded, member, now) => Task.FromResult(loaded.Planned(RefineObjection.Decide(
            loaded.Consent.State, loaded.Proposal.State, loaded.Pass, new RefineObjection(proposal, member, text), now))), cancel);

    public static async Task<CommandResult> Withdraw(
        ProposalId proposal, string? reason, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        await ConsentHandlers.Declared(
            await OnceShown(proposal, context, engine, (loaded, member, now) => Task.FromResult(loaded.Planned(WithdrawObjection.Decide(
                loaded.Consent.State, loaded.Proposal.State, loaded.Pass, new WithdrawObjection(proposal, member, reason), now))), cancel),
            proposal, context, engine, rolls, cancel);

    public static Task<CommandResult> Judge(
        ProposalId proposal, MemberId objector, bool qualifies, string? reason, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls,
        CancellationToken cancel) =>
        OnceShown(proposal, context, engine, async (loaded, member, now) => loaded.Planned(JudgeObjection.Decide(
            loaded.Consent.State, loaded.Proposal.State, loaded.Pass, new JudgeObjection(proposal, objector, member, qualifies, reason),
            await IsOnRoll(loaded, context.Community, member, rolls, cancel), now)), cancel);

    private static Task<CommandResult> InStep(
        ProposalId proposal, CommandContext context, DecisionsEngine engine, Func<LoadedConsent, MemberId, Instant, Task<Plan>> decide, CancellationToken cancel) =>
        Run(proposal, context, engine, async (loaded, member, now) => (await decide(loaded, member, now)) with { NotAfter = loaded.WhileInStep }, cancel);

    private static Task<CommandResult> OnceShown(
        ProposalId proposal, CommandContext context, DecisionsEngine engine, Func<LoadedConsent, MemberId, Instant, Task<Plan>> decide, CancellationToken cancel) =>
        Run(proposal, context, engine, async (loaded, member, now) => (await decide(loaded, member, now)) with { After = loaded.OnceShown }, cancel);

    private static async Task<CommandResult> Run(
        ProposalId proposal, CommandContext context, DecisionsEngine engine, Func<LoadedConsent, MemberId, Instant, Task<Plan>> decide, CancellationToken cancel) =>
        Permissions.ToPropose(context.Actor, context.Community) is { } rejection
            ? new Refused(rejection)
            : await engine.Commands.Run(context, async _ =>
            {
                // Once this answers, every position that was in time has landed; and times are the database's.
                var now = (await engine.Store.Barrier(context.Community.Value, cancel)).Now;
                return await decide(await LoadedConsent.Of(context.Community, proposal, engine, now, cancel), context.Actor.Member!.Value, now);
            }, cancel);

    private static async Task<bool> IsOnRoll(LoadedConsent loaded, CommunityId community, MemberId member, IElectoralRolls rolls, CancellationToken cancel) =>
        loaded.Proposal.State?.Sought is { } sought && await rolls.Count(community, sought.Roll, sought.Terms.Franchise, [member], cancel) == 1;
}
