using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Differences;
using Decisions.Engine.Amendments;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Proposals;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Amendments;

/// <summary>Words an amendment anew on a text that has changed since.</summary>
public sealed class RewordModel(PageServices services, AmendmentReading amendments) : OneAmendmentPage(services, amendments)
{
    public ProposalForm Form { get; private set; } = ProposalForm.Empty;

    public int Base => Moved.TargetNumberOf(Amendment);

    /// <summary>What it changed in the text of before.</summary>
    public ImmutableArray<(string Heading, ImmutableArray<Run> Runs)> Meant => DifferenceInWords.Of(Moved.BaseOf(Amendment), Amendment.Current);

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToPropose(Actor, Id);

    public void OnGet() => Form = ProposalForm.Of(Moved.TargetOf(Amendment), Times);

    public async Task<IActionResult> OnPost([FromForm] int @base)
    {
        Form = ProposalForm.Read(Request.Form);
        var context = Command();
        var options = Moved.TargetOf(Amendment).Options.Concat(Amendment.Current.Options).DistinctBy(option => option.Id);
        var (wording, noDate) = Form.ToWording([.. options], context.CommandId, Times);
        if (noDate is not null)
            return Refuse(noDate);
        var result = await AmendmentHandlers.Handle(Proposal.Id, new RebaseAmendment(Amendment.Id, @base, wording), context, Engine, Cancel);
        return await Answer(result, _ => $"{ThisHere}?done=reworded", $"{ThisHere}?done=same");
    }
}
