using Decisions.Domain.Circles;
using Decisions.Domain.Proposals;
using Decisions.Engine.Circles;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Frame;

/// <summary>
/// A page about one decision, which it reads as the API does: from the proposal's own stream, so that it is never behind,
/// and by the database's clock, so that no node shows what another still hides.
/// </summary>
public abstract class DecisionPage(PageServices services) : CommunityPage(services)
{
    public Proposal Proposal { get; private set; } = null!;

    /// <summary>The circle that it is with; null for the whole community.</summary>
    public Circle? WithCircle { get; private set; }

    /// <summary>With whom it fills a role, where it fills one; null for those who do not see members.</summary>
    public string? Nominee { get; private set; }

    /// <summary>How the reader stands in the circle that the decision is with.</summary>
    public CircleStanding InCircle { get; private set; } = null!;

    /// <summary>Whoever leads the circle that a decision is with leads the decision.</summary>
    public override bool MayFacilitate => Permissions.ToFacilitate(Actor, Id, InCircle) is null;

    public ProposalStatus Status => Proposal.StatusAt(Now);

    public string Here => $"{Home}/decisions/{Proposal.Id}";

    /// <summary>The revision that the latest round is about, or the present one before the first.</summary>
    public Revision Shown => Proposal.Latest is { } round ? Proposal.Revisions[round.Revision - 1] : Proposal.Current;

    /// <summary>The name of the option that was chosen, or of several one after the other, or null.</summary>
    public string? Winner => StatusInWords.Winner(Proposal);

    public bool MayChange => Permissions.ToChangeProposal(Actor, Id, Proposal.Proposer, InCircle) is null;

    /// <summary>Whether the proposal can have another revision or another round now.</summary>
    public bool IsAtRest => Status is ProposalStatus.Draft or ProposalStatus.Scheduled or ProposalStatus.NoQuorum or ProposalStatus.Gathered;

    public string StatusWords => StatusInWords.Of(Status, Winner);

    /// <summary>A notice as it is shown, with how far members consent to it where it is short.</summary>
    public async Task<NoticeView> ViewOf(GivenNotice notice)
    {
        if (!notice.IsShort || notice.Said.Terms.Notice!.ShortNotice is null)
            return new NoticeView(notice, Times);
        var franchise = notice.Said.Terms.Franchise;
        var roll = await Services.Rolls.Draw(Id, Known, franchise, Now, Cancel, circle: Proposal.Circle);
        return new NoticeView(notice, Times, new ShortNotice(notice, roll.Eligible, await Services.Rolls.Count(Id, roll, franchise, notice.Consents, Cancel)));
    }

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var id = new ProposalId(Guid.Parse((string)RouteData.Values["decision"]!));
        if (await Services.Proposals.Load(Id, id, Actor, Cancel) is not { } read)
            return Problem.Of(HttpContext, new ProposalIsUnknown(id));
        Proposal = read.State;
        TellTimeBy(read.Now);
        if (Proposal.Circle is { } with)
            WithCircle = (await Engine.Streams.Circles(Id, Cancel)).State?.Find(with);
        if (Proposal.Fills is { } fills && MaySeeMembers)
            Nominee = PersonInWords.Of(fills.MemberId, (await Services.People.ByMember(Id, fills.MemberId, Cancel))?.Name);
        InCircle = await CircleStanding.Of(Proposal.Circle, Id, Actor, Engine, Cancel);
        return DecisionGate() is { } rejection ? Problem.Of(HttpContext, rejection) : await PrepareDecision();
    }

    /// <summary>Who may open the page, of those who may read the decision; null, or why not.</summary>
    protected virtual Domain.Rejection? DecisionGate() => null;

    /// <summary>Loads what else the page stands on; an answer given here is shown instead of the page.</summary>
    protected virtual Task<IActionResult?> PrepareDecision() => Task.FromResult<IActionResult?>(null);
}

/// <summary>A page by which a facilitator acts on a decision.</summary>
public abstract class FacilitatorPage(PageServices services) : DecisionPage(services)
{
    protected override Domain.Rejection? DecisionGate() => Permissions.ToFacilitate(Actor, Id, InCircle);
}
