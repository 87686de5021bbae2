using System.Collections.Immutable;
using Decisions.Domain.Ideas;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Ideas;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Ideas;

/// <summary>The options of a proposal that asks for ideas: who added which, and a line to add another.</summary>
public sealed class IdeasModel(PageServices services) : DecisionPage(services)
{
    private ImmutableDictionary<MemberId, string> _names = ImmutableDictionary<MemberId, string>.Empty;

    /// <summary>The idea as typed, where it was refused.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Whether ideas are taken now.</summary>
    public bool IsOpen => Status == ProposalStatus.Draft && Proposal.StandingNotice is null;

    public bool MayAdd => IsOpen && MayPropose;

    public bool MayMerge => IsOpen && MayPropose && MayChange && Proposal.Current.Options.Length > 1;

    public bool MayTakeOut(Option option) =>
        IsOpen && MayPropose && Permissions.ToTakeOutIdea(Actor, Id, Proposal.Proposer, WhoAdded(option), InCircle) is null;

    /// <summary>Why the present options are what they are: what was taken out or merged, the latest first.</summary>
    public IEnumerable<(string Name, string? Note)> Gone =>
        Proposal.Ideas.Where(idea => Proposal.Current.Options.All(option => option.Id != idea.Option)).Reverse().Select(idea =>
        {
            var last = Proposal.Revisions.Last(revision => revision.Options.Any(option => option.Id == idea.Option));
            return (last.Options.First(option => option.Id == idea.Option).Name, Proposal.Revisions[last.Number].Note);
        });

    public string AddedBy(Option option) => WhoAdded(option) is { } member ? PersonInWords.Of(member, _names.GetValueOrDefault(member)) : "the proposer";

    protected override async Task<IActionResult?> PrepareDecision()
    {
        if (!Proposal.AsksForIdeas)
            return Problem.Of(HttpContext, new IdeasAreNotAskedFor(Proposal.Id));
        if (MaySeeMembers)
            _names = (await Services.People.ByMembers(Id, [.. Proposal.Ideas.Select(idea => idea.By).Distinct()], Cancel)).ToImmutableDictionary(person => person.Member, person => person.Name);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAdd([FromForm] string? name)
    {
        Typed = name ?? "";
        var context = Command();
        var option = new OptionId(DerivedId.From(context.CommandId.ToString(), "idea"));
        return await Done(await IdeaHandlers.Handle(new AddIdea(Proposal.Id, option, Typed, Actor.Member ?? default), context, Engine, Cancel), "idea-added");
    }

    public async Task<IActionResult> OnPostTakeOut([FromForm] Guid option, [FromForm] string? reason) => await Done(
        await IdeaHandlers.Handle(new TakeOutIdea(Proposal.Id, new OptionId(option), reason ?? "", Actor.Member ?? default), Command(), Engine, Cancel), "idea-taken-out");

    public async Task<IActionResult> OnPostMerge([FromForm] Guid option, [FromForm] Guid into, [FromForm] string? name, [FromForm] string? reason) => await Done(
        await IdeaHandlers.Handle(
            new MergeIdeas(
                Proposal.Id, new OptionId(option), new OptionId(into), string.IsNullOrWhiteSpace(name) ? null : name, reason ?? "", Actor.Member ?? default),
            Command(), Engine, Cancel),
        "ideas-merged");

    private MemberId? WhoAdded(Option option) => Proposal.Ideas.FirstOrDefault(idea => idea.Option == option.Id)?.By;

    private Task<IActionResult> Done(CommandResult result, string done) => Answer(result, _ => $"{Here}/ideas?done={done}", $"{Here}/ideas?done=same");
}
