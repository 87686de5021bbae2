using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Domain.Topics;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.Topics;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Topics;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

public sealed record RevisedMeanwhile(int Revision) : Rejection(
    RejectionKind.Conflict, "revised-meanwhile",
    $"Someone made revision {Revision} while you were writing. What you wrote stands below: compare it with that revision, then send it again.");

/// <summary>Gives a proposal another revision. Nobody's revision is overwritten unseen.</summary>
public sealed class ReviseModel(PageServices services) : DecisionPage(services)
{
    public ProposalForm Form { get; private set; } = ProposalForm.Empty;

    /// <summary>Null where there is no topic to choose.</summary>
    public TopicChoice? Topics { get; private set; }

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToPropose(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        Form = ProposalForm.Of(Proposal.Current, Times);
        var topics = TopicChoice.Of((await Engine.Streams.Community(Id, Cancel)).State!.Topics, Proposal.Topic);
        Topics = topics.All.IsEmpty || Proposal.Puts is not null ? null : topics;
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] int revision)
    {
        Form = ProposalForm.Read(Request.Form);
        var context = Command();
        var (options, noDate) = Form.ToOptions(Proposal.Current.Options, context.CommandId, Times);
        if (noDate is not null)
            return Refuse(noDate);
        var command = new ReviseProposal(Proposal.Id, Form.Title, Form.Text, options, Form.Note);
        var isRepeated = await Engine.Store.FindCommand(Id.Value, context.CommandId, null, Cancel) is not null;
        if (!isRepeated && revision != Proposal.Current.Number)
            return Refuse(new RevisedMeanwhile(Proposal.Current.Number));
        var done = Proposal.StandingNotice is null ? "revised" : "revised-noticed";
        var result = await ProposalHandlers.Handle(command, context, Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done={done}", $"{Here}?done=same");
    }

    public async Task<IActionResult> OnPostTopic([FromForm] string? topic)
    {
        var result = await TopicHandlers.Handle(new ChooseTopic(Proposal.Id, TopicChoice.Read(topic)), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=topic", $"{Here}?done=same");
    }
}
