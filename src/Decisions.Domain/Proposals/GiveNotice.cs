using Decisions.Domain.Advice;
using Decisions.Domain.Circles;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>
/// Gives notice of a vote on the current revision: which rule decides, on what terms, and when. A later notice takes the
/// place of an earlier one.
/// </summary>
/// <param name="Confirming">When the confirming vote is to be held, where the rule asks for one.</param>
/// <param name="Text">What is told with it, or null.</param>
public sealed record GiveNotice(ProposalId ProposalId, RuleId RuleId, StatedVote Vote, StatedVote? Confirming, string? Text)
{
    /// <summary>Whether voting opens by itself at the time stated.</summary>
    public bool OpensByItself { get; init; }

    /// <summary>The circle that decides it, as it stands, or null.</summary>
    public Circle? Circle { get; init; }

    /// <param name="zone">The community's clock, by which days are counted.</param>
    public static Decision Decide(Proposal? state, Rule? rule, GiveNotice command, DateTimeZone zone, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Undecided(state, now) is { } rejection)
            return rejection;
        if (state.Sought is not null)
            return new AgreementIsSought(state.Id);
        if (state.Fills is not null)
            return new RoleIsFilledByConsent(state.Id);
        if (rule is null)
            return new RuleIsUnknown(command.RuleId);
        if (rule.IsRetired)
            return new RuleIsRetired(command.RuleId);
        if (rule.Terms.Method is PositionMethod)
            return new RuleSeeksAgreement(rule.Id);
        if (rule.Terms.Advice is not null)
            return new RuleAsksForAdvice(rule.Id);
        if (CircleGate.Deciding(state, command.Circle, rule.Id) is { } notTheirs)
            return notTheirs;
        if (OpenVoting.CheckOptions(state.Current, rule.Terms) is { } unfit)
            return unfit;
        if (TextRule.Note("text", command.Text) is { } badText)
            return badText;
        var (vote, confirming) = (command.Vote.Kept(), command.Confirming?.Kept());
        if ((CheckVote(vote, rule.Terms, zone, now) ?? CheckConfirming(vote, confirming, rule.Terms, zone)) is { } badTimes)
            return badTimes;
        if (command.OpensByItself && rule.Terms.Presence is not null)
            return new VotingOpensAtMeeting(rule.Id);
        var given = new NoticeGiven(
            state.Id, state.Current.Number, rule.Id, rule.Version, rule.Terms, vote, confirming,
            ClearDays.Between(now, vote.OpensAt, zone), TextRule.NoteOrNull(command.Text), command.OpensByItself);
        // The same said again, on a later day, gives no more notice and no less than was given.
        return state.Notice?.Said is { } said && said with { ClearDays = given.ClearDays } == given ? Decision.Nothing : Decision.Of(given);
    }

    private static Rejection? CheckVote(StatedVote vote, DecisionRule terms, DateTimeZone zone, Instant now)
    {
        if (vote.OpensAt <= now)
            return new OpeningIsPast(vote.OpensAt, now);
        if (vote.Check(terms.RecordDate) is { } unfit)
            return unfit;
        return terms.Notice is { ShortNotice: null } needed && ClearDays.Between(now, vote.OpensAt, zone) is var days && days < needed.ClearDays
            ? new NoticeIsTooShort(days, needed.ClearDays, ClearDays.FirstOpening(now, needed.ClearDays, zone))
            : null;
    }

    private static Rejection? CheckConfirming(StatedVote vote, StatedVote? confirming, DecisionRule terms, DateTimeZone zone) =>
        terms is { Notice: not null, Confirming: not null } && confirming is null ? new ConfirmingVoteIsNotStated()
        : ConfirmationPlans.Make(terms, vote.ClosesAt, confirming, zone).Rejection;
}
