using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Engine.Commands;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Selections;

/// <summary>What a result brings with it that carries a nominee, in the same step: the role is filled, or it is said why not.</summary>
internal static class NomineeConsented
{
    /// <param name="plan">Declares the result of the proposal.</param>
    public static async Task<Plan> With(Plan plan, Proposal proposal, CommunityId community, Instant now, DecisionsEngine engine, CancellationToken cancel)
    {
        if (plan.Decision.Events is not [ResultDeclared declared] || proposal is not { Fills: { } fills, Circle: { } circle })
            return plan;
        var circles = await engine.Streams.Circles(community, cancel);
        var members = await engine.Streams.CircleMembers(community, circle, cancel);
        var nominee = await engine.Streams.Member(community, fills.MemberId, cancel);
        var selection = await engine.Streams.Selection(community, circle, fills.SelectionId, cancel);
        var clock = await CommunityClock.Of(community, engine.Streams, cancel);
        var (carried, filled) = FillSelectedRole.Decide(circles.State, members.State, proposal.Apply(declared), nominee.State, now.InZone(clock.Zone).Date);
        if (carried is null)
            return plan;
        var written = new FurtherWrite(Streams.Of(circle, fills.SelectionId), Streams.SelectionType, selection.Version, [carried]);
        return plan with
        {
            Further = filled is null ? [.. plan.Further, written] : [.. plan.Further, new FurtherWrite(Streams.Of(circle), Streams.CircleType, members.Version, [filled]), written],
            Guards =
            [
                .. plan.Guards, new StreamGuard(Streams.CirclesOf(community), circles.Version), new StreamGuard(Streams.Of(fills.MemberId), nominee.Version), clock.Guard,
                .. filled is null ? new[] { new StreamGuard(Streams.Of(circle), members.Version) } : [],
            ],
            // A term that was over when this landed was never filled; the result stands then all the same, and says so.
            NotAfter = filled is null ? plan.NotAfter : new Deadline(
                ClearDays.EndOfDay(clock.Zone.AtStartOfDay(fills.Until).ToInstant(), clock.Zone), new TermIsOver(fills.From, fills.Until, fills.Until.PlusDays(1))),
        };
    }
}
