using Decisions.Domain;
using Decisions.Domain.Minutes;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Minutes;

/// <summary>Approves the minutes of a meeting: lands only while nothing has moved that they are drafted from.</summary>
public static class ApproveMinutesHandler
{
    public static async Task<CommandResult> Handle(
        ApproveMinutes command, CommandContext context, DecisionsEngine engine, MinutesOf minutes, CancellationToken cancel)
    {
        if (Permissions.ToApproveMinutes(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var source = await minutes.Ask(context.Community, command.MeetingId, cancel);
            var decision = command.DecidedBy is { } proposal ? await engine.Streams.Proposal(context.Community, proposal, cancel) : new(null, 0);
            var approving = command.ByMeeting is { } other ? await engine.Streams.Meeting(context.Community, other, cancel) : new(null, 0);
            var decided = ApproveMinutes.Decide(
                source?.Meeting, command, source is null ? null : new DraftedFrom(source.Draft.Digest, source.From), decision.State, approving.State);
            StreamGuard[] named =
            [
                .. decision.State is { } known ? [new StreamGuard(Streams.Of(known.Id), decision.Version)] : Array.Empty<StreamGuard>(),
                .. approving.State is { } held && held.Id != command.MeetingId ? [new StreamGuard(Streams.Of(held.Id), approving.Version)] : Array.Empty<StreamGuard>(),
            ];
            return new Plan(Streams.Of(command.MeetingId), Streams.MeetingType, source?.Version ?? 0, decided)
            {
                Guards = [.. (source?.Guards ?? []).Concat(named).DistinctBy(guard => guard.Stream)],
            };
        }, cancel);
    }
}
