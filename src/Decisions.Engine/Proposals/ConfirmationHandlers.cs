using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>Opens the votes that must confirm what was carried.</summary>
public static class ConfirmationHandlers
{
    /// <param name="closesAt">When it closes; null for what was stated, where it was.</param>
    /// <param name="recordAt">The record date, where the rule states one.</param>
    /// <param name="at">The meeting that it opens at, or null.</param>
    public static async Task<CommandResult> Open(
        ProposalId proposal, Instant? closesAt, Instant? recordAt, CommandContext context, DecisionsEngine engine,
        IElectoralRolls rolls, CancellationToken cancel, MeetingId? at = null)
    {
        var round = new RoundId(Guid.CreateVersion7());
        return await engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var standing = await CircleStanding.In(loaded.State, context, engine, cancel);
            if (Permissions.ToFacilitate(context.Actor, context.Community, standing) is { } rejection)
                return new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, rejection);
            var stated = loaded.State?.ToConfirm?.Confirmation?.Stated;
            var (closing, record) = closesAt is { } given ? (given, recordAt) : (stated?.ClosesAt ?? default, recordAt ?? stated?.RecordAt);
            var terms = loaded.State?.ToConfirm?.Terms;
            var roll = await RecordDates.Roll(context.Community, engine.Store, rolls, terms, record, loaded.State?.Circle, cancel);
            var (meeting, unknown, guards) = await VotingHandlers.VoteAt(
                at, context.Community, roll,
                loaded.State?.ToConfirm is { } first ? new VoteAhead(first.RuleId, first.RuleVersion, first.Terms, first.Revision, null) : null,
                proposal, engine, rolls, cancel);
            var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
            return new Plan(
                Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                unknown ?? OpenConfirmation.Decide(loaded.State, new OpenConfirmation(proposal, round, roll, closing, record) { At = meeting, Classes = clock.Classes }, now))
            {
                Guards = terms?.Classes is null ? guards : [.. guards, clock.Guard],
                NotAfter = new Deadline(closing, new DeadlineIsPast(closing, now)),
            }.While(standing);
        }, cancel);
    }
}
