using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Rules;
using NodaTime;

namespace Decisions.Engine.Meetings;

/// <summary>How far a meeting has the quorum of one rule.</summary>
/// <param name="Circle">The circle that would decide, with its name; null for the whole community.</param>
/// <param name="Present">How many of those who may vote under it are present.</param>
/// <param name="Needed">How many must be, as it stands now.</param>
/// <param name="Represented">How many more are represented by a proxy who is present, in the vote ahead in which most are; 0 where the rule counts none.</param>
/// <param name="Eligible">How many may vote under it.</param>
/// <param name="WaitsUntil">From when on the meeting can be adjourned for want of it.</param>
/// <param name="WaitsForThosePresent">Whether, once that time has come, whoever is present is enough.</param>
public sealed record QuorumAtMeeting(
    RuleId RuleId, string RuleName, NamedCircle? Circle, long Present, long Represented, long Needed, long Eligible, Instant WaitsUntil, bool WaitsForThosePresent)
{
    /// <summary>Of whose decisions, under which rule: '“Ordinary resolution”', '“Ordinary resolution” in the circle “Bakers”'.</summary>
    public string Of => Circle is null ? $"“{RuleName}”" : $"“{RuleName}” in the circle “{Circle.Name}”";

    public bool IsThere => Present + Represented >= Needed;
}

/// <summary>A circle by what it is called.</summary>
public sealed record NamedCircle(CircleId Id, string Name);

/// <summary>
/// Has a meeting a quorum? Under each rule that counts it by who is present, and by which something on the agenda that is not
/// decided may be: of the whole community, and of each circle that something there is with.
/// </summary>
public sealed class QuorumsAt(DecisionsEngine engine, IElectoralRolls rolls, RulesOf rules)
{
    /// <param name="proposals">Those on its agenda.</param>
    public async Task<ImmutableArray<QuorumAtMeeting>> Ask(
        CommunityId community, Meeting meeting, IReadOnlyCollection<Proposal> proposals, CancellationToken cancel)
    {
        var ahead = proposals.Where(proposal => proposal is { IsWithdrawn: false, IsDecided: false }).ToList();
        if (meeting.Status == MeetingStatus.Closed || ahead.Count == 0)
            return [];
        var counting = (await rules.Ask(community, retiredToo: false, cancel)).Value
            .Where(rule => rule.Terms.Presence is not null && ahead.Any(proposal => MayDecide(rule, proposal))).ToList();
        var circles = ahead.Any(proposal => proposal.Circle is not null) ? (await engine.Streams.Circles(community, cancel)).State : null;
        var quorums = ImmutableArray.CreateBuilder<QuorumAtMeeting>(counting.Count);
        foreach (var (rule, within) in counting.SelectMany(rule => ahead.Where(proposal => MayDecide(rule, proposal)).Select(proposal => proposal.Circle).Distinct().Select(within => (rule, within))))
        {
            var circle = circles?.Find(within);
            if (circle is not null && (circle.IsClosed || !circle.DecidesUnder(rule.Id)))
                continue;
            var theirs = ahead.FindAll(proposal => proposal.Circle == within);
            var head = await engine.Store.Head(community.Value, cancel);
            var roll = await rolls.Draw(community, head.NextIndex, rule.Terms.Franchise, head.Now, cancel, circle: within);
            quorums.Add(new QuorumAtMeeting(
                // The roll is of this moment: whoever is suspended is not on it.
                rule.Id, rule.Terms.Name, circle is null ? null : new NamedCircle(circle.Id, circle.Name), await rolls.Count(community, roll, rule.Terms.Franchise, meeting.Present, cancel),
                await RepresentedUnder(community, rule, roll, meeting, theirs, head.Now, cancel),
                MeetingQuorum.Needed(meeting, rule.Terms, roll.Eligible, head.Now, within), roll.Eligible,
                MeetingQuorum.WaitsUntil(meeting, rule.Terms), MeetingQuorum.IsThosePresent(meeting, rule.Terms, within)));
        }
        return quorums.ToImmutable();
    }

    private async Task<long> RepresentedUnder(
        CommunityId community, ListedRule rule, ElectoralRoll roll, Meeting meeting, List<Proposal> ahead, Instant now, CancellationToken cancel)
    {
        var most = 0L;
        if (rule.Terms.Presence is { CountsProxies: true } && (await engine.Streams.Rule(community, rule.Id, cancel)).State is { } counting)
        {
            var atMeeting = (await engine.Streams.MeetingProxies(community, meeting.Id, cancel)).State;
            foreach (var proposal in ahead)
            {
                var proxies = (await engine.Streams.Proxies(community, proposal.Id, cancel)).State;
                var standing = await StandingOfMembers.At(meeting, [proxies], atMeeting, community, engine, cancel);
                most = Math.Max(most, await rolls.Count(
                    community, roll, rule.Terms.Franchise, Represented.Ahead(meeting, standing.HasJoined, proposal, proxies, counting, now, atMeeting), cancel));
            }
        }
        return most;
    }

    /// <summary>Whether the vote ahead can be by this rule: the one that notice names, or that waits to be confirmed; else any that fits.</summary>
    private static bool MayDecide(ListedRule rule, Proposal proposal) =>
        proposal.ToConfirm is { } first ? first.RuleId == rule.Id
        : proposal.StandingNotice is { } notice ? notice.Said.RuleId == rule.Id
        : rule.Terms.Notice is null && rule.Terms.Method is YesNoMethod == proposal.Current.Options.IsEmpty;
}
