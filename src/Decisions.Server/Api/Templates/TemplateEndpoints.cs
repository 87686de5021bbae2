using Decisions.Domain.Communities;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Templates;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Templates;

/// <summary>Saves one of a community's ways to decide, for proposals to begin with.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="RuleId">The decision rule that it goes by.</param>
/// <param name="Text">What a proposal of it begins with; Markdown.</param>
/// <param name="VotingHours">How many hours voting is open as a rule.</param>
/// <param name="ReviewMonths">After how many months such a decision is looked at again as a rule.</param>
public sealed record TemplateBody(string Title, string Purpose, Guid RuleId, string? Text = null, int? VotingHours = null, int? ReviewMonths = null);

/// <summary>A template: one of a community's ways to decide.</summary>
public sealed record TemplateAnswer(
    Guid Id, long Version, string Title, string Purpose, Guid RuleId, string? Text, int? VotingHours, int? ReviewMonths, bool IsRetired)
{
    public static TemplateAnswer Of(ReadTemplate read) => new(
        read.State.Id.Value, read.Version, read.State.Says.Title, read.State.Says.Purpose, read.State.Says.RuleId.Value, read.State.Says.Text,
        read.State.Says.VotingHours, read.State.Says.ReviewMonths, read.State.IsRetired);
}

internal static class TemplateEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/templates", one = all + "/{template:guid}";
        api.MapPost(all, Create).Does<TemplateBody>("saveTemplate", "Save one of the community's ways to decide", created: true);
        api.MapPut(one, Change).Does<TemplateBody>("changeTemplate", "Save a template in the place of what it said before");
        api.MapPost($"{one}/retirement", Retire).Does<ReasonBody>("retireTemplate", "Offer a template no more");
        api.MapGet(all, List).Answers<PageAnswer<TemplateAnswer>>("listTemplates", "The templates that a community offers");
        api.MapGet(one, One).Answers<TemplateAnswer>("getTemplate", "A template");
    }

    private static Task<IResult> Create(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<TemplateBody>(http, community, async (body, context) => CommandAnswers.Created(
            await TemplateHandlers.Handle(Command(Guid.CreateVersion7(), body), context, engine, http.RequestAborted),
            http, id => $"/api/v1/communities/{community}/templates/{id}"));

    private static Task<IResult> Change(HttpContext http, Guid community, Guid template, DecisionsEngine engine) =>
        ApiRequest.Command<TemplateBody>(http, community, async (body, context) => CommandAnswers.Of(
            await TemplateHandlers.Handle(Command(template, body), context, engine, http.RequestAborted), http, template));

    private static Task<IResult> Retire(HttpContext http, Guid community, Guid template, DecisionsEngine engine) =>
        ApiRequest.Command<ReasonBody>(http, community, async (body, context) => CommandAnswers.Of(
            await TemplateHandlers.Handle(new RetireTemplate(new TemplateId(template), body.Reason), context, engine, http.RequestAborted),
            http, template));

    private static Task<IResult> List(HttpContext http, Guid community, Reading reading, TemplateReading templates, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (_, _) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var all = await templates.All(new CommunityId(community), http.RequestAborted);
            return Reading.Fresh(http, new PageAnswer<TemplateAnswer>([.. all.Select(TemplateAnswer.Of)], null), head.NextIndex);
        });

    private static Task<IResult> One(HttpContext http, Guid community, Guid template, Reading reading, TemplateReading templates, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (_, _) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            return await templates.One(new CommunityId(community), new TemplateId(template), http.RequestAborted) is { } found
                ? Reading.Fresh(http, TemplateAnswer.Of(found), found.Version, head.NextIndex)
                : Problems.Of(new TemplateIsUnknown(new TemplateId(template)));
        });

    private static SaveTemplate Command(Guid id, TemplateBody body) => new(
        new TemplateId(id), body.Title, body.Purpose, new RuleId(body.RuleId), body.Text, body.VotingHours, body.ReviewMonths);
}
