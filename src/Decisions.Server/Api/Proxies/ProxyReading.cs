using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Serialization;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Delegations;
using NodaTime;

namespace Decisions.Server.Api.Proxies;

/// <summary>What a proxy comes to for the vote as it is.</summary>
[JsonConverter(typeof(WordJsonConverter<ProxyState>))]
public enum ProxyState
{
    /// <summary>The holder decides, and has not voted for the member yet.</summary>
    [JsonStringEnumMemberName("free")] Free,

    /// <summary>The member has said how they vote. It is cast once voting has closed.</summary>
    [JsonStringEnumMemberName("instructed")] Instructed,

    /// <summary>A vote was cast by it.</summary>
    [JsonStringEnumMemberName("used")] Used,

    /// <summary>The member voted themselves, or took a vote back.</summary>
    [JsonStringEnumMemberName("overridden")] Overridden,

    /// <summary>The text or the rule has changed, or the member may not vote.</summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,
}

/// <summary>A member's own proxy for a proposal.</summary>
/// <param name="Instruction">How the member votes on the revision; null where the holder decides.</param>
public sealed record OwnProxy(
    MemberId Holder, string? HolderName, ProxyState State, int Revision, Choice? Instruction, bool IsFreeOnOtherTexts);

/// <summary>A member for whom a holder speaks.</summary>
/// <param name="Vote">What the holder cast for them, or null.</param>
public sealed record SpokenFor(MemberId MemberId, string? Name, ProxyState State, Vote? Vote);

/// <summary>Who speaks for whom, as far as one member may know: read from the streams, so that it is never behind.</summary>
public sealed class ProxyReading(DecisionsEngine engine, People people, Engine.Proposals.IElectoralRolls rolls, DelegatedTo delegated)
{
    public async Task<OwnProxy?> Own(CommunityId community, Proposal proposal, MemberId member, Instant now, CancellationToken cancel)
    {
        if ((await engine.Streams.Proxies(community, proposal.Id, cancel)).State?.Of(member) is not { } proxy)
            return null;
        var name = (await people.ByMember(community, proxy.Holder, cancel))?.Name;
        var (state, _) = await Of(community, proposal, proxy, now, cancel);
        return new OwnProxy(proxy.Holder, name, state, proxy.Revision, proxy.Instruction, proxy.IsFreeOnOtherTexts);
    }

    public async Task<ImmutableArray<SpokenFor>> Held(CommunityId community, Proposal proposal, MemberId holder, Instant now, CancellationToken cancel)
    {
        var all = ImmutableArray.CreateBuilder<SpokenFor>();
        var standing = (await engine.Streams.Proxies(community, proposal.Id, cancel)).State;
        var held = standing?.All.Where(proxy => proxy.Holder == holder).ToList() ?? [];
        var names = (await people.ByMembers(community, [.. held.Select(proxy => proxy.MemberId)], cancel)).ToDictionary(person => person.Member, person => person.Name);
        foreach (var proxy in held)
        {
            var (state, vote) = await Of(community, proposal, proxy, now, cancel);
            // What was instructed is not told, once it was cast as little as before.
            all.Add(new SpokenFor(
                proxy.MemberId, names.GetValueOrDefault(proxy.MemberId), state,
                state == ProxyState.Used && vote?.Channel != Domain.Channel.System ? vote : null));
        }
        var atMeeting = (await engine.Streams.MeetingProxiesIn(community, proposal.Latest, cancel)).State;
        if (proposal.Latest is { Tally: null } sat && sat.IsOpenAt(now))
            all.AddRange(await AtMeeting(community, sat, standing, atMeeting, holder, cancel));
        if (proposal.Latest is { Tally: null, Terms.Proxies.StandingDelegation: true } round && round.IsOpenAt(now))
            all.AddRange(await Delegated(community, round, standing, atMeeting, holder, cancel));
        return all.DrainToImmutable();
    }

    /// <summary>Whom a member lets vote for them in decisions of a topic, until that is revoked; or null.</summary>
    /// <returns>The topic is null where they are the one for all else.</returns>
    public async Task<(string Name, string? Topic)?> DelegateOf(CommunityId community, MemberId member, string? topic, CancellationToken cancel)
    {
        var delegation = (await engine.Streams.Delegation(community, member, cancel)).State;
        return delegation?.HolderFor(topic) is { } holder
            ? (Pages.Words.PersonInWords.Of(holder, (await people.ByMember(community, holder, cancel))?.Name),
                delegation.Named(topic)?.Holder is null ? null : topic)
            : null;
    }

    /// <summary>Who speaks for a member at the meeting that a vote is held at, where they have appointed nobody for it alone; or null.</summary>
    public async Task<string?> HolderAtMeeting(CommunityId community, Proposal proposal, MemberId member, Instant now, CancellationToken cancel)
    {
        if (proposal.Latest is not { Tally: null } round || !round.IsOpenAt(now)
            || (await engine.Streams.MeetingProxiesIn(community, round, cancel)).State is not { } atMeeting)
            return null;
        var alone = (await engine.Streams.Proxies(community, proposal.Id, cancel)).State;
        return UseMeetingProxy.HolderIn(round, alone, atMeeting, member) is { } holder
            ? Pages.Words.PersonInWords.Of(holder, (await people.ByMember(community, holder, cancel))?.Name)
            : null;
    }

    /// <summary>Those who appointed the holder for the meeting, may vote in the round, and have neither a ballot nor a proxy of its own in it.</summary>
    private async Task<List<SpokenFor>> AtMeeting(
        CommunityId community, Round round, ProposalProxies? proxies, MeetingProxies? atMeeting, MemberId holder, CancellationToken cancel)
    {
        List<SpokenFor> spoken = [];
        foreach (var member in atMeeting?.All.Where(proxy => UseMeetingProxy.Holds(round, proxies, atMeeting, proxy.MemberId, holder)).Select(proxy => proxy.MemberId) ?? [])
            if (await Waits(community, round, member, cancel))
                spoken.Add(new SpokenFor(member, (await people.ByMember(community, member, cancel))?.Name, ProxyState.Free, null));
        return spoken;
    }

    /// <summary>Whether a member may vote in a round, and has no ballot in it, nor took one back.</summary>
    private async Task<bool> Waits(CommunityId community, Round round, MemberId member, CancellationToken cancel) =>
        (await engine.Streams.Ballot(community, round.Id, member, cancel)).State is null or { IsOwn: false, Vote: null }
        && await rolls.Includes(community, round, member, cancel);

    /// <summary>Those who let the holder vote for them, may vote in the round, and have neither a ballot nor a proxy in it.</summary>
    private async Task<List<SpokenFor>> Delegated(
        CommunityId community, Round round, ProposalProxies? proxies, MeetingProxies? atMeeting, MemberId holder, CancellationToken cancel)
    {
        List<SpokenFor> spoken = [];
        var named = (await delegated.Ask(community, holder, cancel)).Value.Where(each => each.Topic is null || each.Topic == round.Topic);
        foreach (var (member, name) in named.Select(each => (each.Member, each.Name)).Distinct())
            if (UseDelegation.Holds(round, proxies, (await engine.Streams.Delegation(community, member, cancel)).State, holder, atMeeting)
                && await Waits(community, round, member, cancel))
                spoken.Add(new SpokenFor(member, name, ProxyState.Free, null));
        return spoken;
    }

    private async Task<(ProxyState State, Vote? Vote)> Of(
        CommunityId community, Proposal proposal, Proxy proxy, Instant now, CancellationToken cancel)
    {
        if (proposal.Latest is { } round && (round.Tally is null || proposal.IsDecided || VoteAhead.Of(proposal, now).Vote is null))
        {
            var ballot = (await engine.Streams.Ballot(community, round.Id, proxy.MemberId, cancel)).State;
            if (ballot is { IsOwn: true })
                return (ProxyState.Overridden, null);
            if (ballot is { Vote: { } vote })
                return (ProxyState.Used, vote);
            if (!proxy.IsFor(round) || !await rolls.Includes(community, round, proxy.MemberId, cancel))
                return (ProxyState.Lapsed, null);
            return (proxy.InstructionOn(round.Revision) is null ? ProxyState.Free : ProxyState.Instructed, null);
        }
        return VoteAhead.Of(proposal, now).Vote is { } ahead && proxy.IsFor(ahead.RuleId, ahead.RuleVersion, ahead.Revision, ahead.Round?.Id)
            ? (proxy.InstructionOn(ahead.Revision) is null ? ProxyState.Free : ProxyState.Instructed, null)
            : (ProxyState.Lapsed, null);
    }
}
