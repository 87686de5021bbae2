using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Communities;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Communities;

/// <summary>Names a log's witnesses, in the place of those before; none ends it.</summary>
/// <param name="Required">How many must have cosigned a checkpoint before it is trusted: 1 to their number, 0 where there is none.</param>
/// <param name="Witnesses">Each with the web address below which its add-checkpoint is, and its verifier key.</param>
public sealed record NameWitnessesBody(int Required, ImmutableArray<NamedWitness> Witnesses);

internal static class WitnessCommands
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPut("/communities/{community:guid}/witnesses", Name).Does<NameWitnessesBody>("nameWitnesses", "Name the witnesses of the community's log");

    private static Task<IResult> Name(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<NameWitnessesBody>(http, community, async (body, context) => CommandAnswers.Of(
            await NameWitnessesHandler.Handle(
                new NameWitnesses(body.Required, body.Witnesses.IsDefault ? [] : body.Witnesses), context, engine, http.RequestAborted),
            http, community));
}
