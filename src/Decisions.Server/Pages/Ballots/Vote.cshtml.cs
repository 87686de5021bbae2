using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Engine.Ballots;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Ballots;

/// <summary>Casts a vote or changes it. Where that is refused, the form comes back as it was filled in.</summary>
public sealed class VoteModel(PageServices services, MyVoteReading votes, ReceiptDownload receipts) : DecisionPage(services)
{
    public MyVote? MyVote { get; private set; }

    /// <summary>What was filled in; null to show what stands.</summary>
    public BallotForm? Form { get; private set; }

    protected override async Task<IActionResult?> PrepareDecision()
    {
        MyVote = await votes.Of(this, Cancel);
        return null;
    }

    public void OnGet()
    {
    }

    /// <summary>The receipt of the vote that stands, as a file.</summary>
    public async Task<IActionResult> OnGetReceipt()
    {
        if (Permissions.ToVote(Actor, Id) is { } forbidden)
            return Problem.Of(HttpContext, forbidden);
        var leaf = MyVote is { Standing: { } standing, Round: var round }
            ? await Engine.Store.ReadLeaf(Id.Value, Streams.Of(round.Id, Actor.Member!.Value), standing.Version, Cancel)
            : null;
        return leaf is null ? Problem.Of(HttpContext, new NoBallotToWithdraw(Actor.Member!.Value)) : await receipts.Of(this, leaf, Cancel);
    }

    public async Task<IActionResult> OnPost()
    {
        if (Permissions.ToVote(Actor, Id) is { } forbidden)
            return Refuse(forbidden);
        if (Proposal.Latest is not { } round)
            return Refuse(new VotingHasNotOpened(Proposal.Id));
        Form = BallotForm.Read(Request.Form, Shown);
        var (choice, unfit) = Form.Choice(round.Terms.Method, Shown);
        if (unfit is not null)
            return Refuse(unfit);
        _ = int.TryParse(Request.Form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision);
        var command = new CastBallot(Proposal.Id, Actor.Member!.Value, revision, choice!, Form.Reason, Channel.Web);
        var result = await BallotHandlers.Handle(command, Command(), Engine, Services.Rolls, Cancel);
        return await Answer(result, done => $"{Here}/vote/recorded/{done.Index}", $"{Here}?done=same-vote#vote");
    }
}
