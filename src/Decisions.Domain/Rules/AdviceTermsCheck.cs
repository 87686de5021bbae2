namespace Decisions.Domain.Rules;

/// <summary>Whether a rule by which one member decides on advice asks for nothing that only a vote of many needs.</summary>
internal static class AdviceTermsCheck
{
    /// <summary>Why it does, or null.</summary>
    public static Rejection? Of(DecisionRule terms) =>
        terms.Franchise.Decider is not null ? new AdviceTermsDoNotFit("A rule names no member who decides: each proposal has its own. Leave it out.")
        : terms.Advice is null ? null
        : terms is not { Method: YesNoMethod, Indicative: false } ? new AdviceTermsDoNotFit("Whoever decides on advice says yes or no. Let the rule ask for that, and decide.")
        : terms is not { Reasons: ReasonPolicy.Required, Secrecy: BallotSecrecy.Open, EndsWhenCertain: true, Quorum: { AtLeast: 1, Fraction: null }, ReminderHours: 0 }
            ? new AdviceTermsDoNotFit(
                "Whoever decides on advice says why, everyone sees it, and it is decided at once. Let reasons be required, ballots open, the quorum 1 member, voting end once the verdict is certain, and nobody be reminded.")
        : terms is
        {
            TurnoutFloor: null, Franchise.MinimumMembershipDays: 0, MayCloseEarly: false, Notice: null, RecordDate: RecordDate.Opening, Confirming: null,
            Entrenched: null, Precedence: null, Presence: null, ShowsOfHands: false, Proxies: null, Classes: null, Prolonging: null,
        } ? null
        : new AdviceTermsDoNotFit(
            "Only one member decides on advice. Leave out what is for the votes of many: notice, a second vote, a record date, a least share or length of membership, closing early, proxies, classes, hands and meetings.");
}
