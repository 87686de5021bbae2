using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Differences;
using Decisions.Domain.Proposals;
using Decisions.Engine.Amendments;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Meetings;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Meetings;
using Decisions.Server.Pages.Proposals;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Amendments;

/// <summary>One amendment: what it changes, where it is, and what the reader can do about it.</summary>
public sealed class AmendmentModel(PageServices services, AmendmentReading amendments, MeetingsHolding meetings) : OneAmendmentPage(services, amendments)
{
    public string? ClosesAt { get; private set; }

    /// <summary>The meetings under way that have the proposal on their agenda.</summary>
    public AtMeeting At { get; private set; } = AtMeeting.None;

    public ImmutableArray<(string Heading, ImmutableArray<Run> Runs)> Changes => DifferenceInWords.Of(Moved.BaseOf(Amendment), Amendment.Current);

    /// <summary>Where it meets what the text has become since.</summary>
    public ImmutableArray<TextConflict> Conflicts => IsOpen && !Moved.IsUpToDate(Amendment) ? Moved.Rebased(Amendment).Conflicts : [];

    public bool IsOpen => Moved.IsOpen(Amendment) && Status is (ProposalStatus.Draft or ProposalStatus.Scheduled or ProposalStatus.Open or ProposalStatus.NoQuorum or ProposalStatus.Gathered);

    public bool IsMover => Actor.Is(Id, Amendment.Mover);

    public bool MaySecond => IsOpen && MayPropose && !IsMover && Amendment.Seconder is null;

    public bool MayAccept => IsOpen && MayPropose && Status is (ProposalStatus.Draft or ProposalStatus.Scheduled) && Proposal.Pending is null && Moved.IsUpToDate(Amendment)
        && Actor.Is(Id, Moved.AmendedBy(Amendment)?.Mover ?? Proposal.Proposer);

    public bool MayPut => IsOpen && MayFacilitate && Proposal.Pending is null && Moved.Next?.Id == Amendment.Id;

    public bool MayWithdraw => IsOpen && Permissions.ToChangeProposal(Actor, Id, Amendment.Mover, InCircle) is null;

    /// <summary>Pages on which the reader can do more.</summary>
    public IReadOnlyList<(string Address, string Words)> Links => [.. PossibleLinks()];

    protected override async Task<IActionResult?> PrepareAmendments()
    {
        if (await base.PrepareAmendments() is { } instead)
            return instead;
        if (MayPut)
            At = (await AtMeeting.Of(this, meetings, Cancel)).OrTheOnlyOne(Request);
        return null;
    }

    public void OnGet() => ClosesAt = At.Sitting.IsEmpty ? Times.Evening(2) : Times.ToTyped(Now + AtMeeting.UsualLength);

    public Task<IActionResult> OnPostSecond() =>
        Done(context => AmendmentHandlers.Second(Proposal.Id, Amendment.Id, context, Engine, Cancel), "seconded");

    public Task<IActionResult> OnPostAccept() =>
        Done(context => AmendmentHandlers.Accept(Proposal.Id, Amendment.Id, context, Engine, Cancel), "accepted");

    public Task<IActionResult> OnPostWithdraw([FromForm] string? reason) =>
        Done(context => AmendmentHandlers.Handle(Proposal.Id, new WithdrawAmendment(Amendment.Id, reason), context, Engine, Cancel), "amendment-withdrawn");

    public async Task<IActionResult> OnPostPut([FromForm] string? closesAt)
    {
        ClosesAt = closesAt;
        var (closing, rejection) = Times.Read(closesAt);
        return rejection is null
            ? await Done(context => PutAmendmentHandler.Handle(Proposal.Id, Amendment.Id, closing!.Value, context, Engine, Services.Rolls, Cancel, At.Chosen), "put")
            : Refuse(rejection);
    }

    private async Task<IActionResult> Done(Func<CommandContext, Task<CommandResult>> act, string done) =>
        await Answer(await act(Command()), _ => $"{ThisHere}?done={done}", $"{ThisHere}?done=same");

    private IEnumerable<(string, string)> PossibleLinks()
    {
        if (IsOpen && IsMover && !Moved.IsUpToDate(Amendment))
            yield return ($"{ThisHere}/reword", "Fit it to the new text");
        if (IsOpen && MayPropose && Amendment.Amends is null)
            yield return ($"{AllHere}/move?amends={Amendment.Id}", "Amend this amendment");
        if (Stage == AmendmentStatus.Lost && MayPropose && Amendment.Became is null)
            yield return ($"{ThisHere}/anew", "Make it a proposal of its own");
    }
}
