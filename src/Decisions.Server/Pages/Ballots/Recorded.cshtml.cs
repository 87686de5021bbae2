using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Ballots;

/// <summary>Tells members what was recorded of their vote: read from the record itself, by its place in it.</summary>
public sealed class RecordedModel(PageServices services, ReceiptDownload receipts) : DecisionPage(services)
{
    public Vote Vote { get; private set; } = null!;

    public long Index { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Whether it is the member's last word in the latest round.</summary>
    public bool Stands { get; private set; }

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    /// <summary>What it is called: a vote, or a position.</summary>
    public string What => Vote.Choice is PositionChoice ? "position" : "vote";

    /// <summary>The text that it was cast on.</summary>
    public Revision Revision => Proposal.Revisions[Vote.Revision - 1];

    public async Task<IActionResult> OnGet(long index)
    {
        var logged = (await Engine.Store.ReadLog(Id.Value, index, 1, Cancel)).SingleOrDefault()?.Event;
        var round = Proposal.Rounds.FirstOrDefault(round => Streams.Of(round.Id, Actor.Member!.Value) == logged?.Stream);
        if (logged is null || round is null || Read(logged.Type, logged.Data.Span) is not { } vote)
            return Problem.Of(HttpContext, new NoBallotToWithdraw(Actor.Member!.Value));
        var last = (await Engine.Store.ReadStream(Id.Value, logged.Stream, cancel: Cancel))[^1].Version;
        (Vote, Index, At) = (vote, index, logged.At);
        Stands = logged.Version == last && round == Proposal.Latest && !Proposal.IsWithdrawn;
        return Page();
    }

    /// <summary>The receipt, as a file.</summary>
    public async Task<IActionResult> OnGetReceipt(long index) =>
        await Engine.Store.ReadLeaf(Id.Value, index, Cancel) is { } leaf &&
        Proposal.Rounds.Any(round => Streams.Of(round.Id, Actor.Member!.Value) == leaf.Logged.Event.Stream)
            ? await receipts.Of(this, leaf, Cancel)
            : Problem.Of(HttpContext, new NoBallotToWithdraw(Actor.Member!.Value));

    private static Vote? Read(string type, ReadOnlySpan<byte> data) => EventCatalogue.Current.Read(type, data) switch
    {
        BallotCast e => new Vote(e.Revision, e.Choice, e.Reason, e.Channel),
        BallotChanged e => new Vote(e.Revision, e.Choice, e.Reason, e.Channel),
        _ => null,
    };
}
