using Decisions.Domain;
using Decisions.Engine.Amendments;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Proposals;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Amendments;

/// <summary>Makes a proposal of its own of a lost amendment.</summary>
public sealed class AnewModel(PageServices services, AmendmentReading amendments) : OneAmendmentPage(services, amendments)
{
    public ProposalForm Form { get; private set; } = ProposalForm.Empty;

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToPropose(Actor, Id);

    public void OnGet() => Form = ProposalForm.Of(Amendment.Current, Times);

    public async Task<IActionResult> OnPost()
    {
        Form = ProposalForm.Read(Request.Form);
        var context = Command();
        // Its options are its own: none of them is an option of the proposal that it was to amend.
        var (wording, noDate) = Form.ToWording([], context.CommandId, Times);
        if (noDate is not null)
            return Refuse(noDate);
        var result = await AmendmentHandlers.ProposeAnew(Proposal.Id, Amendment.Id, wording, context, Engine, Cancel);
        return await Answer(result, done => $"{Home}/decisions/{done.StreamId}?done=drafted", ThisHere);
    }
}
