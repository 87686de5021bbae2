using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Selections;
using Decisions.Server.Pages.Circles;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Selections;

/// <summary>One selection: what is awaited, what the reader does, what was said, and who was proposed.</summary>
public sealed class SelectionModel(PageServices services, CircleReading reading, SelectionReading selections) : CirclePage(services, reading)
{
    private ImmutableDictionary<MemberId, string> _names = ImmutableDictionary<MemberId, string>.Empty;
    private readonly Dictionary<ProposalId, Proposal> _proposals = [];
    private string[] _leads = [];

    public ReadSelection Selection { get; private set; } = null!;

    public SelectionBegun Said => Selection.State.Said;

    public string SelectionHere => $"{Here}/selections/{Selection.State.Id}";

    public override bool IsLive => true;

    public string Awaited => SelectionInWords.Awaited(Selection, Circle.IsClosed, Times, Who, _leads);

    /// <summary>Whether the reader is asked, and in the circle still.</summary>
    public bool IsAsked => Actor.Member is { } member && Said.Members.Contains(member) && IsIn && !Circle.IsClosed;

    public bool MaySpeak => IsAsked && (Selection.Step is SelectionStep.Nominating or SelectionStep.Hearing);

    /// <summary>What the reader said last, or null.</summary>
    public Nomination? Own => Actor.Member is { } member ? Selection.State.Of(member) : null;

    public bool HasHeard => Actor.Member is { } member && Selection.State.Heard.Contains(member);

    /// <summary>Whether a nominee can be proposed still: the term is not over.</summary>
    public bool MayProposeNominee => MayLead && !Circle.IsClosed && Selection.Step == SelectionStep.Proposing && !SelectionInWords.IsTermOver(Said, Times) && Nominees.Any();

    public bool MayLead => Leads && Actor.Member is not null;

    public bool MayEnd => Permissions.ToLeadCircle(Actor, Id, Read.Standing) is null && Actor.Member is not null
        && (Selection.Step is SelectionStep.Nominating or SelectionStep.Hearing or SelectionStep.Proposing);

    /// <summary>Whom somebody who is in the circle nominates, and who is in it themselves.</summary>
    public IEnumerable<(MemberId Id, string Name)> Nominees => Said.Members.Where(Read.In.Contains)
        .Select(member => Selection.State.Of(member)?.Nominee).OfType<MemberId>().Distinct().Where(Read.In.Contains)
        .Select(member => (member, Who(member))).OrderBy(each => each.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>What was typed, where it was refused.</summary>
    public string Typed(string handler, string field) => Refusal is not null && Request.Query["handler"] == handler ? Request.Form[field].ToString() : "";

    public string Who(MemberId member) => PersonInWords.Of(member, _names.GetValueOrDefault(member));

    /// <summary>What is known of a proposal that was made.</summary>
    public string Outcome(ProposedNominee each) => each switch
    {
        { Carried: { NotFilled: null } } => "The circle consented.",
        { Carried.NotFilled: { } why } => $"The circle consented, and the role was not filled. {SelectionEventInWords.Of(why)}",
        _ => _proposals.GetValueOrDefault(each.ProposalId) switch
        {
            { IsWithdrawn: true } => "The proposal was taken back.",
            { IsDecided: true } => "The circle did not consent.",
            var proposal => StatusInWords.Of(proposal?.StatusAt(Now) ?? ProposalStatus.Draft, null),
        },
    };

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    protected override async Task<IActionResult?> PrepareCircle()
    {
        var id = new SelectionId(Guid.Parse((string)RouteData.Values["selection"]!));
        if (await selections.Load(Id, Circle.Id, id, Cancel) is not { } found)
            return Problem.Of(HttpContext, new SelectionIsUnknown(id));
        Selection = found;
        foreach (var each in found.State.Proposed.Where(each => each.Carried is null))
            if ((await Engine.Streams.Proposal(Id, each.ProposalId, Cancel)).State is { } proposal)
                _proposals[each.ProposalId] = proposal;
        TellTimeBy(found.Now);
        var named = Said.Members.Concat(Read.In).Concat(found.State.Nominations.Select(each => each.Nominee).OfType<MemberId>())
            .Concat(found.State.Proposed.Select(each => each.MemberId)).Distinct();
        _names = (await Services.People.ByMembers(Id, [.. named], Cancel)).ToImmutableDictionary(person => person.Member, person => person.Name);
        _leads = [.. Read.Terms.Where(term => term.RunsOn(Read.Today) && term.Role == Domain.Circles.CircleRole.Facilitator).Select(term => Who(term.MemberId))];
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostNominate([FromForm] Guid? nominee, [FromForm] string? reason) => await Done(
        await SelectionHandlers.Handle(
            new Nominate(Circle.Id, Selection.State.Id, Actor.Member ?? default, nominee is { } id ? new MemberId(id) : null, reason), Command(), Engine, Cancel),
        "nominated");

    public async Task<IActionResult> OnPostKeep() => await Done(
        await SelectionHandlers.Handle(new KeepNomination(Circle.Id, Selection.State.Id, Actor.Member ?? default), Command(), Engine, Cancel), "nomination-kept");

    public async Task<IActionResult> OnPostClose([FromForm] string? reason) => await Done(
        await SelectionHandlers.Handle(new CloseHearing(Circle.Id, Selection.State.Id, reason ?? ""), Command(), Engine, Cancel), "hearing-closed");

    public async Task<IActionResult> OnPostEnd([FromForm] string? reason) => await Done(
        await SelectionHandlers.Handle(new EndSelection(Circle.Id, Selection.State.Id, reason ?? ""), Command(), Engine, Cancel), "selection-ended");

    public async Task<IActionResult> OnPostPropose([FromForm] Guid nominee, [FromForm] string? reason)
    {
        var context = Command();
        var proposal = new ProposalId(DerivedId.From("nominee", context.CommandId.ToString()));
        return await Done(
            await SelectionHandlers.Handle(
                new ProposeNominee(Circle.Id, Selection.State.Id, proposal, Actor.Member ?? default, new MemberId(nominee), reason ?? ""), context, Engine, Cancel),
            "nominee-proposed");
    }

    private Task<IActionResult> Done(CommandResult result, string done) => Answer(result, _ => $"{SelectionHere}?done={done}", $"{SelectionHere}?done=same");
}
