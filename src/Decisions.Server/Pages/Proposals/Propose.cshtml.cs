using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Templates;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Templates;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Server.Pages.Circles;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Topics;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Drafts a proposal.</summary>
public sealed class ProposeModel(PageServices services, TemplateReading templates, RulesOf rules, CirclesOfMine mine) : CommunityPage(services)
{
    public ProposalForm Form { get; private set; } = ProposalForm.Empty;

    public bool AsksForIdeas { get; private set; }

    public TopicChoice Topics { get; private set; } = TopicChoice.Of([], null);

    /// <summary>The template that it begins with, or null.</summary>
    public Template? Template { get; private set; }

    /// <summary>What the rule is called that the template goes by; null where it decides nothing any more.</summary>
    public string? RuleName { get; private set; }

    /// <summary>The templates that it can begin with.</summary>
    public ImmutableArray<ReadTemplate> Templates { get; private set; } = [];

    /// <summary>The circles that the reader is in, and the one that is to decide.</summary>
    public CircleChoice Circles { get; private set; } = CircleChoice.None;

    protected override Rejection? Gate() => Permissions.ToPropose(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        Topics = TopicChoice.Of((await Engine.Streams.Community(Id, Cancel)).State!.Topics, Request.HasFormContentType ? Request.Form["topic"].ToString() : null);
        Circles = await CircleChoice.Of(
            Id, Actor.Member!.Value, Engine, mine, CircleChoice.Read(Request.HasFormContentType ? Request.Form["circle"] : Request.Query["circle"]), Cancel);
        return (await Engine.Streams.Member(Id, Actor.Member!.Value, Cancel)).State?.Standing == Standing.Invited
            ? Problem.Result(HttpContext, StatusCodes.Status403Forbidden, "You have not joined yet", "Join first, on the home page.")
            : null;
    }

    public async Task OnGet([FromQuery] Guid? template)
    {
        await Begin(template);
        Form = ProposalForm.Empty with { Text = Template?.Says.Text ?? "" };
    }

    public async Task<IActionResult> OnPost([FromForm] Guid? template)
    {
        Form = ProposalForm.Read(Request.Form);
        AsksForIdeas = Request.Form["asksForIdeas"] == "yes";
        await Begin(template);
        var context = Command();
        var proposal = new ProposalId(DerivedId.From("proposal", context.CommandId.ToString()));
        var (options, noDate) = Form.ToOptions([], context.CommandId, Times);
        if (noDate is not null)
            return Refuse(noDate);
        var command = new DraftProposal(proposal, Actor.Member!.Value, Form.Title, Form.Text, options)
        {
            Topic = TopicChoice.Read(Topics.Chosen), TemplateId = template is { } begun ? new TemplateId(begun) : null,
        Circle = Circles.Chosen, AsksForIdeas = AsksForIdeas,
        };
        var result = await ProposalHandlers.Handle(command, context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/decisions/{proposal}?done=drafted", $"{Home}/decisions/{proposal}");
    }

    private async Task Begin(Guid? template)
    {
        Templates = await templates.All(Id, Cancel);
        Template = Templates.FirstOrDefault(each => each.State.Id.Value == template)?.State;
        if (Template is { Says.RuleId: var rule })
            RuleName = (await rules.Ask(Id, retiredToo: false, Cancel)).Value.FirstOrDefault(each => each.Id == rule)?.Terms.Name;
    }
}
