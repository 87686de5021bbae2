using System.Text.Json;
using Decisions.Domain.Auditing;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Auditing;
using NodaTime;

namespace Decisions.Server.Api.Auditing;

/// <summary>One event of a community's timeline, as an asker may see it.</summary>
/// <param name="Index">Its place in the community's log.</param>
/// <param name="Notice">Why it needs a look; null for most.</param>
/// <param name="DueAt">Where the notice is about time: when voting ended, or was to end, just before.</param>
/// <param name="Actor">The pseudonym of who acted: a member's id, or 'system' or 'admin'.</param>
/// <param name="Decision">The proposal that it concerns.</param>
/// <param name="Member">The member whom it concerns, whoever acted.</param>
/// <param name="Payload">What happened; null where the asker may not be told.</param>
/// <param name="Proof">Where the proof is that the log holds it.</param>
public sealed record AuditItem(
    long Index, Instant At, string Type, Notice? Notice, Instant? DueAt, string Actor, string? ActorName, string Channel,
    ProposalId? Decision, MemberId? Member, string? MemberName, RuleId? Rule, RoundId? Round, string Stream, long Version,
    JsonElement? Payload, string Proof)
{
    /// <param name="item">With no more of its payload than may be told.</param>
    public static AuditItem Of(CommunityId community, TimelineItem item) => new(
        item.Index, item.At, item.Type, item.Notice, item.DueAt, item.Actor, item.ActorName, item.Channel, item.Decision,
        item.Member, item.MemberName, item.Rule, item.Round, item.Stream, item.Version, item.Payload,
        ProofOf(community, item.Index));

    public static string ProofOf(CommunityId community, long index) => $"/api/v1/communities/{community}/log/{index}/proof";
}
