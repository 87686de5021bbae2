using Decisions.Domain.Templates;
using Decisions.Engine.Templates;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Templates;

/// <summary>Offers a template no more, after asking.</summary>
public sealed class RetireModel(PageServices services, TemplateReading templates) : TemplatePage(services, templates)
{
    public string? Reason { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? reason)
    {
        Reason = reason;
        var result = await TemplateHandlers.Handle(new RetireTemplate(Template.Id, reason), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/templates?done=template-retired", $"{Home}/templates?done=template-retired");
    }
}
