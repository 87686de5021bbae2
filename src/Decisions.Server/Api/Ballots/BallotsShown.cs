using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Server.Api.Ballots;

/// <summary>
/// Of which rounds an asker may be told how members voted: the one place that says so. Members: of rounds that are not
/// secret, once results show. The auditor: of secret rounds too, once voting has closed, so that the count can be done
/// again. Nobody sees how a vote stands while its rule hides it.
/// </summary>
internal static class BallotsShown
{
    private static readonly ImmutableHashSet<string> BallotTypes =
    [
        .. EventCatalogue.Current.Types.Where(pair => pair.Value.IsAssignableTo(typeof(IBallotEvent))).Select(pair => pair.Key),
    ];

    public static bool IsBallot(string eventType) => BallotTypes.Contains(eventType);

    /// <summary>Whose ballot an event is of, in which round of which proposal.</summary>
    public static (RoundId Round, ProposalId Proposal, MemberId Member) Key(IBallotEvent ballot) => ballot switch
    {
        BallotCast e => (e.RoundId, e.ProposalId, e.MemberId),
        BallotChanged e => (e.RoundId, e.ProposalId, e.MemberId),
        BallotWithdrawn e => (e.RoundId, e.ProposalId, e.MemberId),
        _ => throw new ArgumentOutOfRangeException(nameof(ballot), ballot.GetType().Name, "This is no ballot that is known here."),
    };

    public static ImmutableHashSet<Guid> To(Actor actor, CommunityId community, Proposal proposal, Instant now) =>
        [.. proposal.Rounds.Where(round => Shows(actor, community, round, now)).Select(round => round.Id.Value)];

    /// <summary>An event's payload, or null where it is a ballot of another round than those shown.</summary>
    public static JsonElement? Payload(string eventType, JsonElement? payload, ImmutableHashSet<Guid> shown) =>
        payload is { } told && IsBallot(eventType) && !shown.Contains(told.GetProperty("roundId").GetGuid()) ? null : payload;

    private static bool Shows(Actor actor, CommunityId community, Round round, Instant now) =>
        (Permissions.ToReadMembers(actor, community) is null && round.ShowsChoicesAt(now)) ||
        (actor.Has(community, Role.Auditor) && !round.IsOpenAt(now));
}
