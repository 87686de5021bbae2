using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;

namespace Decisions.Engine.Amendments;

/// <summary>Moves, seconds, accepts, rebases, withdraws and orders amendments, and proposes lost ones anew.</summary>
public static class AmendmentHandlers
{
    public static async Task<CommandResult> Handle(
        MoveAmendment command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        await AmendmentStreams.Change(
            command.ProposalId, command.AmendmentId, await ToMove(context, engine, cancel), permit: null,
            (state, now) => MoveAmendment.Decide(state, command, now), context, engine, cancel);

    public static async Task<CommandResult> Second(
        ProposalId proposal, AmendmentId amendment, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        await AmendmentStreams.Change(
            proposal, amendment, await ToMove(context, engine, cancel), permit: null,
            (state, now) => SecondAmendment.Decide(state, new SecondAmendment(amendment, context.Actor.Member!.Value), now),
            context, engine, cancel);

    public static Task<CommandResult> Handle(
        ProposalId proposal, WithdrawAmendment command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        AmendmentStreams.Change(
            proposal, command.AmendmentId, Permissions.ToTakePart(context.Actor, context.Community),
            (state, circle) => Permissions.ToChangeProposal(context.Actor, context.Community, state.Mover, circle),
            (state, now) => WithdrawAmendment.Decide(state, command, now), context, engine, cancel);

    public static Task<CommandResult> Handle(
        ProposalId proposal, RebaseAmendment command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        AmendmentStreams.Change(
            proposal, command.AmendmentId, Permissions.ToTakePart(context.Actor, context.Community),
            (state, _) => Permissions.ToWordAmendment(context.Actor, context.Community, state.Mover),
            (state, now) => RebaseAmendment.Decide(state, command, now), context, engine, cancel);

    /// <summary>The revision, or the wording, that it makes follows in the same step.</summary>
    public static async Task<CommandResult> Accept(
        ProposalId proposal, AmendmentId id, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (await ToMove(context, engine, cancel) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var loaded = await AmendmentStreams.Load(engine, context.Community, proposal, cancel);
            var decision = AcceptAmendment.Decide(loaded.State, new AcceptAmendment(id, context.Actor.Member!.Value), now);
            var plan = AmendmentStreams.Planned(loaded, id, decision);
            if (decision.Events.IsEmpty)
                return plan;
            var accepted = loaded.State!.Find(id)!;
            var made = MadeAmendment.Revision(loaded.State, accepted) ?? (IDomainEvent)MadeAmendment.Rewording(loaded.State, accepted)!;
            var following = loaded.Following(plan.Stream, [.. decision.Events, made]);
            return plan with { Further = following, Guards = loaded.Guards([plan.Stream, .. following.Select(write => write.Stream)]) };
        }, cancel);
    }

    public static Task<CommandResult> Handle(
        OrderAmendments command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        engine.Commands.Run(context, async now =>
        {
            var loaded = await AmendmentStreams.Load(engine, context.Community, command.ProposalId, cancel);
            var circle = await CircleStanding.In(loaded.State?.Proposal, context, engine, cancel);
            return new Plan(
                Streams.Of(command.ProposalId), Streams.ProposalType, loaded.ProposalVersion,
                Permissions.ToFacilitate(context.Actor, context.Community, circle) is { } rejection ? rejection : OrderAmendments.Decide(loaded.State, command, now))
            {
                NotAfter = AmendmentStreams.WhileOpen(loaded.State?.Proposal),
            }.While(circle);
        }, cancel);

    /// <summary>The answer's main stream is the new proposal's.</summary>
    public static async Task<CommandResult> ProposeAnew(
        ProposalId proposal, AmendmentId id, Wording wording, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (await ToMove(context, engine, cancel) is { } rejection)
            return new Refused(rejection);
        var becomes = new ProposalId(Guid.CreateVersion7());
        return await engine.Commands.Run(context, async _ =>
        {
            var loaded = await AmendmentStreams.Load(engine, context.Community, proposal, cancel);
            var anew = Domain.Amendments.ProposeAnew.Decide(loaded.State, new ProposeAnew(id, becomes));
            var drafted = DraftProposal.Decide(null, new DraftProposal(
                becomes, context.Actor.Member!.Value, wording.Title, wording.Text, wording.Options)
            {
                Follows = new AmendmentName(proposal, id),
                Topic = loaded.State?.Proposal.Topic, Circle = loaded.State?.Proposal.Circle,
            });
            ImmutableArray<FurtherWrite> further = anew.Rejection is null
                ? [new FurtherWrite(Streams.Of(proposal, id), Streams.AmendmentType, loaded.VersionOf(id), anew.Events)]
                : [];
            return new Plan(Streams.Of(becomes), Streams.ProposalType, 0, anew.Rejection is { } refused ? refused : drafted) { Further = further };
        }, cancel);
    }

    /// <summary>A key may be older than a suspension, or younger than an invitation that nobody has taken up.</summary>
    private static async Task<Rejection?> ToMove(CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToPropose(context.Actor, context.Community) is { } rejection)
            return rejection;
        var member = await engine.Streams.Member(context.Community, context.Actor.Member!.Value, cancel);
        return member.State is { Standing: Standing.Joined } ? null : new NotPermitted("a member who has joined and is not suspended");
    }
}
