using Decisions.Domain;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using Decisions.Engine.Commands;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Meetings;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.Templates;
using Decisions.Server.ConsentRounds;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.ConsentRounds;

/// <summary>The consent round of a decision: each of its forms is one command.</summary>
public sealed class ConsentRoundModel(PageServices services, ConsentReading consents, MembersOf members, TemplateReading templates, MeetingsHolding meetings)
    : ConsentRoundPage(services, consents, members, templates, meetings)
{
    private string Round => $"{Here}/consent-round";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostRespond([FromForm] string? consents, [FromForm] string? text, [FromForm] int? wording) =>
        Consent.Step == ConsentStep.Driver && consents is not ("yes" or "no")
            ? Refuse(new ChoiceIsMissing("Is there a reason to act?"))
            : await Said(await ParticipantHandlers.Respond(
                Proposal.Id, Consent.Step == ConsentStep.Driver ? consents == "yes" : null, text, wording, Command(), Engine, Services.Rolls, Cancel), "responded");

    public async Task<IActionResult> OnPostAsk([FromForm] string? text)
    {
        var context = Command();
        var id = new QuestionId(DerivedId.From("question", context.CommandId.ToString()));
        return await Said(await ParticipantHandlers.Ask(Proposal.Id, id, text ?? "", context, Engine, Services.Rolls, Cancel), "asked", "questions");
    }

    public async Task<IActionResult> OnPostAnswer([FromForm] Guid about, [FromForm] string? text) =>
        await Said(await ParticipantHandlers.Answer(Proposal.Id, new QuestionId(about), text ?? "", Command(), Engine, Cancel), "answered", "questions");

    public async Task<IActionResult> OnPostRefine([FromForm] string? text) =>
        await Said(await ParticipantHandlers.Refine(Proposal.Id, text ?? "", Command(), Engine, Cancel), "objection-refined", "objections");

    public async Task<IActionResult> OnPostWithdraw([FromForm] string? reason) =>
        await Said(await ParticipantHandlers.Withdraw(Proposal.Id, reason, Command(), Engine, Services.Rolls, Cancel), "objection-withdrawn");

    public async Task<IActionResult> OnPostJudge([FromForm] Guid about, [FromForm] string? qualifies, [FromForm] string? reason) =>
        qualifies is not ("yes" or "no")
            ? Refuse(new ChoiceIsMissing("Does it qualify?"))
            : await Said(await ParticipantHandlers.Judge(
                Proposal.Id, new MemberId(about), qualifies == "yes", reason, Command(), Engine, Services.Rolls, Cancel), "judged", "objections");

    public async Task<IActionResult> OnPostTest([FromForm] Guid about) =>
        await Said(await ConsentHandlers.Test(Proposal.Id, new MemberId(about), Command(), Engine, Services.Rolls, Cancel), "tested");

    public async Task<IActionResult> OnPostResolve()
    {
        var (command, unreadable) = ResolutionForm.Read(Request.Form, Proposal, Times);
        return unreadable is not null
            ? Refuse(unreadable)
            : await Said(await ConsentHandlers.Handle(command!, Command(), Engine, Services.Rolls, Cancel), "resolved");
    }

    public async Task<IActionResult> OnPostStep([FromForm] string? from, [FromForm] string? to, [FromForm] string? note) =>
        !Words<ConsentStep>.TryParse(from, out var at) || !Words<ConsentStep>.TryParse(to, out var next)
            ? Refuse(new ChoiceIsMissing("Go on to"))
            : await Said(await ConsentHandlers.Take(Proposal.Id, at, next, note, Command(), Engine, Services.Rolls, Cancel), "step-taken");

    public async Task<IActionResult> OnPostDriver([FromForm] string? driver) =>
        await Said(await ConsentHandlers.Handle(new RestateDriver(Proposal.Id, driver ?? ""), Command(), Engine, Cancel), "driver-restated");

    public async Task<IActionResult> OnPostMove()
    {
        // What is bound from an empty field cannot be told from no field at all; here the one is an answer.
        if (!Request.Form.TryGetValue("meeting", out var meeting))
            return Refuse(new ChoiceIsMissing("Where does it go on?"));
        var (hours, unreadable) = HoursForm.Read(Request.Form).ToHours();
        return unreadable is not null
            ? Refuse(unreadable)
            : await Said(await ConsentHandlers.Handle(
                new MoveConsentRound(Proposal.Id, Guid.TryParse(meeting, out var at) ? new MeetingId(at) : null, hours!), Command(), Engine, Cancel), "consent-moved");
    }

    public async Task<IActionResult> OnPostRoles([FromForm] Guid facilitator, [FromForm] Guid secretary) =>
        await Said(await ConsentHandlers.Handle(new NameRoles(Proposal.Id, new MemberId(facilitator), new MemberId(secretary)), Command(), Engine, Cancel), "roles-named");

    public async Task<IActionResult> OnPostFallback([FromForm] string? closesAt)
    {
        var (closing, unreadable) = Times.Read(closesAt);
        if (unreadable is not null)
            return Refuse(unreadable);
        return await Answer(
            await ConsentHandlers.FallBack(Proposal.Id, closing!.Value, Command(), Engine, Cancel), _ => $"{Here}?done=opened", $"{Here}?done=same");
    }

    public async Task<IActionResult> OnPostReview([FromForm] string? on, [FromForm] string? criteria)
    {
        var (day, unreadable) = Times.ReadDay(on);
        return unreadable is not null
            ? Refuse(unreadable)
            : await Said(await FollowThroughHandlers.Handle(
                new PlanReview(Proposal.Id, day!.Value, criteria), Command(), Engine, Services.Rolls, Cancel), "review-planned");
    }

    private Task<IActionResult> Said(CommandResult result, string done, string part = "state") =>
        Answer(result, _ => $"{Round}?done={done}#{part}", $"{Round}?done=same#{part}");
}
