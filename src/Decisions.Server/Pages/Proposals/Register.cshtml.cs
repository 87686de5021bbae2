using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.ReadModels.Topics;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Topics;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>
/// The register of decisions: what was decided, when, by which rule and with which numbers; for those who may read the
/// discussion, what is under way too.
/// </summary>
public sealed class RegisterModel(PageServices services, RegisterOfDecisions register, TopicsInUse inUse) : CommunityPage(services)
{
    private const int PageSize = 20;

    public override bool IsLive => MayRead;

    public string? Words { get; private set; }

    public string? Status { get; private set; }

    /// <summary>The topics to choose from, and the one that is chosen.</summary>
    public TopicChoice Topics { get; private set; } = TopicChoice.Of([], null);

    /// <summary>The circles to choose from, for those who may read what is under way.</summary>
    public ImmutableArray<Circle> Circles { get; private set; } = [];

    /// <summary>The one that is chosen, or null.</summary>
    public CircleId? Circle { get; private set; }

    public DecisionRows Rows { get; private set; } = null!;

    public string? NextPage { get; private set; }

    protected override Rejection? Gate() => Permissions.ToReadRegister(Actor, Id, Community.Visibility);

    public async Task OnGet([FromQuery] string? words, [FromQuery] string? status, [FromQuery] string? topic, [FromQuery] Guid? circle, [FromQuery] long? before)
    {
        (Words, Status) = (words, status);
        if (MayRead)
            Circles = (await Engine.Streams.Circles(Id, Cancel)).State?.All ?? [];
        Circle = circle is { } named && Circles.FirstOrDefault(each => each.Id.Value == named) is { } found ? found.Id : null;
        Topics = TopicChoice.Of(await inUse.Ask(Id, onlyRegister: !MayRead, Cancel), TopicChoice.Read(topic));
        var page = (await register.Ask(
            Id, onlyRegister: !MayRead, RegisterFilter.Statuses(status), words, Now, before, PageSize, Cancel, Topics.Chosen, Circle)).Value;
        Rows = new DecisionRows(
            page.Items, Home, Times,
            string.IsNullOrWhiteSpace(words) && string.IsNullOrEmpty(status) && Topics.Chosen.Length == 0 && Circle is null ? "There is no decision yet." : "No decision matches.")
        {
            AreLinks = MayRead,
            Numbers = await Numbers(page.Items.Where(decision => decision.Round?.Verdict is not null)),
        };
        NextPage = page.Next is { } next
            ? $"{Home}/decisions?words={Uri.EscapeDataString(words ?? "")}&status={Uri.EscapeDataString(status ?? "")}&topic={Uri.EscapeDataString(Topics.Chosen)}&circle={Circle}&before={next}"
            : null;
    }

    /// <summary>Only declared results have numbers here; a count under way is nowhere in the register.</summary>
    private async Task<IReadOnlyDictionary<ProposalId, string>> Numbers(IEnumerable<ListedDecision> decided)
    {
        var proposals = await Task.WhenAll(decided.Select(decision => Engine.Streams.Proposal(Id, decision.Id, Cancel)));
        return proposals.Where(loaded => loaded.State?.Latest?.Tally is not null).ToDictionary(
            loaded => loaded.State!.Id, loaded => StatusInWords.Numbers(loaded.State!.Latest!.Tally!));
    }
}
