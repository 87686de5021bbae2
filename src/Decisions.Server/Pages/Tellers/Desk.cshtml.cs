using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Ballots;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Tellers;

/// <summary>The tellers' desk for a decision: whom to enter, what waits for a second teller, and what came of the rest.</summary>
public sealed class DeskModel(PageServices services, EntriesOf entries, RollByName roll) : TellerPage(services)
{
    private const int Most = 20;
    private const int PageSize = 50;

    public override bool IsLive => true;

    /// <summary>What was looked for.</summary>
    [FromQuery(Name = "find")]
    public string? Find { get; set; }

    /// <summary>How many of those that are done came before this page.</summary>
    [FromQuery(Name = "from")]
    public int From { get; set; }

    /// <summary>Who was found on the roll; null where nobody was looked for.</summary>
    public Page<OnRoll, MemberId>? Found { get; private set; }

    /// <summary>What waits for another teller; what differs comes first.</summary>
    public ImmutableArray<DeskLine> Waiting { get; private set; } = [];

    /// <summary>What two have entered alike, by name, a page of it.</summary>
    public ImmutableArray<DeskLine> Done { get; private set; } = [];

    public int AllDone { get; private set; }

    public int? Next => Math.Max(0, From) + PageSize is var next && next < AllDone ? next : null;

    public ShowOfHands? Hands { get; private set; }

    public bool CanFind => Round is not null;

    /// <summary>What stands of a member who was found.</summary>
    public string StateOf(MemberId member) =>
        member == Teller ? "You. Two other tellers enter your ballot, or you vote on these pages."
        : Waiting.FirstOrDefault(line => line.Member == member)?.Words ?? (Confirmed.Contains(member) ? "Two tellers have entered a ballot alike." : "");

    private ImmutableHashSet<MemberId> Confirmed { get; set; } = [];

    public void OnGet()
    {
    }

    protected override async Task<IActionResult?> PrepareDesk()
    {
        if (Proposal.Latest is not { } round)
            return null;
        var all = await entries.Ask(Id, round.Id, Cancel);
        var names = await Names(all.SelectMany(entry => entry.Waiting.Select(entered => entered.Teller).Append(entry.MemberId)));
        Waiting =
        [
            .. all.Where(entry => !entry.Waiting.IsEmpty).OrderByDescending(entry => entry.Differs).ThenBy(entry => names[entry.MemberId], StringComparer.OrdinalIgnoreCase)
                .Select(entry => new DeskLine(entry.MemberId, names[entry.MemberId], entry, EntryInWords.Waiting(entry, Teller, names))),
        ];
        var done = all.Where(entry => entry is { Waiting: [], Confirmed: not null }).OrderBy(entry => names[entry.MemberId], StringComparer.OrdinalIgnoreCase).ToList();
        (AllDone, Confirmed) = (done.Count, [.. done.Select(entry => entry.MemberId)]);
        foreach (var entry in done.Skip(Math.Max(0, From)).Take(PageSize))
        {
            var ballot = (await Engine.Streams.Ballot(Id, round.Id, entry.MemberId, Cancel)).State;
            Done = Done.Add(new DeskLine(entry.MemberId, names[entry.MemberId], entry, EntryInWords.Confirmed(entry.Confirmed!, ballot)));
        }
        Hands = (await Engine.Streams.HandsIn(Id, round, Cancel)).State;
        if (CanFind && Find?.Trim() is { Length: > 0 } find)
            Found = await roll.Ask(Id, round.Roll, round.Terms.Franchise, find, null, Most, Cancel);
        return null;
    }
}
