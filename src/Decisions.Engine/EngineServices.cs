using Decisions.Engine.Amendments;
using Decisions.Engine.Circles;
using Decisions.Engine.Discussions;
using Decisions.Engine.Draws;
using Decisions.Engine.Selections;
using Decisions.Engine.Exporting;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Publishing;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.Redactions;
using Decisions.Engine.Reminders;
using Decisions.Engine.Templates;
using Decisions.Engine.Witnessing;
using Decisions.EventStore;
using Decisions.EventStore.Publishing;
using Decisions.EventStore.Redacting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Decisions.Engine;

/// <summary>Registers the engine: the store, what handlers work with, the read models and the workers.</summary>
public static class EngineServices
{
    /// <param name="connectionString">Connects as the application's role, to a migrated database.</param>
    public static IServiceCollection AddDecisionsEngine(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton(_ => new PostgresEventStore(connectionString));
        services.AddSingleton<IEventStore>(provider => provider.GetRequiredService<PostgresEventStore>());
        services.AddSingleton<DecisionsEngine>();
        services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "decisions identity",
            MaxAutoPrepare = 20,
        }.ConnectionString));
        services.AddSingleton<People>();
        services.AddSingleton<AccessTokens>();
        services.AddReadModels(connectionString);
        services.AddSingleton(_ => new PublishedLogs(connectionString));
        services.AddSingleton<LogPublisher>();
        services.AddSingleton<RecordExport>();
        services.AddSingleton(_ => new PayloadRedactions(connectionString));
        services.AddSingleton<RedactionFollower>();
        services.AddSingleton<Ballots.EntriesOf>();
        services.AddSingleton<AmendmentReading>();
        services.AddSingleton<TemplateReading>();
        services.AddSingleton<DiscussionReading>();
        services.AddSingleton<DiscussionByPart>();
        services.AddSingleton<CircleFollowing>();
        services.AddSingleton<CircleReading>();
        services.AddSingleton<FollowThroughReading>();
        services.AddSingleton<DrawReading>();
        services.AddSingleton<SelectionReading>();
        services.AddSingleton<RoundsDue>();
        services.AddSingleton<ResultDeclarer>();
        services.AddSingleton<ConfirmationsDue>();
        services.AddSingleton<OpeningsDue>();
        services.AddSingleton<VotingOpener>();
        services.AddSingleton<EndingsDue>();
        services.AddSingleton<VotingEnder>();
        services.AddSingleton<ConsentMover>();
        services.AddSingleton<TurnGiver>();
        services.AddSingleton<ConfirmationOpener>();
        services.AddSingleton<RemindersDue>();
        services.AddSingleton<ReminderBook>();
        services.AddSingleton<LogAlarms>();
        services.AddSingleton<WitnessBook>();
        services.AddSingleton<WitnessedCheckpoints>();
        services.AddSingleton<WitnessesOf>();
        services.AddSingleton<WitnessClient>();
        services.AddSingleton<CheckpointSubmission>();
        services.AddSingleton<CheckpointSubmitter>();
        return services;
    }
}
