using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Communities;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Tellers;

/// <summary>The tellers of a community; the secretary names them.</summary>
public sealed class TellersModel(PageServices services, MembersOf members) : CommunityPage(services)
{
    private const int Most = 1_000;

    public ImmutableArray<(MemberId Id, string Name)> Tellers { get; private set; } = [];

    /// <summary>Who could be named besides.</summary>
    public ImmutableArray<(MemberId Id, string Name)> Others { get; private set; } = [];

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var tellers = (await Engine.Streams.Community(Id, Cancel)).State!.Tellers;
        var known = (await Services.People.ByMembers(Id, tellers, Cancel)).ToDictionary(person => person.Member, person => person.Name);
        Tellers = ByName(tellers.Select(teller => (teller, PersonInWords.Of(teller, known.GetValueOrDefault(teller)))));
        if (MayKeep)
            Others = ByName((await members.Ask(Id, [Standing.Joined], null, Most, Cancel)).Value.Items
                .Where(member => !tellers.Contains(member.Id)).Select(member => (member.Id, PersonInWords.Of(member.Id, member.Name))));
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        ImmutableArray<MemberId> named =
        [
            .. Request.Form["teller"].Where(id => Guid.TryParse(id, out _)).Select(id => new MemberId(Guid.Parse(id!))),
        ];
        var result = await NameTellersHandler.Handle(new NameTellers(named), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/tellers?done=tellers", $"{Home}/tellers?done=same");
    }

    private static ImmutableArray<(MemberId Id, string Name)> ByName(IEnumerable<(MemberId Id, string Name)> people) =>
        [.. people.OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
}
