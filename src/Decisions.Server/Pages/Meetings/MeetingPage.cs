using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Meetings;

/// <summary>A page about one meeting, which it reads as the API does: from the meeting's own stream, by the database's clock.</summary>
public abstract class MeetingPage(PageServices services) : CommunityPage(services)
{
    public Meeting Meeting { get; private set; } = null!;

    /// <summary>The proposals on the agenda, as they stand.</summary>
    public ImmutableDictionary<ProposalId, Proposal> Proposals { get; private set; } = ImmutableDictionary<ProposalId, Proposal>.Empty;

    /// <summary>The proposals that put amendments of these to the vote.</summary>
    public ImmutableArray<Proposal> Questions { get; private set; } = [];

    public string All => $"{Home}/meetings";

    public string Here => $"{All}/{Meeting.Id}";

    public bool IsOver => Meeting.Status == MeetingStatus.Closed;

    /// <summary>Whether the time appointed for the meeting, or for going on with it, has come.</summary>
    public bool IsDue => Now >= Meeting.AppointedAt;

    /// <summary>The proposals that the meeting has opened voting on: they stay on the agenda.</summary>
    public ImmutableArray<ProposalId> VotedOn => HeldDecisions.VotedOn(Meeting, [.. Proposals.Values, .. Questions]);

    /// <summary>Those of them that are being voted on, or wait for their result.</summary>
    public ImmutableArray<ProposalId> BeingDecided => HeldDecisions.Open(Meeting, [.. Proposals.Values, .. Questions]);

    /// <summary>Whether the reader may enter who comes and goes: whoever leads the meeting, and tellers.</summary>
    public bool MayKeepDoor { get; private set; }

    /// <summary>The round of a proposal that was opened at this meeting last, or null.</summary>
    public Round? RoundHere(Proposal proposal) => proposal.Rounds.LastOrDefault(round => round.Held?.MeetingId == Meeting.Id);

    /// <summary>The votes on amendments of a proposal that were opened at this meeting.</summary>
    public IEnumerable<Proposal> AmendmentsHere(Proposal proposal) =>
        Questions.Where(question => question.Puts?.ProposalId == proposal.Id && RoundHere(question) is not null);

    public string TitleOf(AgendaItem item) => item.ProposalId is { } id ? Shown(Proposals[id]).Title : item.Text ?? "";

    /// <summary>The title of a proposal on the agenda, or of one that puts an amendment.</summary>
    public string TitleOf(ProposalId id) => (Proposals.GetValueOrDefault(id) ?? Questions.First(question => question.Id == id)).Current.Title;

    protected async Task<string> NameOf(MemberId member) =>
        PersonInWords.Of(member, MaySeeMembers ? (await Services.People.ByMember(Id, member, Cancel))?.Name : null);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var id = new MeetingId(Guid.Parse((string)RouteData.Values["meeting"]!));
        var head = await Engine.Store.Head(Id.Value, Cancel);
        if ((await Engine.Streams.Meeting(Id, id, Cancel)).State is not { } meeting)
            return Problem.Of(HttpContext, new MeetingIsUnknown(id));
        Meeting = meeting;
        TellTimeBy(head.Now);
        var proposals = ImmutableDictionary.CreateBuilder<ProposalId, Proposal>();
        foreach (var each in meeting.Agenda.Select(item => item.ProposalId).OfType<ProposalId>())
            proposals[each] = (await Engine.Streams.Proposal(Id, each, Cancel)).State!;
        Proposals = proposals.ToImmutable();
        var questions = ImmutableArray.CreateBuilder<Proposal>();
        foreach (var each in HeldDecisions.QuestionsOf(Proposals.Values))
            questions.Add((await Engine.Streams.Proposal(Id, each, Cancel)).State!);
        Questions = questions.ToImmutable();
        MayKeepDoor = MayFacilitate || (Actor.Member is { } member && Permissions.ToTell(Actor, Id) is null
            && (await Engine.Streams.Community(Id, Cancel)).State!.Tellers.Contains(member));
        return await PrepareMeeting();
    }

    /// <summary>Loads what else the page stands on; an answer given here is shown instead of the page.</summary>
    protected virtual Task<IActionResult?> PrepareMeeting() => Task.FromResult<IActionResult?>(null);

    private static Revision Shown(Proposal proposal) =>
        proposal.Latest is { } round ? proposal.Revisions[round.Revision - 1] : proposal.Current;
}

/// <summary>A page by which whoever leads a meeting acts on it.</summary>
public abstract class LeadPage(PageServices services) : MeetingPage(services)
{
    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToFacilitate(Actor, Id);
}
