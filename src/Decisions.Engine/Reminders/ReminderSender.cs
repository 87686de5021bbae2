using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Communities;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Decisions.Engine.Reminders;

/// <summary>
/// Reminds those who have not voted, once in each round, before voting closes. Every node does; a reminder is claimed before it is
/// sent, so that the node that comes first sends it and no other, and a crash in between sends none twice.
/// </summary>
public sealed partial class ReminderSender(
    DecisionsEngine engine, IClock clock, IElectoralRolls rolls, RemindersDue due, ReminderBook book, People people, CommunityById communities,
    IMailer mailer, ReminderTerms terms, ILogger<ReminderSender> logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Longer than a mail server is waited for: a claim that is older was left by a server that ended.</summary>
    private static readonly Duration LongestClaim = Duration.FromMinutes(10);

    /// <summary>Works until cancelled; a lost database is waited for.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await Look(cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                if (!LostDatabase.IsCauseOf(fault))
                    Interrupted(logger, fault);
            }
            await Task.Delay(Every, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Sends what is due now. A round that fails keeps no other waiting.</summary>
    public async Task Look(CancellationToken cancel)
    {
        foreach (var lost in await book.Lost(clock.GetCurrentInstant() - LongestClaim, cancel))
            PerhapsSent(logger, lost.Member, lost.Round, lost.Community);
        foreach (var (community, proposal) in await due.Rounds(clock.GetCurrentInstant(), terms.Before, cancel))
        {
            try
            {
                if (!await Remind(community, proposal, cancel))
                    return;
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested && !LostDatabase.IsCauseOf(fault))
            {
                Failed(logger, proposal, community, fault);
            }
        }
    }

    /// <returns>Whether the mail server can be reached: without it, trying the next is of no use now.</returns>
    private async Task<bool> Remind(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        if (await Open(community, proposal, cancel) is not { } vote)
            return true;
        var waiting = await due.Members(community, vote.Round, clock.GetCurrentInstant(), cancel);
        foreach (var member in waiting.Where(member => !vote.IsSpokenFor(member)))
            if (await Claimed(new ReminderKey(community, vote.Round.Id, member), proposal, cancel) is DeliveryOutcome.Unreachable)
                return false;
        return true;
    }

    /// <returns>What came of it; null where nothing was to be sent.</returns>
    private async Task<DeliveryOutcome?> Claimed(ReminderKey key, ProposalId proposal, CancellationToken cancel)
    {
        if (!await book.Claim(key, clock.GetCurrentInstant(), cancel))
            return null;
        if (await ToBeSent(key, proposal, cancel) is not { } reminder)
        {
            await book.Drop(key, cancel);
            return null;
        }
        // From here on the outcome is kept also where the server is told to stop.
        var delivery = await mailer.Send(terms.Write(reminder), CancellationToken.None);
        switch (delivery.Outcome)
        {
            case DeliveryOutcome.Sent:
                await book.MarkSent(key, clock.GetCurrentInstant(), CancellationToken.None);
                break;
            case DeliveryOutcome.Later or DeliveryOutcome.Unreachable:
                await book.PutOff(key, delivery.Reason!, clock.GetCurrentInstant(), CancellationToken.None);
                PutOff(logger, key.Member, key.Community, delivery.Reason!);
                break;
            case DeliveryOutcome.Refused:
                await book.GiveUp(key, delivery.Reason!, CancellationToken.None);
                Refused(logger, key.Member, key.Community, delivery.Reason!);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(key), delivery.Outcome, "An unknown outcome.");
        }
        return delivery.Outcome;
    }

    /// <summary>What is sent to a member who, by the events of this moment, may vote and has not; or null.</summary>
    private async Task<Reminder?> ToBeSent(ReminderKey key, ProposalId proposal, CancellationToken cancel)
    {
        var (community, member) = (key.Community, key.Member);
        if (await Open(community, proposal, cancel) is not { } vote || vote.Round.Id != key.Round || vote.IsSpokenFor(member)
            || !await rolls.Includes(community, vote.Round, member, cancel)
            || (await engine.Streams.Ballot(community, key.Round, member, cancel)).State?.Vote is not null
            || (await engine.Streams.Member(community, member, cancel)).State is not { Standing: Standing.Joined }
            || !await book.IsOn(community, member, cancel)
            || await people.ByMember(community, member, cancel) is not { Email: { } email } person
            || (await communities.Ask(community, cancel)).Value is not { } listed)
            return null;
        return new Reminder(
            community, listed.Name, listed.TimeZone, proposal, vote.Title, vote.Round.ClosesAt, person, email, clock.GetCurrentInstant());
    }

    /// <summary>The open round that is near its close, and who needs no reminder although no ballot of theirs stands; or null.</summary>
    private async Task<OpenVote?> Open(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if ((await engine.Streams.Proposal(community, proposal, cancel)).State is not { IsWithdrawn: false, Pending: null, Latest: { } round } state
            || !round.IsOpenAt(now) || terms.Under(round.Terms) is not { } before || round.ClosesAt - before > now)
            return null;
        var proxies = (await engine.Streams.Proxies(community, proposal, cancel)).State;
        var hands = (await engine.Streams.HandsIn(community, round, cancel)).State;
        return new OpenVote(round, state.Revisions[round.Revision - 1].Title, member =>
            hands?.Includes(member) == true || proxies?.InstructedFor(round).Any(proxy => proxy.MemberId == member) == true);
    }

    /// <param name="IsSpokenFor">Whether a member has instructed a proxy, or their hand is counted.</param>
    private sealed record OpenVote(Round Round, string Title, Func<MemberId, bool> IsSpokenFor);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending reminders was interrupted; trying again.")]
    private static partial void Interrupted(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending reminders failed for proposal {Proposal} in community {Community}.")]
    private static partial void Failed(ILogger logger, ProposalId proposal, CommunityId community, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reminder to member {Member} of round {Round} in community {Community} was perhaps sent: a server ended in between. It is not sent again.")]
    private static partial void PerhapsSent(ILogger logger, MemberId member, RoundId round, CommunityId community);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reminder to member {Member} in community {Community} was not sent and will be tried again: {Reason}")]
    private static partial void PutOff(ILogger logger, MemberId member, CommunityId community, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reminder to member {Member} in community {Community} cannot be sent: {Reason}")]
    private static partial void Refused(ILogger logger, MemberId member, CommunityId community, string reason);
}
