using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Minutes;

/// <summary>One sitting of a meeting: who was there, and how it ended.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Begun">When it began or went on, or null where it never did.</param>
/// <param name="Entered">Who came and went, in that order.</param>
/// <param name="Ended">How it ended, or null where it has not.</param>
/// <param name="Moved">To which other times it was put before it began.</param>
internal sealed record MinutedSitting(int Number, MinutedEvent? Begun, ImmutableArray<MinutedEvent> Entered, MinutedEvent? Ended, ImmutableArray<MinutedEvent> Moved)
{
    public static ImmutableArray<MinutedSitting> All(IEnumerable<MinutedEvent> meeting)
    {
        var all = ImmutableArray.CreateBuilder<MinutedSitting>();
        var now = new MinutedSitting(1, null, [], null, []);
        foreach (var each in meeting)
            switch (each.Event)
            {
                case MeetingBegun or MeetingResumed:
                    now = now with { Begun = each };
                    break;
                case SittingMoved:
                    now = now with { Moved = now.Moved.Add(each) };
                    break;
                case AttendanceEntered:
                    now = now with { Entered = now.Entered.Add(each) };
                    break;
                case MeetingAdjourned or MeetingClosed:
                    all.Add(now with { Ended = each });
                    now = new MinutedSitting(now.Number + 1, null, [], null, []);
                    break;
            }
        if (now.Begun is not null || !now.Entered.IsEmpty)
            all.Add(now);
        return all.ToImmutable();
    }

    public MinutesSection Attendance()
    {
        var lines = ImmutableArray.CreateBuilder<MinutesLine>();
        foreach (var moved in Moved)
        {
            var e = (SittingMoved)moved.Event;
            lines.Add(MinutesLine.Of("On ", moved.At, " it was put to ", e.Until, "."));
            if (e.Reason is not null)
                lines.Add(MinutesLine.Of("Reason: ", new Quoted(moved.Stream, moved.Version, "reason")));
        }
        lines.Add(Begun is { } begun ? MinutesLine.Of(Number == 1 ? "It began on " : "It was resumed on ", begun.At, ".") : MinutesLine.Of("It did not begin."));
        var first = Entered.Where(each => Begun is null || each.Version < Begun.Version).ToList();
        var there = new Dictionary<MemberId, Presence>();
        foreach (var entered in first.Select(each => (AttendanceEntered)each.Event))
            there[entered.MemberId] = entered.Presence;
        var present = there.Where(each => each.Value != Presence.Away).OrderBy(each => each.Key.Value).ToList();
        lines.Add(MinutesLine.Of($"{English.StartSentence(English.People(present.Count))} {(present.Count == 1 ? "member was" : present.Count == 0 ? "was" : "members were")} present{(Begun is null ? "" : Number == 1 ? " when it began" : " when it was resumed")}."));
        foreach (var (presence, words) in new[] { (Presence.InPerson, "In person: "), (Presence.ByLink, "By link: ") })
            if (present.Where(each => each.Value == presence).Select(each => each.Key).ToList() is { Count: > 0 } members)
                lines.Add(MinutesLine.Of([words, .. List(members.Select(member => new MinutesPart[] { member }))]));
        List<MinutesPart[]> came = [], left = [], changed = [];
        foreach (var each in Entered.Except(first))
        {
            var e = (AttendanceEntered)each.Event;
            var before = there.GetValueOrDefault(e.MemberId, Presence.Away);
            there[e.MemberId] = e.Presence;
            if (e.Presence == Presence.Away)
                left.Add([e.MemberId, " (", new MomentOfDay(each.At, Begun!.At), ")"]);
            else
                (before == Presence.Away ? came : changed).Add([e.MemberId, e.Presence == Presence.InPerson ? " (in person, " : " (by link, ", new MomentOfDay(each.At, Begun!.At), ")"]);
        }
        foreach (var (words, entries) in new[] { ("Came later: ", came), ("Left: ", left), ("Were there in another way later: ", changed) })
            if (entries.Count > 0)
                lines.Add(MinutesLine.Of([words, .. List(entries)]));
        return new MinutesSection(MinutesLine.Of(Name), lines.ToImmutable());
    }

    /// <summary>How the sitting ended; null where it has not.</summary>
    public MinutesSection? End() => Ended switch
    {
        { Event: MeetingAdjourned e } => new MinutesSection(MinutesLine.Of("Adjournment"), [.. Adjourned(Ended, e)]),
        { Event: MeetingClosed } => new MinutesSection(MinutesLine.Of("Close"), [MinutesLine.Of("The meeting was closed on ", Ended.At, ".")]),
        _ => null,
    };

    private string Name => Number switch
    {
        1 => "First sitting",
        2 => "Second sitting",
        3 => "Third sitting",
        _ => $"Sitting {English.Number(Number)}",
    };

    private static IEnumerable<MinutesLine> Adjourned(MinutedEvent ended, MeetingAdjourned e)
    {
        yield return MinutesLine.Of("The meeting was adjourned on ", ended.At, ", to ", e.Until, ".");
        if (e.Shortfall is { } lack)
            yield return MinutesLine.Of(
                lack.Roll.Circle is null ? "Too few were present for decisions under “" : "Too few of a circle were present for its decisions under “", new NamedRule(lack.RuleId, lack.RuleVersion),
                $"”: {English.Number(lack.Present)} of the {English.Number(lack.Roll.Eligible)} who might vote" +
                (lack.Represented > 0 ? $" and {English.Number(lack.Represented)} more by proxy" : "") + $", and {English.Number(lack.Needed)} had to be.");
        if (e.Reason is not null)
            yield return MinutesLine.Of("Reason: ", new Quoted(ended.Stream, ended.Version, "reason"));
    }

    private static IEnumerable<MinutesPart> List(IEnumerable<MinutesPart[]> items) =>
        items.SelectMany((item, i) => i == 0 ? item : [", ", .. item]).Append(".");
}
