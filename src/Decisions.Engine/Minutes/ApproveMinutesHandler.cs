using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
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
            var decided = command.DecidedBy is { } proposal ? await minutes.Read(context.Community, Streams.Of(proposal), cancel) : [];
            var sat = command.ByMeeting is { } other ? await minutes.Read(context.Community, Streams.Of(other), cancel) : [];
            var by = MinutesApprover.Of(
                source?.Events.Where(each => each.Stream == Streams.Of(command.MeetingId)) ?? [],
                decided.Aggregate((Proposal?)null, (state, each) => Proposal.Fold(state, (IProposalEvent)each.Event)), decided,
                sat.Aggregate((Meeting?)null, (state, each) => Meeting.Fold(state, (IMeetingEvent)each.Event)), sat);
            var decision = ApproveMinutes.Decide(
                source?.Meeting, command, source is null ? null : new DraftedFrom(source.Draft.Digest, source.From), by);
            StreamGuard[] named =
            [
                .. decided.IsEmpty ? [] : new[] { new StreamGuard(decided[^1].Stream, decided[^1].Version) },
                .. sat.IsEmpty || command.ByMeeting == command.MeetingId ? [] : new[] { new StreamGuard(sat[^1].Stream, sat[^1].Version) },
            ];
            return new Plan(Streams.Of(command.MeetingId), Streams.MeetingType, source?.Version ?? 0, decision)
            {
                Guards = [.. (source?.Guards ?? []).Concat(named).DistinctBy(guard => guard.Stream)],
            };
        }, cancel);
    }
}
