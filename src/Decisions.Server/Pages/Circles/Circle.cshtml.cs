using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using Decisions.Domain.Selections;
using Decisions.Engine.Circles;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Selections;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Circles;

/// <summary>One circle: what it is there for, what is with it, who is in it, and what the reader does about being in it.</summary>
public sealed class CircleModel(
    PageServices services, CircleReading reading, RegisterOfDecisions register, RulesOf rules, CirclesOfMine mine, CircleFollowing following, SelectionReading selections) : CirclePage(services, reading)
{
    private const int Few = 10;

    public ImmutableArray<ListedDecision> Decisions { get; private set; } = [];

    public bool HasMore { get; private set; }

    public ImmutableArray<ListedRule> Rules { get; private set; } = [];

    public CircleList Inside { get; private set; } = null!;

    /// <summary>The selections that go on.</summary>
    public ImmutableArray<ReadSelection> Choosing { get; private set; } = [];

    /// <summary>What the reader typed, where it was refused.</summary>
    public string? Note { get; private set; }

    /// <summary>Why the reader would leave, where that was refused.</summary>
    public string? Reason { get; private set; }

    public bool MayAct => MayPropose && !Circle.IsClosed;

    /// <summary>Nobody is kept in a circle: one that is closed is left too.</summary>
    public bool MayLeave => MayPropose && IsIn;

    public MemberId? Reader => Actor.Community == Id ? Actor.Member : null;

    /// <summary>What the reader asked with, where they ask to join.</summary>
    public AskedToJoin? OwnAsking => Read.Asking.FirstOrDefault(each => each.MemberId == Actor.Member);

    /// <summary>'facilitator until 31 October 2027'.</summary>
    public string TermInWords(RoleTerm term)
    {
        var role = CircleEventInWords.Role(term.Role, term.Name);
        return term.RunsOn(Read.Today)
            ? $"{char.ToUpperInvariant(role[0])}{role[1..]} until {Times.DayText(term.Until)}"
            : $"{char.ToUpperInvariant(role[0])}{role[1..]} from {Times.DayText(term.From)} to {Times.DayText(term.Until)}";
    }

    protected override async Task<IActionResult?> PrepareCircle()
    {
        var page = (await register.Ask(Id, onlyRegister: false, [], null, Now, null, Few, Cancel, circle: Circle.Id)).Value;
        (Decisions, HasMore) = (page.Items, page.Next is not null);
        if (!Circle.Rules.IsEmpty)
            Rules = [.. (await rules.Ask(Id, retiredToo: true, Cancel)).Value.Where(rule => Circle.Rules.Contains(rule.Id))];
        var own = Actor.Community == Id && Actor.Member is { } member ? await mine.Ask(Id, member, Cancel) : CirclesOfMine.Mine.None;
        Inside = new CircleList(Read.Circles, Read.Circles.Inside(Circle.Id), own, Home);
        if (MaySeeMembers)
            Choosing = [.. (await selections.Of(Id, Circle.Id, Cancel)).Where(each => each.Step is not (SelectionStep.Filled or SelectionStep.Ended))];
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostJoin([FromForm] string? note)
    {
        Note = note;
        var result = await CircleMemberHandlers.Handle(new JoinCircle(Circle.Id, Actor.Member ?? default, note), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done={(Circle.Joining == CircleJoining.Open ? "circle-joined" : "circle-asked")}", $"{Here}?done=same");
    }

    public async Task<IActionResult> OnPostLeave([FromForm] string? reason)
    {
        Reason = reason;
        var result = await CircleMemberHandlers.Handle(new LeaveCircle(Circle.Id, Actor.Member ?? default, reason), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=circle-left", $"{Here}?done=same");
    }

    /// <summary>Asks to be passed over for the reader's turn that is to come.</summary>
    public async Task<IActionResult> OnPostPass([FromForm] string? role, [FromForm] string? name, [FromForm] string? reason)
    {
        var which = Words<CircleRole>.TryParse(role ?? "", out var read) ? read : CircleRole.Own;
        var result = await TurnHandlers.Handle(
            new PassOverTurn(Circle.Id, which, string.IsNullOrEmpty(name) ? null : name, Actor.Member ?? default, reason), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=turn-passed#roles", $"{Here}?done=same");
    }

    /// <summary>No command: nothing of it is on record.</summary>
    public async Task<IActionResult> OnPostFollow([FromForm] bool on)
    {
        if (Permissions.ToBeInCircleAs(Actor, Id, Actor.Member ?? default) is { } rejection)
            return Refuse(rejection);
        await following.Set(Id, Actor.Member!.Value, Circle.Id, on, Now, Cancel);
        return Redirect(Here);
    }
}
