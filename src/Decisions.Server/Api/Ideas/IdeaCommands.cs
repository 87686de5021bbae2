using Decisions.Domain.Ideas;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Ideas;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Ideas;

/// <summary>An idea in a line.</summary>
public sealed record AddIdeaBody(string Name);

/// <summary>Why an idea is taken out: whoever added it reads it.</summary>
public sealed record TakeOutIdeaBody(string Reason);

/// <summary>Lets another option stand for an idea.</summary>
/// <param name="Into">The id of that option.</param>
/// <param name="Name">What that option is called from then on; left out where its name holds both.</param>
public sealed record MergeIdeaBody(Guid Into, string Reason, string? Name = null);

internal static class IdeaCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/proposals/{proposal:guid}/ideas";
        api.MapPost(all, Add).Does<AddIdeaBody>("addIdea", "Add an option to a proposal that asks for ideas");
        api.MapPost($"{all}/{{option:guid}}/removal", TakeOut).Does<TakeOutIdeaBody>("takeOutIdea", "Take an idea out, for a reason on record");
        api.MapPost($"{all}/{{option:guid}}/merger", Merge).Does<MergeIdeaBody>("mergeIdeas", "Let one option stand for another that says the same");
    }

    private static Task<IResult> Add(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<AddIdeaBody>(http, community, async (body, context) => CommandAnswers.Of(
            await IdeaHandlers.Handle(
                new AddIdea(new ProposalId(proposal), new OptionId(Guid.CreateVersion7()), body.Name, By(context)), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> TakeOut(HttpContext http, Guid community, Guid proposal, Guid option, DecisionsEngine engine) =>
        ApiRequest.Command<TakeOutIdeaBody>(http, community, async (body, context) => CommandAnswers.Of(
            await IdeaHandlers.Handle(
                new TakeOutIdea(new ProposalId(proposal), new OptionId(option), body.Reason, By(context)), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Merge(HttpContext http, Guid community, Guid proposal, Guid option, DecisionsEngine engine) =>
        ApiRequest.Command<MergeIdeaBody>(http, community, async (body, context) => CommandAnswers.Of(
            await IdeaHandlers.Handle(
                new MergeIdeas(new ProposalId(proposal), new OptionId(option), new OptionId(body.Into), body.Name, body.Reason, By(context)),
                context, engine, http.RequestAborted),
            http, proposal));

    private static MemberId By(CommandContext context) => context.Actor.Member ?? default;
}
