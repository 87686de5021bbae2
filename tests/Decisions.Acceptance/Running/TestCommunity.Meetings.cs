using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Engine.Ballots;
using Decisions.Engine.Communities;
using Decisions.Engine.Identity;
using Decisions.Engine.Meetings;
using Decisions.Engine.Minutes;
using Decisions.Engine.Proposals;
using Decisions.Engine.Proxies;
using NodaTime;

namespace Decisions.Acceptance.Running;

/// <summary>Its meetings, and what tellers do.</summary>
public sealed partial class TestCommunity
{
    /// <summary>Enters, as a teller, what a member's paper says of the first text.</summary>
    public async Task Enter(Actor teller, Actor member, ProposalId proposal, Choice choice, string evidence) =>
        await Land(await TellerHandlers.Handle(
            new EnterBallot(proposal, member.Member!.Value, teller.Member!.Value, 1, choice, null, Channel.Paper, evidence, null), Context(teller),
            Engine, _site.Get<IElectoralRolls>(), Cancel));

    /// <summary>Opens voting at a meeting that has just begun, with these members in the room.</summary>
    public async Task<MeetingId> OpenAtMeeting(ProposalId proposal, RuleId rule, params Actor[] present)
    {
        var id = await Meeting("Yearly meeting", Engine.Clock.GetCurrentInstant() + Duration.FromSeconds(1), proposal);
        foreach (var member in present)
            await Come(id, member, Presence.InPerson);
        await Begin(id);
        await OpenAt(id, proposal, rule);
        return id;
    }

    /// <summary>Calls a meeting in the bakehouse with these proposals on its agenda.</summary>
    public async Task<MeetingId> Meeting(string title, Instant at, params ProposalId[] agenda)
    {
        var id = new MeetingId(Guid.CreateVersion7());
        await CallAt(id, title, at);
        foreach (var proposal in agenda)
            await Land(await MeetingHandlers.Handle(
                new AddAgendaItem(id, new AgendaItemId(Guid.CreateVersion7()), proposal, null), Context(Secretary), Engine, Cancel));
        return id;
    }

    /// <summary>Calls a meeting, or calls it anew.</summary>
    public async Task CallAt(MeetingId id, string title, Instant at) => await Land(await MeetingHandlers.Handle(
        new CallMeeting(id, title, "The bakehouse, 12 Hill Street. Or by link: https://example.org/meet", at), Context(Secretary), Engine, Cancel));

    public async Task Heading(MeetingId id, string text) => await Land(await MeetingHandlers.Handle(
        new AddAgendaItem(id, new AgendaItemId(Guid.CreateVersion7()), null, text), Context(Secretary), Engine, Cancel));

    public async Task Come(MeetingId id, Actor member, Presence presence) => await Land(await MeetingHandlers.Handle(
        new EnterAttendance(id, member.Member!.Value, presence, Founder), Context(Secretary), Engine, Cancel));

    /// <summary>Appoints a proxy for all that is voted on at a meeting.</summary>
    public async Task AppointAt(MeetingId id, Actor member, Actor holder) => await Land(await MeetingProxyHandlers.Handle(
        new AppointMeetingProxy(id, member.Member!.Value, holder.Member!.Value), Context(member), Engine, Cancel));

    /// <summary>Begins a meeting once its time has come.</summary>
    public async Task Begin(MeetingId id)
    {
        var meeting = (await Engine.Streams.Meeting(Id, id, Cancel)).State!;
        while ((await Engine.Store.Head(Id.Value, Cancel)).Now < meeting.AppointedAt)
            await Task.Delay(50, Cancel);
        await Land(await MeetingHandlers.Handle(new BeginMeeting(id), Context(Secretary), Engine, Cancel));
    }

    /// <summary>Adjourns a meeting, for want of the quorum of a rule where one is named.</summary>
    public async Task Adjourn(MeetingId id, Duration length, RuleId? withoutQuorumOf = null) => await Land(await MeetingHandlers.Adjourn(
        id, Engine.Clock.GetCurrentInstant() + length, "Too few could come.", withoutQuorumOf, Context(Secretary), Engine,
        _site.Get<IElectoralRolls>(), Cancel));

    /// <summary>Enters, as a teller, the hands counted in the room.</summary>
    public async Task CountHands(Actor teller, ProposalId proposal, HandsCount hands, string evidence) => await Land(await HandsHandler.Handle(
        new CountHands(proposal, teller.Member!.Value, hands, evidence, null), Context(teller), Engine, _site.Get<IElectoralRolls>(), Cancel));

    /// <summary>Waits until the database's clock says a time.</summary>
    public async Task Due(Instant at)
    {
        while ((await Engine.Store.Head(Id.Value, Cancel)).Now <= at)
            await Task.Delay(50, Cancel);
    }

    /// <summary>When a meeting is to begin, or to go on.</summary>
    public async Task<Instant> AppointedFor(MeetingId id) => (await Engine.Streams.Meeting(Id, id, Cancel)).State!.AppointedAt;

    public async Task Tellers(params Actor[] tellers) => await Land(await NameTellersHandler.Handle(
        new NameTellers([.. tellers.Select(teller => teller.Member!.Value)]), Context(Secretary), Engine, Cancel));

    /// <summary>Opens voting at a meeting.</summary>
    public async Task OpenAt(MeetingId meeting, ProposalId proposal, RuleId rule) => await Land(await VotingHandlers.Open(
        proposal, rule, Engine.Clock.GetCurrentInstant() + Duration.FromHours(1), Context(Secretary), Engine,
        _site.Get<IElectoralRolls>(), Cancel, at: meeting));

    public string PageOf(MeetingId meeting) => $"{Home}/meetings/{meeting}";

    /// <summary>Ends a meeting and approves its minutes.</summary>
    public async Task CloseAndApprove(MeetingId id)
    {
        await Land(await MeetingHandlers.Handle(new CloseMeeting(id), Context(Secretary), Engine, Cancel));
        var minutes = _site.Get<MinutesOf>();
        var digest = (await minutes.Ask(Id, id, Cancel))!.Draft.Digest;
        await Land(await ApproveMinutesHandler.Handle(
            new ApproveMinutes(id, digest, Founder, null, null, "Read out and agreed."), Context(Secretary), Engine, minutes, Cancel));
    }
}
