using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Engine.Amendments;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Proposals;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Amendments;

/// <summary>Moves an amendment of the text, or of another amendment.</summary>
public sealed class MoveModel(PageServices services, AmendmentReading amendments) : AmendmentsPage(services, amendments)
{
    public ProposalForm Form { get; private set; } = ProposalForm.Empty;

    /// <summary>The amendment that is to be amended, or null for the proposal.</summary>
    public Amendment? Amended { get; private set; }

    /// <summary>The revision, or the wording, that the form started from: what was moved on an older one is not overwritten unseen.</summary>
    public int Base { get; private set; }

    private Wording Target => Amended?.Current ?? Wording.Of(Proposal.Current);

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToPropose(Actor, Id);

    public void OnGet([FromQuery] Guid? amends)
    {
        Choose(amends);
        Form = ProposalForm.Of(Target, Times);
    }

    public async Task<IActionResult> OnPost([FromForm] Guid? amends, [FromForm] int @base)
    {
        Choose(amends);
        Form = ProposalForm.Read(Request.Form);
        var context = Command();
        var id = new AmendmentId(DerivedId.From(context.CommandId.ToString(), "amendment"));
        var (wording, noDate) = Form.ToWording(Target.Options, context.CommandId, Times);
        if (noDate is not null)
            return Refuse(noDate);
        var result = await AmendmentHandlers.Handle(
            new MoveAmendment(id, Proposal.Id, Actor.Member!.Value, @base, wording, Form.Note, Amended?.Id),
            context, Engine, Cancel);
        return await Answer(result, done => $"{AllHere}/{done.StreamId}?done=moved", AllHere);
    }

    private void Choose(Guid? amends)
    {
        Amended = amends is { } id ? Moved.Find(new AmendmentId(id)) : null;
        Base = Amended?.Wordings.Length ?? Proposal.Current.Number;
    }
}
