using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Advice;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Advice;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.ConsentRounds;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Advice;

/// <summary>The advice process of a proposal: who decides, whom they asked, what was advised and answered.</summary>
public sealed class AdviceModel(PageServices services, RulesOf rules, MembersOf members) : DecisionPage(services)
{
    /// <summary>How long the vote of the one who decides stays open, if they say nothing.</summary>
    private static readonly Duration ToSay = Duration.FromDays(7);

    private ImmutableDictionary<MemberId, string> _names = ImmutableDictionary<MemberId, string>.Empty;

    public AdviceProcess Process { get; private set; } = null!;

    /// <summary>The rules by advice under which it can be decided.</summary>
    public ImmutableArray<ListedRule> Rules { get; private set; } = [];

    /// <summary>Who can be asked, and named; nobody for those who do neither.</summary>
    public ImmutableArray<(MemberId Id, string Name)> Members { get; private set; } = [];

    public MemberId Decider => Process.DeciderOf(Proposal);

    /// <summary>Whether nothing of it is decided, and no vote on it is open.</summary>
    public bool IsOpen => Proposal.Sought is null && Status is ProposalStatus.Draft or ProposalStatus.Gathered or ProposalStatus.NoQuorum;

    public bool IsDecider => MayPropose && Actor.Is(Id, Decider);

    public bool MayName => IsOpen && MayPropose && MayChange;

    public bool MaySeek => IsOpen && IsDecider && !Rules.IsEmpty;

    public bool MayAdvise => IsOpen && MayPropose && !IsDecider && Process.IsTakenOn(Proposal) && Mine is not { Answer: not null } or { Answer: not null, IsOutdated: true };

    public bool MayAnswer => IsOpen && IsDecider && Process.IsTakenOn(Proposal);

    /// <summary>Whether everything is heard that must be.</summary>
    public bool MayDecide => MayAnswer && !Process.Unanswered.Any() && (!Process.Awaited.Any() || Now > Process.Sought!.Until);

    /// <summary>What the reader advised, or null.</summary>
    public (string? Text, string? Answer, bool IsOutdated)? Mine =>
        Actor.Member is { } member && Process.Find(member) is { } piece ? (piece.Text, piece.Answer, IsOutdated(piece)) : null;

    public bool IsAsked => Actor.Member is { } member && Process.Sought?.Advisers.Any(each => each.MemberId == member) == true;

    public string AdviceHere => $"{Here}/advice";

    public string NameOf(MemberId member) => PersonInWords.Of(member, _names.GetValueOrDefault(member));

    public bool IsOutdated(PieceOfAdvice piece) => piece.Revision < Proposal.Current.Number;

    /// <summary>Whether a member is asked so; where the form was refused, whether they were ticked.</summary>
    public bool IsAskedAs(MemberId member, AdviserRole role) => WasRefused("seek")
        ? Request.Form[role == AdviserRole.Affected ? "affected" : "expert"].Contains(member.ToString())
        : Process.Sought?.Advisers.Contains(new Adviser(member, role)) == true;

    /// <summary>What was filled in, where the form was refused.</summary>
    public string Filled(string handler, string field, string otherwise = "") =>
        WasRefused(handler) ? Request.Form[field].ToString() : otherwise;

    private bool WasRefused(string handler) => Refusal is not null && Request.Query["handler"] == handler && Request.HasFormContentType;

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToReadMembers(Actor, Id);

    protected override async Task<IActionResult?> PrepareDecision()
    {
        Process = (await Engine.Streams.Advice(Id, Proposal.Id, Cancel)).State ?? new AdviceProcess(Proposal.Id);
        Rules = [.. (await rules.Ask(Id, retiredToo: false, Cancel)).Value.Where(rule => rule.Terms.Advice is not null && WithCircle?.DecidesUnder(rule.Id) != false)];
        if (MayName || MaySeek)
            Members = await JoinedMembers.Of(this, members, Cancel);
        MemberId[] named = [Decider, .. (Process.Sought?.Advisers ?? []).Select(each => each.MemberId), .. Process.Given.Select(each => each.MemberId)];
        _names = (await Services.People.ByMembers(Id, [.. named.Distinct()], Cancel)).ToImmutableDictionary(person => person.Member, person => person.Name);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostDecider([FromForm] Guid member) =>
        await Done(await AdviceHandlers.Handle(new NameDecider(Proposal.Id, new MemberId(member)), Command(), Engine, Cancel), "decider-named");

    public async Task<IActionResult> OnPostSeek([FromForm] Guid rule, [FromForm] Guid[]? affected, [FromForm] Guid[]? expert, [FromForm] string? until, [FromForm] string? note)
    {
        var (at, unreadable) = Times.Read(until);
        ImmutableArray<Adviser> advisers =
        [
            .. (affected ?? []).Select(id => new Adviser(new MemberId(id), AdviserRole.Affected)), .. (expert ?? []).Select(id => new Adviser(new MemberId(id), AdviserRole.Expert)),
        ];
        return unreadable is not null
            ? Refuse(unreadable)
            : await Done(await AdviceHandlers.Handle(
                new SeekAdvice(Proposal.Id, new RuleId(rule), Actor.Member ?? default, advisers, at!.Value, note), Command(), Engine, Cancel), "advice-sought");
    }

    public async Task<IActionResult> OnPostGive([FromForm] int revision, [FromForm] string? text) =>
        await Done(await AdviceHandlers.Handle(new GiveAdvice(Proposal.Id, Actor.Member ?? default, revision, text), Command(), Engine, Cancel), "advice-given");

    public async Task<IActionResult> OnPostAnswer([FromForm] Guid adviser, [FromForm] string? text) => await Done(
        await AdviceHandlers.Handle(new AnswerAdvice(Proposal.Id, new MemberId(adviser), Actor.Member ?? default, text ?? ""), Command(), Engine, Cancel), "advice-answered");

    /// <summary>Opens the round in which the decider alone votes; its form stands on the decision's page.</summary>
    public async Task<IActionResult> OnPostDecide() => await Answer(
        await VotingHandlers.Open(Proposal.Id, Process.Sought?.RuleId ?? default, Now + ToSay, Command(), Engine, Services.Rolls, Cancel),
        _ => $"{Here}?done=to-decide#vote", $"{Here}?done=same");

    private Task<IActionResult> Done(CommandResult result, string done) => Answer(result, _ => $"{AdviceHere}?done={done}", $"{AdviceHere}?done=same");
}
