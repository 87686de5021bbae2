using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using Decisions.Engine.Meetings;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Meetings;

/// <summary>The door: who comes, who joins by link, who goes. Made for one hand and a phone.</summary>
public sealed class DoorModel(PageServices services, MembersFound members, QuorumsAt quorums) : MeetingPage(services)
{
    /// <summary>As many as a phone shows without trouble; a search finds everyone else.</summary>
    private const int Most = 200;

    public override bool IsLive => true;

    public string Find { get; private set; } = "";

    /// <summary>Whom the search finds, by name.</summary>
    public ImmutableArray<(MemberId Id, string Name, Presence Presence, bool IsSuspended)> Found { get; private set; } = [];

    /// <summary>How many more it finds than are listed.</summary>
    public long NotListed { get; private set; }

    public ImmutableArray<QuorumAtMeeting> Quorums { get; private set; } = [];

    /// <summary>Whom somebody entered just now, and as what.</summary>
    public (string Name, Presence Presence)? Entered { get; private set; }

    protected override async Task<IActionResult?> PrepareMeeting()
    {
        if (!MayKeepDoor)
            return Problem.Of(HttpContext, new NotPermitted("a facilitator, the secretary or a teller"));
        Find = (Request.HasFormContentType ? Request.Form["find"].ToString() : Request.Query["find"].ToString()).Trim();
        Quorums = await quorums.Ask(Id, Meeting, [.. Proposals.Values], Cancel);
        var (found, count) = (await members.Ask(Id, Find, [Standing.Joined, Standing.Suspended], [], Most, Cancel)).Value;
        Found = [.. found.Select(member => (member.Id, PersonInWords.Of(member.Id, member.Name), Meeting.PresenceOf(member.Id), member.Standing == Standing.Suspended))];
        NotListed = count - Found.Length;
        if (Guid.TryParse(Request.Query["entered"], out var id) && new MemberId(id) is var entered && Meeting.Attendance.Any(each => each.MemberId == entered))
            Entered = (await NameOf(entered), Meeting.PresenceOf(entered));
        return null;
    }

    public void OnGet()
    {
    }

    /// <param name="entry">'{member} {how they are there}': the button that was pressed.</param>
    public async Task<IActionResult> OnPost([FromForm] string? entry)
    {
        if (entry?.Split(' ') is not [var id, var word] || !Guid.TryParse(id, out var member) || !Domain.Serialization.Words<Presence>.TryParse(word, out var presence))
            return Refuse(new ChoiceIsMissing("How are they there?"));
        var result = await MeetingHandlers.Handle(
            new EnterAttendance(Meeting.Id, new MemberId(member), presence, Actor.Member), Command(), Engine, Cancel);
        // Whoever looked somebody up starts anew with the next in the queue; whoever goes down the list stays where they are.
        var next = Find.Length > 0 ? $"{Here}/door?entered={member}" : $"{Here}/door?entered={member}#m-{member}";
        return await Answer(result, _ => next, next);
    }
}
