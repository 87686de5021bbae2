using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Engine.Ballots;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Ballots;

/// <summary>Takes the reader's vote back, after asking.</summary>
public sealed class WithdrawVoteModel(PageServices services) : DecisionPage(services)
{
    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var command = new WithdrawBallot(Proposal.Id, Actor.Member!.Value, Channel.Web);
        var result = await BallotHandlers.Handle(command, Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=vote-withdrawn", $"{Here}?done=vote-withdrawn");
    }
}
