using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;
using Decisions.Engine.Proxies;
using Decisions.Server.Pages.Ballots;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Members;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proxies;

public sealed record InstructsAndLeavesIt() : Rejection(
    RejectionKind.Invalid, "instructs-and-leaves-it", "You let your proxy decide, and also said how you vote. Do one of the two.");

/// <summary>Appoints the reader's proxy. What they had instructed before is not filled in for whoever looks over their shoulder.</summary>
public sealed class AppointModel(PageServices services, MemberChoices members) : DecisionPage(services)
{
    public VoteAhead? Vote { get; private set; }

    /// <summary>The text that it is for.</summary>
    public Revision Asked => Proposal.Revisions[Vote!.Revision - 1];

    public MemberChoice Others { get; private set; } = MemberChoice.None;

    public string Holder { get; private set; } = "";

    /// <summary>Who decides how to vote, as chosen: 'me' or 'holder'; empty before.</summary>
    public string Decides { get; private set; } = "";

    /// <summary>Whether the proxy that stands has an instruction, which the form does not show.</summary>
    public bool HasInstructed { get; private set; }

    public bool IsFreeOnOtherTexts { get; private set; }

    public BallotForm Form { get; private set; } = null!;

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    protected override async Task<IActionResult?> PrepareDecision()
    {
        Vote = VoteAhead.Of(Proposal, Now).Vote;
        if (Vote is null)
            return null;
        Form = BallotForm.Of(null, null, Asked);
        HasInstructed = (await Engine.Streams.Proxies(Id, Proposal.Id, Cancel)).State?.Of(Actor.Member!.Value) is { Instruction: not null };
        Others = await members.Ask(Id, MemberChoice.Asked(Request), [Actor.Member!.Value], Cancel);
        return null;
    }

    public void OnGet()
    {
    }

    public IActionResult OnPostFind()
    {
        if (Vote is { Terms.Proxies: { } terms })
            Read(terms);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Vote is not { Terms.Proxies: { } terms } vote)
            return Refuse(VoteAhead.Of(Proposal, Now).Rejection ?? new ProxiesAreNotAllowed(Proposal.Id));
        Read(terms);
        if (!Guid.TryParse(Holder, out var holder))
            return Refuse(new ChoiceIsMissing("Who speaks for you?"));
        if (Decides is not ("me" or "holder"))
            return Refuse(new ChoiceIsMissing("Who decides how to vote?"));
        Choice? instruction = null;
        if (Decides == "holder" && !Form.IsEmpty)
            return Refuse(new InstructsAndLeavesIt());
        if (Decides == "me")
        {
            (instruction, var unfit) = Form.Choice(vote.Terms.Method, Asked);
            if (unfit is not null)
                return Refuse(unfit);
        }
        _ = int.TryParse(Request.Form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision);
        var result = await ProxyHandlers.Handle(
            new AppointProxy(Proposal.Id, Actor.Member!.Value, new MemberId(holder), revision, instruction, IsFreeOnOtherTexts), Command(), Engine,
            Services.Rolls, Cancel);
        return await Answer(result, _ => $"{Here}?done=proxy", $"{Here}?done=proxy");
    }

    private void Read(ProxyTerms terms)
    {
        (Holder, IsFreeOnOtherTexts) = (Request.Form["holder"].ToString(), Request.Form["otherTexts"] == "yes");
        Decides = terms.Instructions switch
        {
            ProxyInstructions.Required => "me",
            ProxyInstructions.None => "holder",
            _ => Request.Form["decides"].ToString(),
        };
        Form = BallotForm.Read(Request.Form, Asked);
    }
}
