using Decisions.Domain.Circles;
using Decisions.Domain.Discussions;
using Decisions.Engine.Circles;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Circles;

/// <summary>Hands a decision on to the circle around its own, or to one right inside that.</summary>
public sealed class HandOnModel(PageServices services) : FacilitatorPage(services)
{
    /// <summary>How a form names the whole community.</summary>
    private const string Whole = "community";

    private CircleTree _circles = CircleTree.None;

    public string? To { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Where it can go, as a form names it and in words.</summary>
    public IEnumerable<(string Value, string Words)> Targets
    {
        get
        {
            if (_circles.Find(Proposal.Circle) is { } here)
                yield return here.Parent is { } parent ? ($"{parent}", $"Up, to {Circle(parent)}") : (Whole, "Up, to the whole community");
            foreach (var inside in _circles.Inside(Proposal.Circle))
                yield return ($"{inside.Id}", $"Down, to the circle “{inside.Name}”");
        }
    }

    /// <summary>Whether only those of the circle that it is with read what is said of it.</summary>
    public bool IsKeptToCircle { get; private set; }

    public string Circle(CircleId? circle) => circle is null ? "the whole community" : $"the circle “{_circles.Find(circle)?.Name}”";

    protected override async Task<IActionResult?> PrepareDecision()
    {
        _circles = (await Engine.Streams.Circles(Id, Cancel)).State ?? CircleTree.None;
        IsKeptToCircle = Proposal.Circle is not null
            && (await Engine.Streams.Discussion(Id, Proposal.Id, Cancel)).State is { Audience: DiscussionAudience.Circle };
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? to, [FromForm] string? reason)
    {
        (To, Reason) = (to, reason);
        CircleId? target = Guid.TryParse(to, out var id) ? new CircleId(id) : null;
        var result = await CircleHandlers.Handle(new HandOnDecision(Proposal.Id, target, reason ?? ""), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=handed-on", $"{Here}?done=same");
    }
}
