using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Engine.Amendments;
using Decisions.Engine.Identity;
using Decisions.Engine.Meetings;
using Decisions.Server.Api.Proxies;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Meetings;

/// <summary>A meeting: when and where it is, what is on its agenda, who is there, and what the reader can do.</summary>
public sealed class MeetingModel(PageServices services, QuorumsAt quorums, AmendmentReading amendments, MeetingProxyReading proxies) : MeetingPage(services)
{
    public override bool IsLive => true;

    public ImmutableArray<QuorumAtMeeting> Quorums { get; private set; } = [];

    /// <summary>The reader's part in the proxies for the meeting; null for whoever has no vote.</summary>
    public MeetingProxiesOfMember? Proxies { get; private set; }

    /// <summary>Who is there, by how they are.</summary>
    public ImmutableArray<(Presence Presence, ImmutableArray<string> Names)> Present { get; private set; } = [];

    /// <summary>The rule that it was adjourned for want of the quorum of, where it is known.</summary>
    public string? RuleWithoutQuorum { get; private set; }

    /// <summary>What the circle is called whose quorum was not there; null where it was the whole community's.</summary>
    public string? CircleWithoutQuorum { get; private set; }

    public bool CanBegin => MayFacilitate && Meeting.Status == MeetingStatus.Called && IsDue;

    public bool CanResume => MayFacilitate && Meeting.Status == MeetingStatus.Adjourned && IsDue;

    /// <summary>What the reader may do now: pages below this one, and their names.</summary>
    public IReadOnlyList<(string Address, string Words)> Actions => [.. PossibleActions()];

    /// <summary>The page on which voting on an item opens, where whoever reads this can open it now; or null.</summary>
    public string? Opening(Proposal proposal)
    {
        var page = $"{Home}/decisions/{proposal.Id}";
        return !MayFacilitate || Meeting.Status != MeetingStatus.Sitting || proposal.Pending is not null ? null : proposal.StatusAt(Now) switch
        {
            ProposalStatus.Draft or ProposalStatus.NoQuorum or ProposalStatus.Gathered when proposal.Puts is null => $"{page}/open?meeting={Meeting.Id}",
            ProposalStatus.ToBeConfirmed when proposal.ToConfirm!.Confirmation!.OpensFrom <= Now => $"{page}/confirm?meeting={Meeting.Id}",
            _ => null,
        };
    }

    /// <summary>The proposals of which an amendment waits to be put, where whoever reads this can put it now.</summary>
    private ImmutableHashSet<ProposalId> _withAmendments = [];

    public bool CanPutAmendments(Proposal proposal) => _withAmendments.Contains(proposal.Id);

    protected override async Task<IActionResult?> PrepareMeeting()
    {
        if (MayFacilitate && Meeting.Status == MeetingStatus.Sitting)
            foreach (var proposal in Proposals.Values.Where(proposal => proposal is { IsDecided: false, IsWithdrawn: false, Pending: null }))
                if (await amendments.Load(Id, proposal.Id, Cancel) is { State.Next: not null })
                    _withAmendments = _withAmendments.Add(proposal.Id);
        Quorums = await quorums.Ask(Id, Meeting, [.. Proposals.Values], Cancel);
        if (Meeting.Shortfall is { } lack)
        {
            RuleWithoutQuorum = (await Engine.Streams.Rule(Id, lack.RuleId, Cancel)).State?.Terms.Name;
            if (lack.Roll.Circle is { } circle)
                CircleWithoutQuorum = (await Engine.Streams.Circles(Id, Cancel)).State?.Find(circle)?.Name;
        }
        if (Actor.Member is { } reader && Permissions.ToVote(Actor, Id) is null)
            Proxies = await proxies.Of(Id, Meeting, reader, Now, Cancel);
        if (MaySeeMembers)
            foreach (var group in Meeting.Attendance.Where(each => each.Presence != Presence.Away).GroupBy(each => each.Presence).OrderBy(group => group.Key))
            {
                List<string> names = [];
                foreach (var each in group)
                    names.Add(await NameOf(each.MemberId));
                Present = Present.Add((group.Key, [.. names.Order(StringComparer.OrdinalIgnoreCase)]));
            }
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostBegin() => await Answer(
        await MeetingHandlers.Handle(new BeginMeeting(Meeting.Id), Command(), Engine, Cancel), _ => $"{Here}?done=begun", $"{Here}?done=begun");

    public async Task<IActionResult> OnPostResume() => await Answer(
        await MeetingHandlers.Handle(new ResumeMeeting(Meeting.Id), Command(), Engine, Cancel), _ => $"{Here}?done=resumed", $"{Here}?done=resumed");

    private IEnumerable<(string, string)> PossibleActions()
    {
        if (IsOver)
            yield break;
        if (MayKeepDoor)
            yield return ("door", "Enter who comes and goes");
        if (!MayFacilitate)
            yield break;
        yield return ("agenda/arrange", "Put the agenda together");
        if (Meeting.Status == MeetingStatus.Called)
            yield return ("call", "Call it anew: another time or place");
        if (Meeting.Status == MeetingStatus.Sitting || (Meeting.Status == MeetingStatus.Called && IsDue))
            yield return ("adjourn", "Adjourn the meeting");
        if (Meeting.Status == MeetingStatus.Adjourned)
            yield return ("move", "Put it to another time");
        if (Meeting.Status != MeetingStatus.Called)
            yield return ("close", "Close the meeting");
    }
}
