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
