using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Amendments;
using Decisions.Domain.Proposals;
using Decisions.Engine.Amendments;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Amendments;

/// <summary>Every amendment of a proposal, and the order in which they are put.</summary>
public sealed class AmendmentsModel(PageServices services, AmendmentReading amendments) : AmendmentsPage(services, amendments)
{
    public bool MayMove => MayPropose && Proposal.Puts is null && Status is (ProposalStatus.Draft or ProposalStatus.Scheduled or ProposalStatus.Open or ProposalStatus.NoQuorum or ProposalStatus.Gathered);

    /// <summary>The open amendments of the proposal itself, as they would be put.</summary>
    public ImmutableArray<Amendment> Orderable =>
    [
        .. Moved.All.Where(amendment => amendment.Amends is null && Moved.IsOpen(amendment))
            .OrderBy(amendment => Proposal.AmendmentOrder.IndexOf(amendment.Id) is var place && place < 0 ? int.MaxValue : place),
    ];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        ImmutableArray<AmendmentId> order =
        [
            .. Orderable.OrderBy(amendment => int.TryParse(Request.Form[$"place-{amendment.Id}"], CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue)
                .Select(amendment => amendment.Id),
        ];
        var result = await AmendmentHandlers.Handle(new OrderAmendments(Proposal.Id, order), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{AllHere}?done=ordered", $"{AllHere}?done=same");
    }
}
