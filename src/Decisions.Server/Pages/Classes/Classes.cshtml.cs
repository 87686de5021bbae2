using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Classes;
using Decisions.Domain.Members;
using Decisions.Engine.Classes;
using Decisions.Engine.Commands;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Classes;

/// <summary>The classes of members, and who is of which: as the secretary keeps them.</summary>
public sealed class ClassesModel(PageServices services, MembersByName members) : KeeperPage(services)
{
    private const int PageSize = 50;

    public ImmutableArray<string> Classes { get; private set; } = [];

    /// <summary>The names as they were typed, one a line.</summary>
    public string Typed { get; private set; } = "";

    public Page<ListedMember, MemberId> Members { get; private set; } = null!;

    /// <summary>What was chosen for members and not accepted.</summary>
    public Dictionary<MemberId, (string Class, string Votes)> Chosen { get; } = [];

    private string Here => $"{Home}/members/classes";

    /// <summary>Where this page of members begins, or null for the first.</summary>
    public Guid? After { get; private set; }

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        Classes = (await Engine.Streams.Community(Id, Cancel)).State!.Classes;
        Typed = string.Join('\n', Classes);
        After = Guid.TryParse(Request.Query["after"], out var id) ? id : null;
        Members = (await members.Ask(Id, After is { } after ? new MemberId(after) : null, PageSize, Cancel)).Value;
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostName([FromForm] string? classes)
    {
        Typed = classes ?? "";
        var result = await ClassHandlers.Handle(
            new NameClasses([.. Typed.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=classes", $"{Here}?done=same");
    }

    public async Task<IActionResult> OnPostPlace()
    {
        var key = Command();
        foreach (var member in Members.Items.Where(member => Request.Form.ContainsKey($"class-{member.Id}")))
            Chosen[member.Id] = (Request.Form[$"class-{member.Id}"].ToString(), Request.Form[$"votes-{member.Id}"].ToString().Trim());
        foreach (var member in Members.Items.Where(member => Chosen.TryGetValue(member.Id, out var chosen) && chosen != (member.Class ?? "", member.Votes.ToString(CultureInfo.InvariantCulture))))
        {
            var (name, votes) = Chosen[member.Id];
            if (!long.TryParse(votes, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return Refuse(new NumberIsNotReadable($"Votes of {PersonInWords.Of(member.Id, member.Name)}", votes));
            // One form, several commands: each has an id of its own that a form sent again has too.
            var result = await ClassHandlers.Handle(
                new PlaceMember(member.Id, name.Length == 0 ? null : name, number),
                key with { CommandId = DerivedId.From($"classes {key.CommandId}", $"{member.Id}") }, Engine, Cancel);
            if (result is Refused refused)
                return Refuse(refused.Rejection);
            if (result is Done done)
                await CatchUp(done.Index);
        }
        return Redirect(After is { } after ? $"{Here}?after={after}&done=placed" : $"{Here}?done=placed");
    }
}
