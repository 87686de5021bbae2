using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Auditing;

/// <summary>
/// Which events an audit looks at first: the one place that says so. That a ballot was changed or taken back is a
/// member's right and needs no look.
/// </summary>
public static class Notices
{
    /// <summary>Decisions declares a result within seconds; after so long, somebody or something kept it from doing so.</summary>
    public static Duration Patience { get; } = Duration.FromDays(1);

    /// <param name="before">The rounds of the event's proposal or rule, as they were before it.</param>
    public static Noticed? Of(IDomainEvent @event, Instant at, RoundsOnRecord before) => @event switch
    {
        CommentHidden => new(Notice.CommentHidden),
        PayloadRedacted => new(Notice.PayloadRedacted),
        PersonErased => new(Notice.PersonErased),
        LogKeyRotated => new(Notice.LogKeyRotated),
        WitnessesNamed => new(Notice.WitnessesNamed),
        MemberSuspended => new(Notice.MemberSuspended),
        NoticeGiven { Terms.Notice: { } needed } e when e.ClearDays < needed.ClearDays => new(Notice.NoticeGivenShort),
        VotingExtended e => new(Notice.VotingExtended, before[e.RoundId]?.End),
        VotingClosedEarly e => new(Notice.VotingClosedEarly, before[e.RoundId]?.End),
        ResultDeclared e when before[e.RoundId] is { } round && at - round.End > Patience =>
            new(Notice.ResultDeclaredLate, round.End),
        ProposalWithdrawn e when before.OpenOn(e.ProposalId, at) is { } round =>
            new(Notice.WithdrawnWhileOpen, round.End),
        RoundSuperseded e => new(Notice.RoundSuperseded, before[e.RoundId]?.End),
        OutcomeStated e when before[e.RoundId] is { HasOutcome: true } => new(Notice.OutcomeRestated),
        DecisionCorrected => new(Notice.DecisionCorrected),
        RecountMade { Agrees: false } => new(Notice.RecountDisagrees),
        RuleAmended e when before.AnyOpenUnder(e.RuleId, at) => new(Notice.RuleAmendedWhileOpen),
        _ => null,
    };

    public static NoticeKind KindOf(Notice notice) => notice switch
    {
        Notice.VotingExtended or Notice.VotingClosedEarly or Notice.ResultDeclaredLate or Notice.WithdrawnWhileOpen
            or Notice.NoticeGivenShort or Notice.RoundSuperseded => NoticeKind.Late,
        Notice.RecountDisagrees => NoticeKind.Disputed,
        Notice.OutcomeRestated or Notice.DecisionCorrected or Notice.MemberSuspended or Notice.RuleAmendedWhileOpen => NoticeKind.Corrected,
        Notice.CommentHidden or Notice.PayloadRedacted or Notice.PersonErased or Notice.LogKeyRotated or Notice.WitnessesNamed => NoticeKind.Redacted,
        _ => throw new ArgumentOutOfRangeException(nameof(notice)),
    };
}
