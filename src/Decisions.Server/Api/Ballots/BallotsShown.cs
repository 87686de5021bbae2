using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Engine.Identity;
using Decisions.Engine.Proxies;
using NodaTime;

namespace Decisions.Server.Api.Ballots;

/// <summary>
/// Of which rounds an asker may be told how members voted, by the round's own word on what it shows to members and to the
/// auditor. Nobody sees how a vote stands while its rule hides it.
/// </summary>
internal static class BallotsShown
{
    private static readonly ImmutableHashSet<string> BallotTypes =
    [
        .. EventCatalogue.Current.Types.Where(pair => pair.Value.IsAssignableTo(typeof(IVoteEvent))).Select(pair => pair.Key),
    ];

    private static readonly ImmutableHashSet<string> ProxyTypes =
    [
        .. EventCatalogue.Current.Types.Where(pair => pair.Value.IsAssignableTo(typeof(IProxyEvent))).Select(pair => pair.Key),
    ];

    private static readonly ImmutableHashSet<string> DelegationTypes =
    [
        .. EventCatalogue.Current.Types.Where(pair => pair.Value.IsAssignableTo(typeof(IDelegationEvent)) || pair.Value.IsAssignableTo(typeof(IMeetingProxyEvent))).Select(pair => pair.Key),
    ];

    private static readonly string Redacted = EventCatalogue.AliasOf(typeof(PayloadRedacted));

    public static bool IsBallot(string eventType) => BallotTypes.Contains(eventType);

    public static bool IsProxy(string eventType) => ProxyTypes.Contains(eventType);

    /// <summary>Whether it says whom a member lets vote for them: until revoked, or at a meeting.</summary>
    public static bool IsDelegation(string eventType) => DelegationTypes.Contains(eventType);

    /// <summary>Whether whom members let vote for them may be told: besides the two it is for the auditor.</summary>
    public static bool DelegationsTo(Actor actor, CommunityId community) => actor.Has(community, Role.Auditor);

    /// <summary>Whether what members said to their proxies for a proposal may be told.</summary>
    public static bool ProxiesTo(Actor actor, CommunityId community, Proposal proposal) =>
        actor.Has(community, Role.Auditor) && ProxyPayloads.ShowToAuditor(proposal);

    public static ImmutableHashSet<Guid> To(Actor actor, CommunityId community, Proposal proposal, Instant now) =>
        [.. proposal.Rounds.Where(round => Shows(actor, community, round, now)).Select(round => round.Id.Value)];

    /// <summary>
    /// An event's payload as it may be told where these rounds are shown: null where it is a ballot of another; where it says
    /// what remains of such a ballot after words were taken out, without that, since the choice remains.
    /// </summary>
    public static JsonElement? Payload(string eventType, JsonElement? payload, ImmutableHashSet<Guid> shown, bool showsProxies) =>
        payload is not { } told ? null
        : IsProxy(eventType) ? showsProxies ? payload : null
        : IsBallot(eventType) ? shown.Contains(told.GetProperty("roundId").GetGuid()) ? payload : null
        : RedactedBallot(eventType, told) is { } ballot && !shown.Contains(ballot.RoundId.Value) ? WithoutRemaining(told)
        : payload;

    /// <summary>The round and the proposal of the ballot that an event took words out of; null where it is no such event, or a later one says what remains.</summary>
    public static (RoundId RoundId, ProposalId ProposalId)? RedactedBallot(string eventType, JsonElement payload)
    {
        if (eventType != Redacted || payload.GetProperty("type").GetString() is not { } type || !IsBallot(type) ||
            payload.GetProperty("remaining").GetString() is WordPieces.Removed)
            return null;
        using var remaining = JsonDocument.Parse(payload.GetProperty("remaining").GetString()!);
        var root = remaining.RootElement;
        return (new(root.GetProperty("roundId").GetGuid()), new(root.GetProperty("proposalId").GetGuid()));
    }

    /// <summary>What is told of a redaction to those who may not be told what remains.</summary>
    public static JsonElement WithoutRemaining(JsonElement payload)
    {
        var told = JsonObject.Create(payload)!;
        told["remaining"] = "";
        return JsonSerializer.SerializeToElement(told);
    }

    private static bool Shows(Actor actor, CommunityId community, Round round, Instant now) =>
        (Permissions.ToReadMembers(actor, community) is null && round.ShowsChoicesAt(now)) ||
        (actor.Has(community, Role.Auditor) && round.ShowsChoicesToAuditorAt(now));
}
