using Decisions.Engine.Members;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Members;

/// <summary>Brings many people onto the register, from what was typed or from a file.</summary>
public sealed class ImportModel(PageServices services) : KeeperPage(services)
{
    public ImportList List { get; private set; } = ImportList.Empty;

    public bool AreMembers { get; private set; }

    public MembersImported? Imported { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? people, IFormFile? file, [FromForm] string? areMembers)
    {
        AreMembers = areMembers == "yes";
        var context = Command();
        List = ImportList.Read(file is { Length: > 0 } ? await Text(file) : people ?? "", context.CommandId);
        if (List.Faults.Length > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var (imported, rejection) = await ImportMembersHandler.Handle(
            List.People, AreMembers, context, Engine, Services.People, Cancel);
        if (rejection is not null)
            return Refuse(rejection);
        if (imported!.Index >= 0)
            await CatchUp(imported.Index);
        Imported = imported;
        return Page();
    }

    private async Task<string> Text(IFormFile file)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(Cancel);
    }
}
