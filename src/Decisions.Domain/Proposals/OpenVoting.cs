using System.Collections.Immutable;
using Decisions.Domain.Advice;
using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Meetings;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>Opens a round of voting on the current revision, under a rule's terms as they stand, for a frozen roll.</summary>
/// <param name="Roll">Drawn by the handler from the log, as of an index.</param>
public sealed record OpenVoting(ProposalId ProposalId, RoundId RoundId, RuleId RuleId, ElectoralRoll Roll, Instant ClosesAt)
{
    /// <summary>The record date that the roll was drawn as of, where the rule states one; otherwise null.</summary>
    public Instant? RecordAt { get; init; }

    /// <summary>When the confirming vote is to be held, where the rule asks for one and it is said already.</summary>
    public StatedVote? Confirming { get; init; }

    /// <summary>How many of those on the roll consent to the notice's being short.</summary>
    public long Consents { get; init; }

    /// <summary>The classes that the community has named: a rule that counts others would bind nobody by them.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The circle that decides it, as it stands, or null.</summary>
    public Circle? Circle { get; init; }

    /// <summary>The advice that was sought on it, or null.</summary>
    public AdviceProcess? Advice { get; init; }

    /// <summary>The carried decisions that it would supersede: asked for where one member decides.</summary>
    public IReadOnlyCollection<Proposal> Superseded { get; init; } = [];

    /// <summary>The meeting that it opens at, or null.</summary>
    public MeetingVote? At { get; init; }

    /// <param name="zone">The community's clock, by which days are counted.</param>
    public static Decision Decide(Proposal? state, Rule? rule, OpenVoting command, DateTimeZone zone, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Undecided(state, now) is { } rejection)
            return rejection;
        if (state.Sought is not null)
            return new AgreementIsSought(state.Id);
        if (state.Fills is not null)
            return new RoleIsFilledByConsent(state.Id);
        if (state.Rounds.Any(round => round.Id == command.RoundId))
            return new RoundExists(command.RoundId);
        if (rule is null)
            return new RuleIsUnknown(command.RuleId);
        if (rule.IsRetired)
            return new RuleIsRetired(command.RuleId);
        if (rule.Terms.Method is PositionMethod)
            return new RuleSeeksAgreement(rule.Id);
        if ((CircleGate.Deciding(state, command.Circle, rule.Id) ?? CircleGate.Roll(state, command.Roll)) is { } notTheirs)
            return notTheirs;
        if (CheckOptions(state.Current, rule.Terms) is { } unfit)
            return unfit;
        if (rule.Terms.Advice is not null
            && (AdviceGate.MaySupersede(state, command.Superseded) ?? AdviceGate.Advised(command.Advice, state, rule, now)) is { } unadvised)
            return unadvised;
        var closesAt = StoredInstant.NotAfter(command.ClosesAt);
        if (closesAt <= now)
            return new DeadlineIsPast(command.ClosesAt, now);
        if (CheckDates(state.Current, rule.Terms, closesAt) is { } tooSoon)
            return tooSoon;
        var kept = command with
        {
            ClosesAt = closesAt, Confirming = command.Confirming?.Kept(),
            RecordAt = command.RecordAt is { } record ? StoredInstant.NotAfter(record) : null,
        };
        if (NoticeGate.Check(state, rule, kept, now) is { } unnoticed)
            return unnoticed;
        if (StatedVote.CheckRecord(rule.Terms.RecordDate, kept.RecordAt, now) is { } badRecord)
            return badRecord;
        var (plan, outside) = ConfirmationPlans.Make(rule.Terms, closesAt, kept.Confirming, zone);
        if (outside is not null)
            return outside;
        if (command.Roll.Eligible < 1)
            return new RollIsEmpty(state.Id);
        if (ClassGate.Check(rule.Terms, command.Roll, command.Classes) is { } unclassed)
            return unclassed;
        var (held, unheld) = MeetingVote.Hold(
            command.At, state.Puts?.ProposalId ?? state.Id, rule.Id, rule.Terms, command.Roll, state.StandingNotice is { IsShort: true }, now);
        if (unheld is not null)
            return unheld;
        return Decision.Of(new VotingOpened(
            state.Id, command.RoundId, state.Rounds.Length + 1, state.Current.Number, rule.Id, rule.Version,
            rule.Terms.Advice is null ? rule.Terms : rule.Terms.ForDecider(command.Advice!.Sought!.Decider),
            command.Roll with { DrawnAt = StoredInstant.NotAfter(command.Roll.DrawnAt) }, closesAt, Confirms: null, plan, held));
    }

    /// <summary>A vote on dates closes before the first of them.</summary>
    internal static DateIsBeforeTheClose? CheckDates(Revision revision, DecisionRule terms, Instant closesAt) =>
        terms.Method is DatesMethod && revision.Options.FirstOrDefault(option => option.Date!.StartsAt <= closesAt) is { } tooSoon
            ? new DateIsBeforeTheClose(tooSoon.Name, closesAt)
            : null;

    internal static OptionsDoNotFitRule? CheckOptions(Revision revision, DecisionRule terms) => terms.Method switch
    {
        YesNoMethod when revision.Options.Length > 0 => new OptionsDoNotFitRule(
            "This rule asks yes or no, and the proposal has options. Choose a rule that ranks them, or revise the proposal."),
        TemperatureMethod when revision.Options.Length > 0 => new OptionsDoNotFitRule(
            "A temperature check asks about the text alone, and the proposal has options. Choose a rule that ranks or marks them, or revise the proposal."),
        DatesMethod when revision.Options.Length < 2 || revision.Options.Any(option => option.Date is null) => new OptionsDoNotFitRule(
            "This rule finds a date: the options are dates, two at least, and nothing else. Revise the proposal, or choose another rule."),
        ElectionMethod when terms.Indicative && revision.Options.Length < 2 => new OptionsDoNotFitRule(
            "This rule puts options in an order, and the proposal has fewer than two. Add options, or choose another rule."),
        ElectionMethod election when revision.Options.Length <= election.Seats => new OptionsDoNotFitRule(
            $"This rule chooses {election.Seats}, and the proposal has {revision.Options.Length} {(revision.Options.Length == 1 ? "option" : "options")}. Add options, or choose another rule."),
        ElectionMethod => CheckCount(revision, terms),
        RankedMethod when revision.Options.Length < 2 => new OptionsDoNotFitRule(
            "This rule ranks options, and the proposal has fewer than two. Add options, or choose a yes/no rule."),
        _ => null,
    };

    /// <summary>Whether any ballot that marks some of the options keeps to the rule's bounds.</summary>
    private static bool CanBeAnswered(ElectionMethod method, int options) =>
        Enumerable.Range(1, options).Any(marked => method.Counting.IsWithinBounds(method.Chosen, [.. Enumerable.Repeat(1L, marked)]));

    /// <summary>That these options can be counted by the rule is tried before anybody votes, not found out once voting has closed.</summary>
    private static OptionsDoNotFitRule? CheckCount(Revision revision, DecisionRule terms)
    {
        try
        {
            Count.Of(terms, eligible: 0, revision.Options, [], []);
            return terms.Method is ElectionMethod { Counting.Ballots: BallotForm.Scored } method && !CanBeAnswered(method, revision.Options.Length)
                ? new OptionsDoNotFitRule($"No ballot can keep to the rule's bounds with {revision.Options.Length} options. {method.Counting.Bounds(method.Chosen)}")
                : null;
        }
        catch (CannotCountException fault)
        {
            return new OptionsDoNotFitRule(fault.Message);
        }
    }
}
