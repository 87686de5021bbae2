using Decisions.Domain.Circles;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>Begins the consent round of a proposal, under a rule by consent or consensus, for a frozen roll.</summary>
/// <param name="Driver">Why to act.</param>
/// <param name="Roll">Drawn by the handler from the log, as of an index.</param>
public sealed record BeginConsentRound(
    ProposalId ProposalId, RuleId RuleId, MemberId Facilitator, MemberId Secretary, string Driver, StepHours Hours, ElectoralRoll Roll)
{
    /// <summary>The meeting at which it is held live, or null.</summary>
    public MeetingId? MeetingId { get; init; }

    /// <summary>The circle that decides it, as it stands, or null.</summary>
    public Circle? Circle { get; init; }

    /// <param name="haveJoined">Whether the facilitator and the secretary are members who are not suspended.</param>
    /// <param name="meeting">The meeting at which it is held, or null.</param>
    public static Decision Decide(Proposal? proposal, Rule? rule, BeginConsentRound command, bool haveJoined, Instant now, Meeting? meeting = null)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (proposal.Sought is not null)
            return new AgreementIsSought(proposal.Id);
        if (ProposalGate.Undecided(proposal, now) is { } rejection)
            return rejection;
        if (!proposal.Rounds.IsEmpty)
            return new ProposalWasVotedOn(proposal.Id);
        if (proposal.StandingNotice is not null)
            return new NoticeSaysOtherwise("how it is decided");
        if (rule is null)
            return new RuleIsUnknown(command.RuleId);
        if (rule.IsRetired)
            return new RuleIsRetired(rule.Id);
        if (rule.Terms.Method is not PositionMethod)
            return new RuleSeeksNoAgreement(rule.Id);
        if ((CircleGate.Deciding(proposal, command.Circle, rule.Id) ?? CircleGate.Roll(proposal, command.Roll)) is { } notTheirs)
            return notTheirs;
        if (!proposal.Current.Options.IsEmpty)
            return new AgreementIsOnOneText(proposal.Id);
        if (ConsentGate.AtMeeting(command.MeetingId, meeting, proposal.Id) is { } unheld)
            return unheld;
        if (!haveJoined)
            return new RoleNeedsMember(command.Facilitator);
        if (StepTimes.Check(command.Hours) is { } unfit)
            return unfit;
        if (TextRule.Text("driver", command.Driver, TextRule.NoteLimit) is { } badDriver)
            return badDriver;
        if (command.Roll.Eligible < 1)
            return new RollIsEmpty(proposal.Id);
        var roll = command.Roll with { DrawnAt = StoredInstant.NotAfter(command.Roll.DrawnAt) };
        return Decision.Of(
            new ConsentRoundBegun(
                proposal.Id, command.Facilitator, command.Secretary, command.Driver, command.Hours, command.MeetingId,
                StepTimes.End(command.Hours, ConsentStep.Driver, now)),
            new AgreementSought(proposal.Id, rule.Id, rule.Version, rule.Terms, roll));
    }
}
