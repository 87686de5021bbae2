using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Members;
using Decisions.Engine.Amendments;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Amendments;

/// <summary>A page about the amendments of a decision, which it reads as the API does: from their own streams.</summary>
public abstract class AmendmentsPage(PageServices services, AmendmentReading amendments) : DecisionPage(services)
{
    private readonly Dictionary<MemberId, string> _names = [];

    public AmendmentsMoved Moved { get; private set; } = null!;

    public string AllHere => $"{Here}/amendments";

    public string NameOf(MemberId member) => _names.GetValueOrDefault(member) ?? PersonInWords.Of(member, null);

    public string AddressOf(Amendment amendment) => $"{AllHere}/{amendment.Id}";

    /// <summary>Other open amendments that change the same words.</summary>
    public ImmutableArray<Amendment> ConflictsOf(Amendment amendment) => Moved.IsOpen(amendment)
        ? [.. Moved.All.Where(other => Moved.IsOpen(other) && !Moved.ConflictsBetween(amendment, other).IsEmpty)]
        : [];

    protected override async Task<IActionResult?> PrepareDecision()
    {
        Moved = (await amendments.Load(Id, Proposal.Id, Cancel))!.State;
        if (MaySeeMembers)
            foreach (var member in Moved.All.Select(amendment => amendment.Mover).Concat(Moved.All.Select(amendment => amendment.Seconder).OfType<MemberId>()).Distinct())
                _names[member] = PersonInWords.Of(member, (await Services.People.ByMember(Id, member, Cancel))?.Name);
        return await PrepareAmendments();
    }

    /// <summary>Loads what else the page stands on; an answer given here is shown instead of the page.</summary>
    protected virtual Task<IActionResult?> PrepareAmendments() => Task.FromResult<IActionResult?>(null);
}

/// <summary>A page about one amendment.</summary>
public abstract class OneAmendmentPage(PageServices services, AmendmentReading amendments) : AmendmentsPage(services, amendments)
{
    public Amendment Amendment { get; private set; } = null!;

    public int Number => Moved.NumberOf(Amendment.Id);

    public AmendmentStatus Stage => Moved.StatusOf(Amendment);

    public string ThisHere => AddressOf(Amendment);

    protected override Task<IActionResult?> PrepareAmendments()
    {
        var id = new AmendmentId(Guid.Parse((string)RouteData.Values["amendment"]!));
        if (Moved.Find(id) is not { } found)
            return Task.FromResult<IActionResult?>(Problem.Of(HttpContext, new AmendmentIsUnknown(id)));
        Amendment = found;
        return Task.FromResult<IActionResult?>(null);
    }
}
