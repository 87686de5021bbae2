using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Server.Pages.Circles;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Topics;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Drafts a proposal.</summary>
public sealed class ProposeModel(PageServices services, CirclesOfMine mine) : CommunityPage(services)
{
    public ProposalForm Form { get; private set; } = ProposalForm.Empty;

    public TopicChoice Topics { get; private set; } = TopicChoice.Of([], null);

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

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        Form = ProposalForm.Read(Request.Form);
        var context = Command();
        var proposal = new ProposalId(DerivedId.From("proposal", context.CommandId.ToString()));
        var command = new DraftProposal(
            proposal, Actor.Member!.Value, Form.Title, Form.Text, Form.ToOptions([], context.CommandId))
        {
            Topic = TopicChoice.Read(Topics.Chosen), Circle = Circles.Chosen,
        };
        var result = await ProposalHandlers.Handle(command, context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/decisions/{proposal}?done=drafted", $"{Home}/decisions/{proposal}");
    }
}
