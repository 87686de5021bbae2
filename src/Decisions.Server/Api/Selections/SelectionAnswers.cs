using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Selections;
using Decisions.Engine.Selections;
using NodaTime;

namespace Decisions.Server.Api.Selections;

/// <summary>A selection of who fills a role of a circle.</summary>
/// <param name="Name">The circle's own name for the role, or null.</param>
/// <param name="From">The first day of the term.</param>
/// <param name="Until">The last.</param>
/// <param name="Purpose">What the role asks for.</param>
/// <param name="NominateUntil">Nominations are hidden until then, or until everyone who is asked has spoken.</param>
/// <param name="ChangeUntil">Until then each may change theirs once they are shown.</param>
/// <param name="Asked">Those who were in the circle as it began, each with whether they have spoken.</param>
/// <param name="Nominations">Everything that was said, in that order; of each member the last stands. Only your own, before all are shown.</param>
/// <param name="Proposed">The nominees who were proposed, in that order.</param>
/// <param name="HearingClosedFor">Why whoever leads went on before everyone had said whether they keep theirs, or null.</param>
/// <param name="EndedFor">Why it was ended, or null.</param>
public sealed record SelectionAnswer(
    Guid Id, long Version, Guid Circle, CircleRole Role, string? Name, LocalDate From, LocalDate Until, string Purpose, SelectionStep Step,
    Instant NominateUntil, Instant ChangeUntil, IReadOnlyList<AskedAnswer> Asked, IReadOnlyList<NominationAnswer> Nominations,
    IReadOnlyList<ProposedNomineeAnswer> Proposed, string? HearingClosedFor, string? EndedFor)
{
    /// <param name="reader">Null for one who is no member.</param>
    public static SelectionAnswer Of(ReadSelection read, MemberId? reader) => new(
        read.State.Id.Value, read.Version, read.State.Said.CircleId.Value, read.State.Said.Role, read.State.Said.Name, read.State.Said.From, read.State.Said.Until,
        read.State.Said.Purpose, read.Step, read.State.Said.NominateUntil, read.State.Said.ChangeUntil,
        [.. read.State.Said.Members.Select(member => new AskedAnswer(member.Value, read.State.Of(member) is not null, read.State.Heard.Contains(member)))],
        [.. read.State.Nominations.Where(each => read.ShowsNominations || each.MemberId == reader)
            .Select(each => new NominationAnswer(each.MemberId.Value, each.Nominee?.Value, each.Reason, each.AfterHearing))],
        [.. read.State.Proposed.Select(each => new ProposedNomineeAnswer(
            each.ProposalId.Value, each.MemberId.Value, each.Reason, each.Carried is not null, each.Carried?.NotFilled))],
        read.State.HearingClosedFor, read.State.EndedFor);
}

/// <summary>A member who is asked.</summary>
/// <param name="HasHeard">Whether they have changed what they said or kept it, having heard the others.</param>
public sealed record AskedAnswer(Guid MemberId, bool HasSpoken, bool HasHeard);

/// <summary>What a member said at one time.</summary>
/// <param name="Nominee">Null for nobody.</param>
/// <param name="AfterHearing">Whether they knew what the others had said.</param>
public sealed record NominationAnswer(Guid MemberId, Guid? Nominee, string? Reason, bool AfterHearing);

/// <summary>A nominee who was proposed to the circle.</summary>
/// <param name="ProposalId">The proposal on which consent is sought.</param>
/// <param name="IsCarried">Whether the circle consented.</param>
/// <param name="NotFilled">Why the role was not filled for all that, or null.</param>
public sealed record ProposedNomineeAnswer(Guid ProposalId, Guid MemberId, string Reason, bool IsCarried, RoleObstacle? NotFilled);
