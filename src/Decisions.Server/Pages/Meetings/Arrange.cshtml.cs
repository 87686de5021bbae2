using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Engine.Meetings;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Meetings;

/// <summary>Puts an agenda together: what comes on it, in which order, and what is taken off.</summary>
public sealed class ArrangeModel(PageServices services, RegisterOfDecisions register) : LeadPage(services)
{
    private const int Most = 200;

    /// <summary>What can be decided and is not on the agenda, the newest first.</summary>
    public ImmutableArray<ListedDecision> Offered { get; private set; } = [];

    public string? Heading { get; private set; }

    private string Arranged => $"{Here}/agenda/arrange";

    protected override async Task<IActionResult?> PrepareMeeting()
    {
        var ahead = await register.Ask(
            Id, onlyRegister: false, [ProposalStatus.Draft, ProposalStatus.NoQuorum, ProposalStatus.Gathered, ProposalStatus.ToBeConfirmed], null, Now, null, Most, Cancel);
        Offered = [.. ahead.Value.Items.Where(decision => !Meeting.IsOnAgenda(decision.Id))];
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostProposal([FromForm] string? proposal) =>
        Guid.TryParse(proposal, out var id)
            ? await Add(new ProposalId(id), null)
            : Refuse(new Words.ChoiceIsMissing("Proposal"));

    public Task<IActionResult> OnPostHeading([FromForm] string? text)
    {
        Heading = text;
        return Add(null, text?.ReplaceLineEndings("\n") ?? "");
    }

    public async Task<IActionResult> OnPostOrder()
    {
        ImmutableArray<AgendaItemId> order =
        [
            .. Meeting.Agenda.Where(item => Request.Form[$"off-{item.Id}"].Count == 0)
                .OrderBy(item => int.TryParse(Request.Form[$"place-{item.Id}"], CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue)
                .Select(item => item.Id),
        ];
        var result = await MeetingHandlers.Handle(new OrderAgenda(Meeting.Id, order), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Arranged}?done=ordered", $"{Arranged}?done=same");
    }

    private async Task<IActionResult> Add(ProposalId? proposal, string? text)
    {
        var command = new AddAgendaItem(Meeting.Id, new AgendaItemId(Guid.CreateVersion7()), proposal, text);
        return await Answer(await MeetingHandlers.Handle(command, Command(), Engine, Cancel), _ => $"{Arranged}?done=on-agenda", $"{Arranged}?done=same");
    }
}
