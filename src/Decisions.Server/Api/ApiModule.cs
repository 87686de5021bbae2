using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.Communities;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Members;
using Decisions.Server.Api.OpenApi;
using Decisions.Server.Api.Proposals;
using Decisions.Server.Api.Rules;

namespace Decisions.Server.Api;

/// <summary>The HTTP API: every endpoint and what they share.</summary>
public static class ApiModule
{
    public static void AddDecisionsApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.ApplyTo(json.SerializerOptions));
        services.AddDecisionsOpenApi();
    }

    public static void MapDecisionsApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").AddEndpointFilter<FaultFilter>();
        CommunityCommands.Map(api);
        MemberCommands.Map(api);
        RuleCommands.Map(api);
        ProposalCommands.Map(api);
        VotingCommands.Map(api);
        BallotCommands.Map(api);
        app.Map("/api/{**rest}", () => Problems.Of(new NothingHere())).ExcludeFromDescription();
        app.MapOpenApi("/api/v1/openapi.json").ExcludeFromDescription();
    }
}
