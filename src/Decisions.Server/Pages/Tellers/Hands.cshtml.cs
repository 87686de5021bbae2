using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Ballots;
using Decisions.Engine.Commands;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Tellers;

public sealed record HandsAreNoNumber(string Field, string Typed) : Rejection(
    RejectionKind.Invalid, "hands-are-no-number", 
    Typed.Trim().Length == 0 ? $"Please fill in “{Field}”: a whole number, and 0 where there were none."
        : $"“{Typed}” under “{Field}” is not a number of hands. Write a whole number, and 0 where there were none.");

/// <summary>A teller enters a show of hands; it is in the count once another has entered the same.</summary>
public sealed class HandsModel(PageServices services) : TellerPage(services)
{
    public ShowOfHands? Hands { get; private set; }

    public IReadOnlyDictionary<MemberId, string> By { get; private set; } = new Dictionary<MemberId, string>();

    /// <summary>What the reader has counted themselves that waits, or null.</summary>
    public HandsCounted? Own => Hands?.By(Teller);

    /// <summary>In what others' counts differ from it.</summary>
    public ImmutableArray<EntryField> DiffersIn => Hands?.DiffersIn(Teller) ?? [];

    /// <summary>Who else has counted.</summary>
    public IEnumerable<string> Others => Hands?.Waiting.Where(counted => counted.Teller != Teller).Select(counted => By[counted.Teller]) ?? [];

    public string InFavour { get; private set; } = "";

    public string Against { get; private set; } = "";

    public string Abstained { get; private set; } = "";

    public string Evidence { get; private set; } = "";

    public string Note { get; private set; } = "";

    protected override async Task<IActionResult?> PrepareDesk()
    {
        if (Proposal.Latest is not { } round)
            return Problem.Of(HttpContext, new VotingHasNotOpened(Proposal.Id));
        if (!round.TakesHands)
            return Problem.Of(HttpContext, round.Terms.ShowsOfHands ? new HandsNeedAMeeting(Proposal.Id) : new RuleCountsNoHands(round.RuleId));
        Hands = (await Engine.Streams.HandsIn(Id, round, Cancel)).State;
        By = await Names(Hands?.Waiting.Select(counted => counted.Teller) ?? []);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var form = Request.Form;
        (InFavour, Against, Abstained) = (form["for"].ToString(), form["against"].ToString(), form["abstained"].ToString());
        (Evidence, Note) = (form["evidence"].ToString(), form["note"].ToString());
        List<long> counts = [];
        foreach (var (field, typed) in new[] { ("For", InFavour), ("Against", Against), ("Abstaining", Abstained) })
        {
            if (!int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return Refuse(new HandsAreNoNumber(field, typed));
            counts.Add(count);
        }
        var result = await HandsHandler.Handle(
            new CountHands(Proposal.Id, Teller, new HandsCount(counts[0], counts[1], counts[2]), Evidence, Note), Command(), Engine, Services.Rolls, Cancel);
        var hands = (await Engine.Streams.HandsIn(Id, Proposal.Latest, Cancel)).State;
        var done = result is not Done ? "same" : hands is { Waiting: [] } ? "hands-shown" : hands?.Differs == true ? "hands-differ" : "hands-counted";
        return await Answer(result, _ => $"{Desk}?done={done}", $"{Desk}?done={done}");
    }
}
