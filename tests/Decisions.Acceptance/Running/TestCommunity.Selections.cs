using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;
using Decisions.Engine.Identity;
using Decisions.Engine.Selections;
using NodaTime;

namespace Decisions.Acceptance.Running;

/// <summary>What its circles choose together.</summary>
public sealed partial class TestCommunity
{
    /// <summary>A circle begins to choose its facilitator.</summary>
    public async Task<SelectionId> Select(CircleId circle)
    {
        var id = new SelectionId(Guid.CreateVersion7());
        var now = Engine.Clock.GetCurrentInstant();
        await Land(await SelectionHandlers.Handle(
            new BeginSelection(
                circle, id, CircleRole.Facilitator, null, Day.PlusDays(-1), Day.PlusYears(4), "Somebody who listens, and ends on time.",
                now + Duration.FromDays(2), now + Duration.FromDays(4)),
            Context(Secretary), Engine, Cancel));
        return id;
    }

    /// <param name="nominee">Null for nobody.</param>
    public async Task Nominate(Actor by, CircleId circle, SelectionId selection, MemberId? nominee, string? reason = "They ask before they answer.") =>
        await Land(await SelectionHandlers.Handle(new Nominate(circle, selection, by.Member!.Value, nominee, reason), Context(by), Engine, Cancel));

    /// <summary>Everyone nominates one of them and is heard, and they are proposed.</summary>
    public async Task<ProposalId> Nominated(CircleId circle, SelectionId selection, MemberId nominee, params Actor[] members)
    {
        foreach (var member in members)
            await Nominate(member, circle, selection, nominee);
        await Land(await SelectionHandlers.Handle(new CloseHearing(circle, selection, "We agree."), Context(Secretary), Engine, Cancel));
        var proposal = new ProposalId(Guid.CreateVersion7());
        await Land(await SelectionHandlers.Handle(
            new ProposeNominee(circle, selection, proposal, Founder, nominee, "They ask before they answer."), Context(Secretary), Engine, Cancel));
        return proposal;
    }

    public string PageOf(CircleId circle, SelectionId selection) => $"{Home}/circles/{circle}/selections/{selection}";
}
