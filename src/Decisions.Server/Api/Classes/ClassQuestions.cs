using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Classes;

/// <summary>The classes of members that a community has; who is of which stands with each member.</summary>
public sealed record ClassesAnswer(ImmutableArray<string> Classes, long Version);

internal static class ClassQuestions
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/communities/{community:guid}/classes", All).Answers<ClassesAnswer>("getClasses", "The classes of members");

    private static Task<IResult> All(HttpContext http, Guid community, Reading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToRead, async (_, _) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Community(new CommunityId(community), http.RequestAborted);
            return Reading.Fresh(http, new ClassesAnswer(loaded.State!.Classes, loaded.Version), loaded.Version, head.NextIndex);
        });
}
