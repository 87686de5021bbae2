using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Ballots;

/// <summary>Who has voted in a round, the latest unless another is asked for; and how, only where the rule lets members see it, and when.</summary>
public sealed class BallotsModel(PageServices services, BallotsOf ballots) : DecisionPage(services)
{
    private const int PageSize = 500;

    public override bool IsLive => true;

    public Round Round { get; private set; } = null!;

    public bool ShowsChoices { get; private set; }

    /// <summary>The show of hands, once it can be told; or null.</summary>
    public HandsCount? Hands { get; private set; }

    public Page<ListedBallot, MemberId> Ballots { get; private set; } = null!;

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    /// <summary>The options that the round was on.</summary>
    public ImmutableArray<Option> Options => Proposal.Revisions[Round.Revision - 1].Options;

    /// <param name="number">Which round, from 1; null for the latest.</param>
    public async Task<IActionResult> OnGet([FromQuery] Guid? after, [FromQuery(Name = "round")] int? number)
    {
        if ((number is { } asked ? Proposal.Rounds.FirstOrDefault(each => each.Number == asked) : Proposal.Latest) is not { } round)
            return Problem.Of(HttpContext, new VotingHasNotOpened(Proposal.Id));
        Round = round;
        ShowsChoices = round.ShowsChoicesAt(Now);
        if (ShowsChoices || round.ShowsCountsAt(Now))
            Hands = (await Engine.Streams.HandsIn(Id, round, Cancel)).State?.Standing?.Hands;
        var page = await ballots.Ask(
            Id, round.Id, ShowsChoices, after is { } id ? new MemberId(id) : null, PageSize, Cancel);
        // A page is of members as their ids come, which say nothing; on it they stand by name.
        Ballots = page.Value with
        {
            Items = [.. page.Value.Items.OrderBy(ballot => PersonInWords.Of(ballot.MemberId, ballot.Name), StringComparer.OrdinalIgnoreCase)],
        };
        return Page();
    }
}
