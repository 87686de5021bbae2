using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Engine;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Server.Api.Proxies;

/// <summary>A member for whom a holder speaks at a meeting.</summary>
public sealed record SpokenForAtMeeting(MemberId MemberId, string? Name);

/// <summary>One member's part in the proxies for a meeting.</summary>
/// <param name="Holder">Who speaks for them, or null.</param>
/// <param name="Held">For whom they speak.</param>
/// <param name="SpeaksIn">The decisions on the agenda in which a proxy for the meeting can speak, as far as their rules are known.</param>
/// <param name="LeftOutIn">Those of them in which the member's holder speaks for as many others, who appointed them before, as the rule allows.</param>
public sealed record MeetingProxiesOfMember(
    MemberId? Holder, string? HolderName, ImmutableArray<SpokenForAtMeeting> Held, ImmutableArray<ProposalId> SpeaksIn, ImmutableArray<ProposalId> LeftOutIn);

/// <summary>Who speaks for whom at a meeting, as far as one member may know: read from the streams, so that it is never behind.</summary>
public sealed class MeetingProxyReading(DecisionsEngine engine, People people)
{
    public async Task<MeetingProxiesOfMember> Of(
        CommunityId community, Meeting meeting, MemberId member, Instant now, CancellationToken cancel)
    {
        var proxies = (await engine.Streams.MeetingProxies(community, meeting.Id, cancel)).State;
        var holder = proxies?.HolderOf(member);
        ImmutableArray<MemberId> held = [.. proxies?.All.Where(proxy => proxy.Holder == member).Select(proxy => proxy.MemberId) ?? []];
        var names = (await people.ByMembers(community, holder is { } known ? held.Add(known) : held, cancel)).ToDictionary(person => person.Member, person => person.Name);
        var (speaksIn, leftOutIn) = (ImmutableArray.CreateBuilder<ProposalId>(), ImmutableArray.CreateBuilder<ProposalId>());
        foreach (var id in meeting.Agenda.Select(item => item.ProposalId).OfType<ProposalId>())
        {
            if ((await engine.Streams.Proposal(community, id, cancel)).State is not { } proposal || !SpeaksInTheVoteAhead(proposal, meeting.Id, now))
                continue;
            speaksIn.Add(id);
            var alone = holder is null ? null : (await engine.Streams.Proxies(community, id, cancel)).State;
            if (new ProxiedDecision(proposal, alone).LeavesOut(member, proxies, meeting.Id, now))
                leftOutIn.Add(id);
        }
        return new MeetingProxiesOfMember(
            holder, holder is { } of ? names.GetValueOrDefault(of) : null,
            [.. held.Select(each => new SpokenForAtMeeting(each, names.GetValueOrDefault(each)))], speaksIn.ToImmutable(), leftOutIn.ToImmutable());
    }

    private static bool SpeaksInTheVoteAhead(Proposal proposal, MeetingId meeting, Instant now) =>
        VoteAhead.Of(proposal, now).Vote is { } vote && MeetingProxies.SpeakUnder(vote.Terms) && (vote.Round is null || vote.Round.Held?.MeetingId == meeting);
}
