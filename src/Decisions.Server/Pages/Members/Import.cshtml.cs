using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Engine.Members;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Members;

/// <summary>Brings many people onto the register, from what was typed or from a file.</summary>
public sealed class ImportModel(PageServices services, MembersByName members) : KeeperPage(services)
{
    public ImportList List { get; private set; } = ImportList.Empty;

    public bool AreMembers { get; private set; }

    public MembersImported? Imported { get; private set; }

    /// <summary>Names of the list that somebody has already, here or in another line: each may be the same person.</summary>
    public ImmutableArray<string> Alike { get; private set; } = [];

    /// <summary>New links for the members that an import brought.</summary>
    public LinkTable? Links { get; private set; }

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
        Alike = Request.Form["alike"] == "yes" ? [] : await NamesThereAlready();
        if (Alike.Length > 0)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
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

    /// <summary>Makes everyone of the list a link, but those who may not sign in.</summary>
    public async Task OnPostLinks([FromForm(Name = "members")] string? named)
    {
        var asked = LinkTable.Read(named);
        ListedMember[] listed =
        [
            .. (await members.Ask(Id, null, int.MaxValue, Cancel)).Value.Items
                .Where(member => asked.Contains(member.Id) && member.Standing is Standing.Invited or Standing.Joined),
        ];
        MemberId[] ids = [.. listed.Select(member => member.Id)];
        var people = (await Services.People.ByMembers(Id, ids, Cancel)).ToDictionary(person => person.Member);
        var until = Times.ExactText(Now + LinkLifetime);
        var secrets = await Services.Tokens.IssueLinks(Id, ids, LinkLifetime, LinkLabel, Cancel);
        Links = new LinkTable(
            [
                .. listed.Zip(secrets, (member, secret) => new MembersLink(
                    PersonInWords.Of(member.Id, member.Name), people.GetValueOrDefault(member.Id)?.Email, AddressOf(secret))),
            ],
            until);
    }

    /// <summary>Whoever has an address that is known stays as they are, whatever their name is.</summary>
    private async Task<ImmutableArray<string>> NamesThereAlready()
    {
        var registered = (await members.Ask(Id, null, int.MaxValue, Cancel)).Value.Items
            .Where(member => member.Standing != Standing.Left).Select(member => member.Name).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var alike = ImmutableArray.CreateBuilder<string>();
        HashSet<string> before = new(StringComparer.OrdinalIgnoreCase);
        foreach (var person in List.People)
        {
            var isKnown = person.Email is { } email && await Services.People.ByEmail(Id, email, Cancel) is not null;
            if (!before.Add(person.Name) || (!isKnown && registered.Contains(person.Name)))
                alike.Add(person.Name);
        }
        return [.. alike.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<string> Text(IFormFile file)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(Cancel);
    }
}
