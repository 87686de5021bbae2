using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Communities;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Members;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Tellers;

public sealed record TellerIsChosenTwice() : Rejection(
    RejectionKind.Invalid, "teller-is-chosen-twice", "You chose the same person twice. What one teller enters another confirms, so choose somebody else besides.");

/// <summary>The tellers of a community; the secretary names them.</summary>
public sealed class TellersModel(PageServices services, MemberChoices members) : CommunityPage(services)
{
    public ImmutableArray<(MemberId Id, string Name)> Tellers { get; private set; } = [];

    /// <summary>Who could be named besides: in one field, and in the other.</summary>
    public MemberChoice Others { get; private set; } = MemberChoice.None;

    /// <inheritdoc cref="Others" />
    public MemberChoice OthersToo { get; private set; } = MemberChoice.None;

    /// <summary>Whether one of the tellers now is to stay one: unless the form that was sent leaves them out.</summary>
    public bool Stays(MemberId teller) => !Request.HasFormContentType || Request.Form["teller"].Contains($"{teller}");

    /// <summary>Who was chosen besides, in one field or the other; null where nobody was.</summary>
    public string? More(int place) => Request.HasFormContentType ? Request.Form["more"].ElementAtOrDefault(place) : null;

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var tellers = (await Engine.Streams.Community(Id, Cancel)).State!.Tellers;
        var known = (await Services.People.ByMembers(Id, tellers, Cancel)).ToDictionary(person => person.Member, person => person.Name);
        Tellers = ByName(tellers.Select(teller => (teller, PersonInWords.Of(teller, known.GetValueOrDefault(teller)))));
        if (MayKeep)
            (Others, OthersToo) = (await Found(0), await Found(1));
        return null;

        Task<MemberChoice> Found(int place) => members.Ask(Id, MemberChoice.Asked(Request, place), tellers, Cancel);
    }

    public void OnGet()
    {
    }

    public void OnPostFind()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        ImmutableArray<MemberId> named =
        [
            .. Request.Form["teller"].Concat(Request.Form["more"]).Where(id => Guid.TryParse(id, out _)).Select(id => new MemberId(Guid.Parse(id!))),
        ];
        if (named.Distinct().Count() < named.Length)
            return Refuse(new TellerIsChosenTwice());
        var result = await NameTellersHandler.Handle(new NameTellers(named), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/tellers?done=tellers", $"{Home}/tellers?done=same");
    }

    private static ImmutableArray<(MemberId Id, string Name)> ByName(IEnumerable<(MemberId Id, string Name)> people) =>
        [.. people.OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
}
