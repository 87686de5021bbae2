using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Engine.Circles;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Circles;

/// <summary>A page about one circle: who is in it is read from its own stream, so that it is never behind.</summary>
public abstract class CirclePage(PageServices services, CircleReading reading) : CommunityPage(services)
{
    private ImmutableDictionary<MemberId, string> _names = ImmutableDictionary<MemberId, string>.Empty;

    public ReadCircle Read { get; private set; } = null!;

    public Circle Circle => Read.Circle;

    public string Here => $"{Home}/circles/{Circle.Id}";

    /// <summary>The circles around it, outermost first.</summary>
    public IEnumerable<Circle> Around => Read.Circles.Around(Circle.Id).SkipLast(1);

    public bool Leads => Permissions.ToLeadCircle(Actor, Id, Read.Standing) is null && !Circle.IsClosed;

    public bool IsIn => Read.Standing.IsIn;

    public string NameOf(MemberId member) => PersonInWords.Of(member, _names.GetValueOrDefault(member));

    /// <summary>Those who are in it, by name.</summary>
    public IEnumerable<(MemberId Id, string Name)> Members => Read.In.Select(member => (member, NameOf(member))).OrderBy(each => each.Item2, StringComparer.OrdinalIgnoreCase);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var id = new CircleId(Guid.Parse((string)RouteData.Values["circle"]!));
        if (await reading.Load(Id, id, Actor, Cancel) is not { } found)
            return Problem.Of(HttpContext, new CircleIsUnknown(id));
        Read = found;
        if (MaySeeMembers)
            _names = (await Services.People.ByMembers(Id, [.. found.In.Concat(found.Asking.Select(each => each.MemberId)).Concat(found.Blocked.Select(term => term.MemberId)).Concat(found.Rotations.SelectMany(each => each.Rotation.Order)).Distinct()], Cancel))
                .ToImmutableDictionary(person => person.Member, person => person.Name);
        return await PrepareCircle();
    }

    /// <summary>Loads what else the page stands on; an answer given here is shown instead of the page.</summary>
    protected abstract Task<IActionResult?> PrepareCircle();
}
