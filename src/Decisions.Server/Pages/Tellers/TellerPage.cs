using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Tellers;

/// <summary>A page of the tellers' desk for one decision: for those whom the community has named.</summary>
public abstract class TellerPage(PageServices services) : DecisionPage(services)
{
    public string Desk => $"{Here}/desk";

    /// <summary>Who reads.</summary>
    public MemberId Teller => Actor.Member!.Value;

    /// <summary>The round that is voted on; null where nothing can be entered.</summary>
    public Round? Round => Status == ProposalStatus.Open ? Proposal.Latest : null;

    /// <summary>What is to be said where nothing can be entered now: of voting that may go on, when that is settled.</summary>
    public string ClosedInWords => Proposal.Latest switch
    {
        null => "Voting has not opened, so there is nothing to enter yet.",
        { } round when round.MayBeProlongedUntil(Now) is null => "Voting is over. Nothing can be entered any more.",
        { AwaitsAmendment: true } => "An amendment is being decided first. If too few have taken part then, voting goes on, and you can enter more here.",
        _ => "It is being counted whether enough have taken part. If too few have, voting goes on within a few seconds, and you can enter more here.",
    };

    /// <summary>Whether voting has closed and may yet go on.</summary>
    public bool MayGoOn => Proposal.Latest?.MayBeProlongedUntil(Now) is not null;

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToTell(Actor, Id);

    protected sealed override async Task<IActionResult?> PrepareDecision() =>
        (await Engine.Streams.Community(Id, Cancel)).State!.Tellers.Contains(Teller)
            ? await PrepareDesk()
            : Problem.Of(HttpContext, new TellerIsNotNamed(Teller));

    /// <summary>Loads what else the page stands on; an answer given here is shown instead of the page.</summary>
    protected abstract Task<IActionResult?> PrepareDesk();

    /// <summary>The names of these members.</summary>
    protected async Task<IReadOnlyDictionary<MemberId, string>> Names(IEnumerable<MemberId> members)
    {
        ImmutableArray<MemberId> asked = [.. members.Distinct()];
        var known = (await Services.People.ByMembers(Id, asked, Cancel)).ToDictionary(person => person.Member, person => person.Name);
        return asked.ToDictionary(member => member, member => PersonInWords.Of(member, known.GetValueOrDefault(member)));
    }
}
