using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Ballots;

/// <summary>Tells members what was recorded of their vote: read from the record itself, by its place in it.</summary>
public sealed class RecordedModel(PageServices services) : DecisionPage(services)
{
    public Vote Vote { get; private set; } = null!;

    public long Index { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Whether it is the member's last word in the latest round.</summary>
    public bool Stands { get; private set; }

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    public async Task<IActionResult> OnGet(long index)
    {
        if (Proposal.Latest is not { } round)
            return NothingThere();
        var stream = Streams.Of(round.Id, Actor.Member!.Value);
        var events = await Engine.Store.ReadStream(Id.Value, stream, cancel: Cancel);
        var logged = (await Engine.Store.ReadLog(Id.Value, index, 1, Cancel)).SingleOrDefault()?.Event;
        if (logged is null || logged.Stream != stream || Read(logged.Type, logged.Data.Span) is not { } vote)
            return NothingThere();
        (Vote, Index, At, Stands) = (vote, index, logged.At, logged.Version == events[^1].Version);
        return Page();
    }

    private static Vote? Read(string type, ReadOnlySpan<byte> data) => EventCatalogue.Current.Read(type, data) switch
    {
        BallotCast e => new Vote(e.Revision, e.Choice, e.Reason, e.Channel),
        BallotChanged e => new Vote(e.Revision, e.Choice, e.Reason, e.Channel),
        _ => null,
    };

    private IActionResult NothingThere() => Problem.Of(HttpContext, new NoBallotToWithdraw(Actor.Member ?? default(MemberId)));
}
