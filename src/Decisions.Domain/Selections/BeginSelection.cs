using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Selections;

/// <summary>Begins to choose together who fills a role of a circle.</summary>
/// <param name="Name">The circle's own name for it, where it is a role of its own.</param>
/// <param name="Purpose">What the role asks for.</param>
public sealed record BeginSelection(
    CircleId CircleId, SelectionId SelectionId, CircleRole Role, string? Name, LocalDate From, LocalDate Until, string Purpose, Instant NominateUntil, Instant ChangeUntil)
{
    public const int MostMembers = 100;

    /// <summary>What is nominated is hidden, and nobody can take a word out of it, for no longer than this.</summary>
    public static readonly Duration Longest = Duration.FromDays(366);

    /// <param name="members">Those who are in the circle, by id.</param>
    /// <param name="zone">The zone of the community's clock.</param>
    public static Decision Decide(
        CircleTree? circles, Selection? state, BeginSelection command, ImmutableArray<MemberId> members, DateTimeZone zone, Instant now)
    {
        if (CircleGate.Open(circles, command.CircleId) is { } rejection)
            return rejection;
        if (state is not null)
            return new SelectionExists(command.SelectionId);
        if ((CircleGate.Role(command.Role, command.Name) ?? TextRule.Text("purpose", command.Purpose, TextRule.NoteLimit)) is { } unfit)
            return unfit;
        if (command.Role == CircleRole.Delegate && circles!.Find(command.CircleId)!.Parent is null)
            return new CircleIsInsideNone(command.CircleId);
        if (CircleGate.Term(command.From, command.Until, now.InZone(zone).Date) is { } unfitTerm)
            return unfitTerm;
        if (members.Length > MostMembers)
            return new CircleIsTooLargeToSelect(members.Length, MostMembers);
        if (RuleTerms.CheckRange("members", members.Length, 1, MostMembers) is { } nobody)
            return nobody;
        var (nominate, change) = (StoredInstant.NotAfter(command.NominateUntil), StoredInstant.NotAfter(command.ChangeUntil));
        if (nominate <= now)
            return new DeadlineIsPast(command.NominateUntil, now);
        return change <= nominate ? new HearingNeedsTime(command.NominateUntil, command.ChangeUntil)
            : change - Longest > now ? new SelectionTakesTooLong(command.ChangeUntil, (int)Longest.TotalDays)
            // Nobody could be proposed once all were heard.
            : command.Until < change.InZone(zone).Date ? new TermEndsBeforeHearing(command.Until, command.ChangeUntil)
            : Decision.Of(new SelectionBegun(
                command.CircleId, command.SelectionId, command.Role, command.Name?.Trim(), command.From, command.Until, command.Purpose, members, nominate, change));
    }
}
