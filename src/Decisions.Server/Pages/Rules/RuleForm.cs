using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using Decisions.Engine.ReadModels.Rules;

namespace Decisions.Server.Pages.Rules;

/// <summary>A decision rule as its form holds it: what was typed, as it was typed.</summary>
/// <param name="Method">'yesNo', 'ranked', 'election', 'temperature', 'dates', 'consent' or 'consensus'.</param>
/// <param name="Counting">The counting rule of an election, with what is set of it as it was typed.</param>
/// <param name="Share">A share that is offered by name, or 'own'.</param>
/// <param name="QuorumShare">A fraction or per cent; empty for none.</param>
/// <param name="IsHidden">Whether results are hidden until voting closes: always where votes are secret, and where agreement is sought.</param>
public sealed record RuleForm(
    string Name, string Method, CountingForm Counting, string Share, string OwnShare, Comparator? OwnComparator, ThresholdBase? Base,
    string QuorumNumber, string QuorumShare, string TurnoutShare, string MembershipDays,
    bool IsHidden, bool NeedsReason, bool IsOpen, bool MayCloseEarly, bool MayExtend)
{
    /// <summary>Whether voting ends by itself once its verdict is certain.</summary>
    public bool EndsWhenCertain { get; init; }

    /// <summary>For how many hours voting goes on without its quorum, as typed; empty where it does not.</summary>
    public string ProlongHours { get; init; } = "";

    /// <summary>How many hours before its close members are reminded, as typed; empty for whatever is usual.</summary>
    public string ReminderHours { get; init; } = "";

    /// <summary>Whether it decides nothing: always in a temperature check and in finding a date.</summary>
    public bool IsIndicative { get; init; }

    /// <summary>Whether one member decides, on advice.</summary>
    public bool IsOnAdvice { get; init; }

    /// <summary>Whether the one who decides must ask a member whom it affects.</summary>
    public bool NeedsAffected { get; init; } = true;

    /// <summary>Whether they must ask a member who knows about it.</summary>
    public bool NeedsExpert { get; init; } = true;

    /// <summary>How agreement is sought.</summary>
    public PositionForm Positions { get; init; } = PositionForm.Empty;

    /// <summary>Notice, record date, second vote, and who may change the rule.</summary>
    public FormalForm Formal { get; init; } = FormalForm.Empty;

    /// <summary>How classes of members count.</summary>
    public ClassForm Classes { get; init; } = ClassForm.Empty;

    /// <summary>The other rules of yes or no, under which changes of this one can be decided.</summary>
    public ImmutableArray<ListedRule> Others { get; init; } = [];

    public static RuleForm Empty { get; } = new(
        "", "yesNo", CountingForm.Empty, ShareChoice.All[0].Key, "", Comparator.AtLeast, ThresholdBase.Cast, "", "1/2", "", "0", true, false, false, true, true);

    public static RuleForm Of(DecisionRule terms)
    {
        var threshold = (terms.Method as YesNoMethod)?.Threshold ?? Threshold.SimpleMajority;
        var named = ShareChoice.All.FirstOrDefault(choice => choice.Fraction == threshold.Fraction && choice.Comparator == threshold.Comparator);
        return new RuleForm(
            terms.Name, terms.Method switch { YesNoMethod => "yesNo", RankedMethod => "ranked", PositionMethod positions => positions.Rule, TemperatureMethod => "temperature", DatesMethod => "dates", _ => "election" },
            CountingForm.Of(terms.Method as ElectionMethod), named?.Key ?? "own", named is null ? threshold.Fraction.ToString() : "",
            threshold.Comparator, threshold.Base, terms.Quorum.AtLeast?.ToString() ?? "", terms.Quorum.Fraction?.ToString() ?? "",
            terms.TurnoutFloor?.ToString() ?? "", terms.Franchise.MinimumMembershipDays.ToString(),
            terms.ResultsHiddenUntilClose, terms.Reasons == ReasonPolicy.Required, terms.Secrecy == BallotSecrecy.Open, terms.MayCloseEarly, terms.MayExtend)
        {
            Positions = PositionForm.Of(terms.Method as PositionMethod), IsIndicative = terms.Indicative,
            Formal = FormalForm.Of(terms), Classes = ClassForm.Of(terms.Classes),
            EndsWhenCertain = terms.EndsWhenCertain, ProlongHours = terms.Prolonging?.MostHours.ToString() ?? "",
            ReminderHours = terms.ReminderHours?.ToString() ?? "",
            IsOnAdvice = terms.Advice is not null, NeedsAffected = terms.Advice?.NeedsAffected != false, NeedsExpert = terms.Advice?.NeedsExpert != false,
        };
    }

    public static RuleForm Read(IFormCollection form) => new(
        form["name"].ToString(), form["method"].ToString() is "ranked" or "election" or "temperature" or "dates" or "consent" or "consensus" ? form["method"].ToString() : "yesNo", CountingForm.Read(form), form["share"].ToString(), form["ownShare"].ToString(),
        Words<Comparator>.TryParse(form["ownComparator"], out var comparator) ? comparator : null,
        Words<ThresholdBase>.TryParse(form["base"], out var of) ? of : null,
        form["quorumNumber"].ToString(), form["quorumShare"].ToString(), form["turnoutShare"].ToString(),
        form["membershipDays"].ToString(), form["hidden"] == "yes" || form["secrecy"] != "open" || SeeksAgreement(form["method"]), form["needsReason"] == "yes",
        form["secrecy"] == "open" || SeeksAgreement(form["method"]), form["mayCloseEarly"] == "yes", form["mayExtend"] == "yes")
    {
        Positions = PositionForm.Read(form), IsIndicative = form["indicative"] == "yes" || form["method"].ToString() is "temperature" or "dates",
        Formal = FormalForm.Read(form), Classes = ClassForm.Read(form),
        EndsWhenCertain = form["endsWhenCertain"] == "yes", ProlongHours = form["prolongHours"].ToString(),
        ReminderHours = form["reminderHours"].ToString(),
        IsOnAdvice = form["onAdvice"] == "yes", NeedsAffected = form["needsAffected"] == "yes", NeedsExpert = form["needsExpert"] == "yes",
    };

    /// <summary>The rule that was filled in, or what cannot be read of it.</summary>
    public (DecisionRule? Terms, Rejection? Rejection) ToTerms()
    {
        var named = ShareChoice.All.FirstOrDefault(choice => choice.Key == Share);
        if (Method != "election" && Counting != CountingForm.Empty)
            return (null, new CountingRuleIsNotUsed());
        if (!SeeksAgreement(Method) && Positions != PositionForm.Empty)
            return (null, new PositionsAreNotUsed());
        var isYesNo = Method == "yesNo";
        var (own, badShare) = named is null && isYesNo ? Typed.Fraction("Your own share", OwnShare) : (null, null);
        var (least, badNumber) = Typed.Number("At least so many members", QuorumNumber);
        var (quorum, badQuorum) = Typed.Fraction("At least such a share of the members", QuorumShare);
        var (turnout, badTurnout) = Typed.Fraction("Share that must vote", TurnoutShare);
        var (days, badDays) = Typed.Number("Days of membership", MembershipDays);
        var (hours, badHours) = Typed.Number("Hours that voting goes on", ProlongHours);
        var (reminder, badReminder) = Typed.Number("Hours before its close", ReminderHours);
        if ((badShare ?? badNumber ?? badQuorum ?? badTurnout ?? badDays ?? badHours ?? badReminder) is { } rejection)
            return (null, rejection);
        if (isYesNo && named is null && own is null)
            return (null, new Words.FractionIsNotReadable("Your own share", OwnShare));
        if (isYesNo && (named?.Comparator ?? OwnComparator) is null)
            return (null, new Words.ChoiceIsMissing("At least, or more than"));
        if (isYesNo && Base is null)
            return (null, new Words.ChoiceIsMissing("Out of"));
        var (election, badCounting) = Method == "election" ? Counting.ToMethod() : (null, null);
        var (positions, badPositions) = SeeksAgreement(Method) ? Positions.ToMethod(isConsent: Method == "consent") : (null, null);
        if ((badCounting ?? badPositions) is { } unread)
            return (null, unread);
        VotingMethod method = Method switch
        {
            "yesNo" => new YesNoMethod(new Threshold(named?.Fraction ?? own!.Value, (named?.Comparator ?? OwnComparator)!.Value, Base!.Value)),
            "ranked" => new RankedMethod(),
            "temperature" => new TemperatureMethod(),
            "dates" => new DatesMethod(),
            "consent" or "consensus" => positions!,
            _ => election!,
        };
        var (classes, badClasses) = Classes.ToTerms();
        if (badClasses is not null)
            return (null, badClasses);
        return Formal.ToTerms(new DecisionRule(
            Name, method, new Quorum(least, quorum), turnout, new Franchise(days ?? 0), IsHidden,
            NeedsReason ? ReasonPolicy.Required : ReasonPolicy.Optional,
            IsOpen ? BallotSecrecy.Open : BallotSecrecy.Secret, MayCloseEarly, MayExtend, Classes: classes)
        {
            EndsWhenCertain = EndsWhenCertain, Prolonging = hours is { } most ? new Prolonging(most) : null,
            ReminderHours = reminder, Indicative = IsIndicative, Advice = IsOnAdvice ? new AdviceTerms(NeedsAffected, NeedsExpert) : null,
        });
    }

    /// <summary>Positions are shown together, with names, once all have been given: nobody chooses otherwise.</summary>
    private static bool SeeksAgreement(string? method) => method is "consent" or "consensus";
}
