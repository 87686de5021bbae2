using Decisions.Server.Api.Actions;
using Decisions.Server.Api.Calls;
using Decisions.Server.Api.FollowThrough;
using Decisions.Server.Api.Amendments;
using Decisions.Server.Api.Auditing;
using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.Circles;
using Decisions.Server.Api.Classes;
using Decisions.Server.Api.Communities;
using Decisions.Server.Api.Discussions;
using Decisions.Server.Api.Ideas;
using Decisions.Server.Api.Exporting;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Log;
using Decisions.Server.Api.Meetings;
using Decisions.Server.Api.Members;
using Decisions.Server.Api.Minutes;
using Decisions.Server.Api.OpenApi;
using Decisions.Server.Api.ProblemTypes;
using Decisions.Server.Api.Proposals;
using Decisions.Server.Api.Proxies;
using Decisions.Server.Api.Receipts;
using Decisions.Server.Api.Redactions;
using Decisions.Server.Api.Reference;
using Decisions.Server.Api.Reminders;
using Decisions.Server.Api.Rules;
using Decisions.Server.Exporting;
using Decisions.Server.Receipts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Decisions.Server.Api;

/// <summary>The HTTP API: every endpoint and what they share.</summary>
public static class ApiModule
{
    public static void AddDecisionsApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.ApplyTo(json.SerializerOptions));
        services.AddSingleton<Reading>();
        services.AddSingleton<ProposalReading>();
        services.AddSingleton<ProxyReading>();
        services.AddSingleton<MeetingProxyReading>();
        services.TryAddSingleton<CallsToAction>();
        services.TryAddSingleton<Decisions.Server.Minutes.MinutesReading>();
        services.TryAddSingleton<Decisions.Server.ConsentRounds.ConsentReading>();
        services.AddSingleton<LiveLog>();
        services.AddSingleton<ReceiptFiles>();
        services.AddSingleton<PayloadsShown>();
        services.AddSingleton<RecordDownloads>();
        services.AddDecisionsOpenApi();
    }

    /// <summary>Goes around everything else that requests to the API go through, the choice of an endpoint too.</summary>
    public static void UseDecisionsApi(this WebApplication app)
    {
        app.UseMiddleware<ApiMiddleware>();
        app.UseRouting();
    }

    public static void MapDecisionsApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").AddEndpointFilter<HeadIndexFilter>();
        CommunityCommands.Map(About("Communities"));
        MemberCommands.Map(About("Members"));
        ClassCommands.Map(About("Members"));
        RuleCommands.Map(About("Rules"));
        Templates.TemplateEndpoints.Map(About("Rules"));
        Templates.GuideQuestions.Map(About("Rules"));
        ProposalCommands.Map(About("Proposals"));
        NoticeCommands.Map(About("Voting"));
        VotingCommands.Map(About("Voting"));
        AmendmentCommands.Map(About("Amendments"));
        ConsentRounds.ConsentCommands.Map(About("Consent rounds"));
        Advice.AdviceEndpoints.Map(About("Advice"));
        FollowThrough.FollowThroughEndpoints.Map(About("Follow-through"));
        ActionCommands.Map(About("Follow-through"));
        CallCommands.Map(About("Follow-through"));
        DiscussionCommands.Map(About("Discussions"));
        CircleCommands.Map(About("Circles"));
        CircleMemberCommands.Map(About("Circles"));
        RotationCommands.Map(About("Circles"));
        CircleOfDecisionCommands.Map(About("Circles"));
        CircleQuestions.Map(About("Circles"));
        IdeaCommands.Map(About("Proposals"));
        Draws.DrawEndpoints.Map(About("Panels"));
        Selections.SelectionEndpoints.Map(About("Selections"));
        BallotCommands.Map(About("Ballots"));
        TellerCommands.Map(About("Tellers"));
        HandsCommands.Map(About("Tellers"));
        MeetingCommands.Map(About("Meetings"));
        MinutesEndpoints.Map(About("Meetings"));
        ProxyCommands.Map(About("Proxies"));
        RemindersSwitch.Map(About("Members"));
        RedactionCommands.Map(About("Redaction"));
        CommunityQuestions.Map(About("Communities"));
        MemberQuestions.Map(About("Members"));
        ClassQuestions.Map(About("Members"));
        RuleQuestions.Map(About("Rules"));
        ProposalQuestions.Map(About("Proposals"));
        AmendmentQuestions.Map(About("Amendments"));
        ConsentRounds.ConsentQuestions.Map(About("Consent rounds"));
        DiscussionQuestions.Map(About("Discussions"));
        ActionQuestions.Map(About("Follow-through"));
        CallQuestions.Map(About("Follow-through"));
        CallsToActionQuestions.Map(About("Follow-through"));
        ResultQuestions.Map(About("Results"));
        BallotQuestions.Map(About("Ballots"));
        TellerQuestions.Map(About("Tellers"));
        MeetingQuestions.Map(About("Meetings"));
        ProxyQuestions.Map(About("Proxies"));
        MeetingProxyEndpoints.Map(About("Proxies"));
        Delegations.DelegationEndpoints.Map(About("Proxies"));
        Topics.TopicEndpoints.Map(About("Communities"), About("Proposals"));
        LogQuestions.Map(About("Log"));
        ReceiptQuestions.Map(About("Log"));
        AuditQuestions.Map(About("Audit"));
        ExportQuestions.Map(About("Log"));
        WitnessCommands.Map(About("Communities"));
        WitnessQuestions.Map(About("Communities"));
        ReferencePage.Map(app);
        ProblemPages.Map(app);
        app.Map("/api/{**rest}", NoEndpoint.Answer).ExcludeFromDescription();
        app.MapOpenApi("/api/v1/openapi.json").ExcludeFromDescription();

        RouteGroupBuilder About(string noun) => api.MapGroup("").WithTags(noun);
    }
}
