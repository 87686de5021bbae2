using Decisions.Engine.Meetings;
using Decisions.Engine.Minutes;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Actions;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Engine.ReadModels.Calls;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Engine.ReadModels.ConsentRounds;
using Decisions.Engine.ReadModels.Delegations;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.Engine.ReadModels.Draws;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.ReadModels.Meetings;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.ReadModels.Proxies;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.ReadModels.Topics;
using Microsoft.Extensions.DependencyInjection;

namespace Decisions.Engine.Following;

/// <summary>Registers the read models: every question, electoral rolls, and the follower, which the host runs.</summary>
public static class ReadModelServices
{
    /// <param name="connectionString">Connects as the application's role, to a migrated database.</param>
    public static IServiceCollection AddReadModels(this IServiceCollection services, string connectionString) => services
        .AddSingleton<ServedReadModels>()
        .AddSingleton(provider => new ReadModelDatabase(connectionString, provider.GetRequiredService<ServedReadModels>()))
        .AddSingleton<CaughtUp>()
        .AddSingleton(_ => new FollowingDatabase(connectionString))
        .AddSingleton(new FollowingOptions())
        .AddSingleton<ReadModelFollower>()
        .AddSingleton<ElectoralRolls>()
        .AddSingleton<IElectoralRolls>(provider => provider.GetRequiredService<ElectoralRolls>())
        .AddSingleton<CommunityById>()
        .AddSingleton<CommunitiesList>()
        .AddSingleton<MemberById>()
        .AddSingleton<MembersOf>()
        .AddSingleton<MembersByName>()
        .AddSingleton<MembersFound>()
        .AddSingleton<MemberCounts>()
        .AddSingleton<RollByName>()
        .AddSingleton<RuleById>()
        .AddSingleton<RulesOf>()
        .AddSingleton<DecisionById>()
        .AddSingleton<RegisterOfDecisions>()
        .AddSingleton<DecisionsNeedingMyVote>()
        .AddSingleton<DecisionsIVotedOn>()
        .AddSingleton<HistoryOfDecision>()
        .AddSingleton<StepsDue>()
        .AddSingleton<MeetingsOf>()
        .AddSingleton<MeetingsHolding>()
        .AddSingleton<QuorumsAt>()
        .AddSingleton<MinutesOf>()
        .AddSingleton<BallotOf>()
        .AddSingleton<BallotsOf>()
        .AddSingleton<RoundsIVotedIn>()
        .AddSingleton<ProxiesOfMine>()
        .AddSingleton<DelegatedTo>()
        .AddSingleton<DelegationsOfMine>()
        .AddSingleton<LatestDecisions>()
        .AddSingleton<SaidToMe>()
        .AddSingleton<DiscussionCounts>()
        .AddSingleton<TopicsInUse>()
        .AddSingleton<CirclesOfMine>()
        .AddSingleton<UndecidedInCircle>()
        .AddSingleton<TurnsOfMine>()
        .AddSingleton<TurnsDue>()
        .AddSingleton<JoinedMembers>()
        .AddSingleton<DecisionsInForceList>()
        .AddSingleton<SupersessionOf>()
        .AddSingleton<ActionsWaiting>()
        .AddSingleton<CallsOpen>()
        .AddSingleton<PlacesOfMine>()
        .AddSingleton<CommentsInOrder>()
        .AddSingleton<JoinedOf>()
        .AddSingleton<DrawsAnnounced>()
        .AddSingleton<BallotCounts>()
        .AddSingleton<Timeline>()
        .AddSingleton<TimelineCounts>();
}
