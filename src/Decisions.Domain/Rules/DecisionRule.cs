using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Rules;

/// <summary>How a decision is made under a rule: one derived record for each method of voting.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(YesNoMethod), "yesNo")]
[JsonDerivedType(typeof(RankedMethod), "ranked")]
[JsonDerivedType(typeof(ElectionMethod), "election")]
[JsonDerivedType(typeof(PositionMethod), "positions")]
[JsonDerivedType(typeof(TemperatureMethod), "temperature")]
[JsonDerivedType(typeof(DatesMethod), "dates")]
public abstract record VotingMethod
{
    /// <summary>Whether members are asked about options; else about the text alone.</summary>
    [JsonIgnore]
    public virtual bool AsksOfOptions => true;
}

/// <summary>Members answer yes, no or abstain, and the threshold says what carries.</summary>
public sealed record YesNoMethod(Threshold Threshold) : VotingMethod
{
    [JsonIgnore]
    public override bool AsksOfOptions => false;
}

/// <summary>
/// Members rank the options; the count is an instant run-off, which ends when an option has more than half of the
/// ballots still in the count. A tie for last place looks backwards through the earlier rounds, then goes by a lot
/// drawn from a seed that was on record before the first ballot.
/// </summary>
public sealed record RankedMethod : VotingMethod;

/// <summary>
/// A temperature check: members say how they lean to one text, from strongly against to strongly for. It shows how many lean which
/// way and no average of them, since five who are warm and five who are cold are not ten who do not mind.
/// </summary>
public sealed record TemperatureMethod : VotingMethod
{
    [JsonIgnore]
    public override bool AsksOfOptions => false;
}

/// <summary>Members say of each date whether it suits them, and whoever arranges it sees which suits most.</summary>
public sealed record DatesMethod : VotingMethod;

/// <summary>Whether a member must say why.</summary>
[JsonConverter(typeof(WordJsonConverter<ReasonPolicy>))]
public enum ReasonPolicy
{
    /// <summary>A reason is welcome.</summary>
    [JsonStringEnumMemberName("optional")] Optional,

    /// <summary>A ballot without a reason is refused.</summary>
    [JsonStringEnumMemberName("required")] Required,
}

/// <summary>Who may see how a named member voted.</summary>
[JsonConverter(typeof(WordJsonConverter<BallotSecrecy>))]
public enum BallotSecrecy
{
    /// <summary>
    /// Only the member, and the auditor once voting has closed; others see that a ballot was cast, never which way.
    /// </summary>
    [JsonStringEnumMemberName("secret")] Secret,

    /// <summary>Every member, once results show.</summary>
    [JsonStringEnumMemberName("open")] Open,
}

/// <summary>Who may vote.</summary>
/// <param name="MinimumMembershipDays">Joined at least so many days of 24 hours before voting opened; 0 for all.</param>
/// <param name="Decider">The one member who decides, on advice. In the terms of a round only: a rule names nobody.</param>
public sealed record Franchise(
    int MinimumMembershipDays, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MemberId? Decider = null)
{
    /// <summary>Every joined member.</summary>
    public static Franchise AllMembers { get; } = new(0);
}

/// <summary>
/// A rule by which a community decides, as data. A rule has versions; a round of voting carries the terms that it
/// was opened under, so a later change of rule cannot reach back.
/// </summary>
/// <param name="Name">What the community calls it: 'Ordinary resolution'.</param>
/// <param name="Method">How votes are given and what carries.</param>
/// <param name="Quorum">How many must take part.</param>
/// <param name="TurnoutFloor">The least fraction of those eligible who must cast a vote (not abstain), or null.</param>
/// <param name="Franchise">Who may vote.</param>
/// <param name="ResultsHiddenUntilClose">Whether nobody sees counts while voting is open; secret ballots need it.</param>
/// <param name="Reasons">Whether a ballot needs a reason.</param>
/// <param name="Secrecy">Who sees how a member voted.</param>
/// <param name="MayCloseEarly">Whether a facilitator may close voting before its time.</param>
/// <param name="MayExtend">Whether a facilitator may move the end of voting to a later time.</param>
/// <param name="Notice">What notice must be given before voting opens, or null for none.</param>
/// <param name="RecordDate">As of when the roll is drawn.</param>
/// <param name="Confirming">The second vote that must confirm a first which carried, or null for none.</param>
/// <param name="Entrenched">Which decision may change or retire this rule, or null where the secretary may.</param>
/// <param name="Precedence">Which ballot stands when a member votes in two ways; null for the last.</param>
/// <param name="Presence">That the quorum is counted by who is present at a meeting; null where it is counted by ballots.</param>
/// <param name="ShowsOfHands">Whether hands may be counted at a meeting, beside the ballots of those who voted otherwise.</param>
/// <param name="Proxies">How members may vote by proxy, or null where they may not.</param>
/// <param name="Classes">How classes of members count; null where each member has one vote and all votes count the same.</param>
/// <param name="EndsWhenCertain">Whether voting ends by itself once whoever has not voted can no longer change the verdict.</param>
/// <param name="Prolonging">How voting goes on where the quorum is not reached at its end, or null where it does not.</param>
/// <param name="ReminderHours">How many hours before voting closes whoever has not voted is reminded, once; 0 for never, null for whatever is usual on the server.</param>
/// <param name="Indicative">Whether a round only shows what members think, and decides nothing.</param>
/// <param name="Advice">That one member decides, on the advice of others; null where members vote.</param>
public sealed record DecisionRule(
    string Name,
    VotingMethod Method,
    Quorum Quorum,
    Fraction? TurnoutFloor,
    Franchise Franchise,
    bool ResultsHiddenUntilClose,
    ReasonPolicy Reasons,
    BallotSecrecy Secrecy,
    bool MayCloseEarly,
    bool MayExtend = true,
    NoticePeriod? Notice = null,
    RecordDate RecordDate = RecordDate.Opening,
    ConfirmingVote? Confirming = null,
    Entrenchment? Entrenched = null,
    Precedence? Precedence = null,
    PresenceQuorum? Presence = null,
    bool ShowsOfHands = false,
    ProxyTerms? Proxies = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClassTerms? Classes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool EndsWhenCertain = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Prolonging? Prolonging = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ReminderHours = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Indicative = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AdviceTerms? Advice = null)
{
    /// <summary>How many ballots must be returned: none in particular where the quorum was there as voting opened.</summary>
    [JsonIgnore]
    public Quorum QuorumOfBallots => Presence is null ? Quorum : Quorum.None;

    /// <summary>
    /// The terms that a confirming vote is held under: its own threshold, and no turnout floor, which the law asks of the
    /// first vote alone (Co-operative and Community Benefit Societies Act 2014 s.113).
    /// </summary>
    public DecisionRule ForConfirmation() => Confirming is { } confirming
        ? this with { Method = new YesNoMethod(confirming.Threshold), TurnoutFloor = null, Confirming = null }
        : throw new InvalidOperationException($"'{Name}' asks for no confirming vote.");

    /// <summary>The terms of a round in which one member decides alone, on the advice that they have heard.</summary>
    public DecisionRule ForDecider(MemberId decider) => Advice is not null
        ? this with { Franchise = Franchise with { Decider = decider } }
        : throw new InvalidOperationException($"'{Name}' asks for no advice.");

    /// <summary>The terms of the vote that is held where several passes of a consent round brought no agreement.</summary>
    public DecisionRule ForFallback() => Method is PositionMethod { Fallback: { } fallback }
        ? this with { Method = new YesNoMethod(fallback.Threshold) }
        : throw new InvalidOperationException($"'{Name}' has no vote to fall back on.");
}
