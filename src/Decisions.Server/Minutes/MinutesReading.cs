using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Minutes;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Minutes;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Minutes;

/// <summary>Reads the minutes of a meeting, with names as they are known now and times by the community's clock.</summary>
public sealed class MinutesReading(MinutesOf minutes, DecisionsEngine engine, People people)
{
    /// <returns>Null where there is no such meeting.</returns>
    public async Task<(ReadableMinutes Minutes, MinutesSource Source)?> Of(CommunityId community, MeetingId id, CommunityTime times, CancellationToken cancel)
    {
        if (await minutes.Ask(community, id, cancel) is not { } source)
            return null;
        var draft = source.Draft;
        var words = new MinutesInWords(source.Events, await Names(community, source, cancel), await Rules(community, draft, cancel), times);
        var approval = source.Meeting.Approved is { } said ? await Approval(community, source, said, words, cancel) : null;
        var read = new ReadableMinutes(
            id, words.Of(draft.Title), words.Of(draft.Sections), DraftMinutes.Form, draft.Digest, draft.Canonical, approval,
            source.Meeting.Approved is { } before && DraftMinutes.Knows(before.Form) ? words.Of(source.Since(before)) : []);
        return (read, source);
    }

    private async Task<ReadableApproval> Approval(
        CommunityId community, MinutesSource source, MinutesApproved said, MinutesInWords words, CancellationToken cancel)
    {
        var at = source.Events.Last(each => each.Event is MinutesApproved).At;
        var by = new List<string>();
        if (said.DecidedBy is { } proposal && (await engine.Streams.Proposal(community, proposal, cancel)).State is { } decided)
            by.Add($"by the decision “{decided.Current.Title}”");
        if (said.ByMeeting is { } meeting && (await engine.Streams.Meeting(community, meeting, cancel)).State is { } held)
            by.Add($"by the meeting “{held.Title}”");
        var sentence = $"Approved {(by.Count == 0 ? "by the secretary" : string.Join(" and ", by))}; put on record on {words.Time(at)}"
            + (said.ApprovedBy is { } member ? $" by {words.Name(member)}." : ".") + (said.Note is { } note ? $" {note}" : "");
        return new ReadableApproval(said, at, DraftMinutes.Knows(said.Form) && source.DraftAt(said).Digest == said.Digest, sentence);
    }

    private async Task<IReadOnlyDictionary<MemberId, string>> Names(CommunityId community, MinutesSource source, CancellationToken cancel)
    {
        MemberId[] named = [.. source.Events.Select(each => each.Event switch
        {
            AttendanceEntered e => e.MemberId,
            IBallotEvent e => e.MemberId,
            MinutesApproved e => e.ApprovedBy,
            _ => null,
        }).OfType<MemberId>().Distinct()];
        return (await people.ByMembers(community, named, cancel)).ToDictionary(person => person.Member, person => person.Name);
    }

    private async Task<IReadOnlyDictionary<RuleId, Rule>> Rules(CommunityId community, MinutesDraft draft, CancellationToken cancel)
    {
        var rules = new Dictionary<RuleId, Rule>();
        foreach (var rule in draft.Sections.SelectMany(section => section.Lines).SelectMany(line => line.Parts).OfType<NamedRule>().Select(part => part.Rule).Distinct())
            rules[rule] = (await engine.Streams.Rule(community, rule, cancel)).State!;
        return rules;
    }
}
