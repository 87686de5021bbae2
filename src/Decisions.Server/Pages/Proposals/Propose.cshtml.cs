using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Topics;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Drafts a proposal.</summary>
public sealed class ProposeModel(PageServices services) : CommunityPage(services)
{
    public ProposalForm Form { get; private set; } = ProposalForm.Empty;

    public TopicChoice Topics { get; private set; } = TopicChoice.Of([], null);

    protected override Rejection? Gate() => Permissions.ToPropose(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        Topics = TopicChoice.Of((await Engine.Streams.Community(Id, Cancel)).State!.Topics, Request.HasFormContentType ? Request.Form["topic"].ToString() : null);
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
            proposal, Actor.Member!.Value, Form.Title, Form.Text, Form.ToOptions([], context.CommandId)) { Topic = TopicChoice.Read(Topics.Chosen) };
        var result = await ProposalHandlers.Handle(command, context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/decisions/{proposal}?done=drafted", $"{Home}/decisions/{proposal}");
    }
}
