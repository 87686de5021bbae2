using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using Decisions.Engine.Ballots;
using Decisions.Engine.Commands;
using Decisions.Server.Pages.Ballots;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Tellers;

public sealed record WayIsMissing() : Rejection(
    RejectionKind.Invalid, "way-is-missing", "Say how it came: on paper, in the room or by telephone.");

/// <summary>
/// A teller enters one member's ballot. Who has entered nothing yet is shown an empty form, whatever another has entered; where
/// two differ, each is told in what, and never what the other read.
/// </summary>
public sealed class EntryModel(PageServices services) : TellerPage(services)
{
    public static ImmutableArray<Channel> Ways { get; } = [Channel.Paper, Channel.Room, Channel.Phone];

    public MemberId Member { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What the reader has entered themselves that waits, or null.</summary>
    public BallotEntered? Own => Entry?.By(Teller);

    /// <summary>In what others' entries differ from it.</summary>
    public ImmutableArray<EntryField> DiffersIn => Entry?.DiffersIn(Teller) ?? [];

    public TellerEntry? Entry { get; private set; }

    public IReadOnlyDictionary<MemberId, string> By { get; private set; } = new Dictionary<MemberId, string>();

    /// <summary>Who else has entered it.</summary>
    public IEnumerable<string> Others => Entry?.Waiting.Where(entered => entered.Teller != Teller).Select(entered => By[entered.Teller]) ?? [];

    public BallotForm Form { get; private set; } = null!;

    public Channel? Way { get; private set; }

    public string Evidence { get; private set; } = "";

    public string Note { get; private set; } = "";

    protected override async Task<IActionResult?> PrepareDesk()
    {
        Member = new MemberId(Guid.Parse((string)RouteData.Values["member"]!));
        if (Proposal.Latest is not { } round)
            return Problem.Of(HttpContext, new VotingHasNotOpened(Proposal.Id));
        if (!await Services.Rolls.Includes(Id, round, Member, Cancel))
            return Problem.Of(HttpContext, new MemberIsNotOnTheRoll(Member, round.Id));
        if (Member == Teller)
            return Problem.Of(HttpContext, new TellerIsTheVoter(Teller));
        Entry = (await Engine.Streams.Entry(Id, round.Id, Member, Cancel)).State;
        By = await Names([Member, .. Entry?.Waiting.Select(entered => entered.Teller) ?? []]);
        Name = By[Member];
        (Form, Way, Evidence, Note) = (BallotForm.Of(Own?.Choice, Own?.Reason, Shown), Own?.Channel, Own?.Evidence ?? "", Own?.Note ?? "");
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var form = Request.Form;
        Form = BallotForm.Read(form, Shown);
        Way = Words<Channel>.TryParse(form["way"], out var way) ? way : null;
        (Evidence, Note) = (form["evidence"].ToString(), form["note"].ToString());
        if (Way is not { } channel)
            return Refuse(new WayIsMissing());
        var (choice, unfit) = Form.Choice(Proposal.Latest!.Terms.Method, Shown);
        if (unfit is not null)
            return Refuse(unfit);
        _ = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision);
        var result = await TellerHandlers.Handle(
            new EnterBallot(Proposal.Id, Member, Teller, revision, choice!, Form.Reason, channel, Evidence, Note), Command(), Engine, Services.Rolls, Cancel);
        var done = result is Done ? await WhatCame() : "same";
        return await Answer(result, _ => $"{Desk}?done={done}", $"{Desk}?done={done}");
    }

    /// <summary>Takes the reader's own entry back.</summary>
    public async Task<IActionResult> OnPostWithdraw()
    {
        var result = await TellerHandlers.Handle(new WithdrawEntry(Proposal.Id, Member, Teller, null), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Desk}?done=entry-withdrawn", $"{Desk}?done=same");
    }

    private async Task<string> WhatCame()
    {
        var round = Proposal.Latest!.Id;
        var entry = (await Engine.Streams.Entry(Id, round, Member, Cancel)).State;
        if (entry is not { Waiting: [], Confirmed: { } confirmed })
            return entry?.Differs == true ? "entry-differs" : "entered";
        var ballot = (await Engine.Streams.Ballot(Id, round, Member, Cancel)).State;
        return ballot?.Vote?.Origin?.Evidence == confirmed.Entered.Evidence ? "entered-alike" : "entered-gave-way";
    }
}
