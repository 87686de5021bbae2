using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Rules;

public sealed record PositionsAreNotUsed() : Rejection(
    RejectionKind.Invalid, "positions-are-not-used",
    "You have filled in how agreement is sought, and chosen a way to vote. Choose consent or consensus, or leave that part as it was.");

public sealed record ConsensusIsNotUsed() : Rejection(
    RejectionKind.Invalid, "consensus-is-not-used",
    "You have filled in what consensus needs, and chosen consent. Choose consensus, or leave that part as it was.");

public sealed record SilenceIsNotUsed() : Rejection(
    RejectionKind.Invalid, "silence-is-not-used",
    "You have said that silence is consent, and chosen consensus. Choose consent, or leave that part as it was.");

/// <summary>How agreement is sought, as its form holds it.</summary>
/// <param name="SilenceConsents">Whether who says nothing is taken to consent.</param>
/// <param name="StandAsides">The most that may stand aside; empty for any number.</param>
/// <param name="Lukewarm">The most that may have reservations or stand aside; empty for any number.</param>
/// <param name="Agreement">The share that must agree.</param>
/// <param name="Base">What that share is taken of: 'present' or 'eligible'.</param>
/// <param name="Test">What must say that an objection qualifies, as <see cref="ThresholdKey"/> writes it; empty where it does unless somebody disagrees.</param>
/// <param name="FallbackAfter">After how many passes members may vote; empty where they may not.</param>
/// <param name="Fallback">What carries that vote, written alike.</param>
public sealed record PositionForm(
    bool SilenceConsents, string StandAsides, string Lukewarm, string Agreement, string Base, string Test, string FallbackAfter, string Fallback)
{
    private const string Any = "any", Half = "1/2";

    public static PositionForm Empty { get; } = new(false, "", "", Half, "present", "", "", ThresholdKey.Of(Threshold.SimpleMajority));

    /// <summary>Who may be asked whether an objection qualifies.</summary>
    public static ImmutableArray<(ThresholdBase Of, string Words)> Judges { get; } =
    [
        (ThresholdBase.Present, "of those who gave a position"), (ThresholdBase.Cast, "of those who judge it"), (ThresholdBase.Eligible, "of all who may take part"),
    ];

    /// <summary>How many valid blocks are taken no notice of: kept as the rule has it, and not asked.</summary>
    public string Blocks { get; init; } = "0";

    public static PositionForm Of(PositionMethod? method)
    {
        if (method is null)
            return Empty;
        string Set(string name, string usual) => method.Chosen.Values.GetValueOrDefault(name, usual);
        string Most(string name) => Set(name, Any) is var most && most == Any ? "" : most;
        return Empty with
        {
            SilenceConsents = method.IsConsent && Set("silence", "") == "consent",
            StandAsides = Most("stand-asides"), Lukewarm = Most("lukewarm"), Agreement = Set("agreement", Half), Base = Set("base", Empty.Base),
            Test = method.Test.Confirmed is { } confirmed ? ThresholdKey.Of(confirmed) : "",
            FallbackAfter = method.Fallback?.AfterPasses.ToString() ?? "",
            Fallback = method.Fallback is { Threshold: var threshold } ? ThresholdKey.Of(threshold) : Empty.Fallback, Blocks = Set("blocks", "0"),
        };
    }

    public static PositionForm Read(IFormCollection form) => new(
        form["silence"] == "consent", Text(form, "standAsides"), Text(form, "lukewarm"), Text(form, "agreement", Half), Text(form, "agreementBase", Empty.Base),
        Text(form, "test"), Text(form, "fallbackAfter"), Text(form, "fallback", Empty.Fallback))
    {
        Blocks = Text(form, "blocks", "0"),
    };

    /// <summary>The method, or what cannot be read of it.</summary>
    public (PositionMethod? Method, Rejection? Rejection) ToMethod(bool isConsent)
    {
        if (isConsent && this != Empty with { SilenceConsents = SilenceConsents, Test = Test, FallbackAfter = FallbackAfter, Fallback = Fallback })
            return (null, new ConsensusIsNotUsed());
        if (!isConsent && SilenceConsents)
            return (null, new SilenceIsNotUsed());
        var (after, badAfter) = Typed.Number("Passes before a vote", FallbackAfter);
        if (badAfter is not null)
            return (null, badAfter);
        var confirmed = Test.Length == 0 ? null : ThresholdKey.Read(Test);
        if (Test.Length > 0 && confirmed is null)
            return (null, new ChoiceIsMissing("When does an objection qualify?"));
        var carries = ThresholdKey.Read(Fallback);
        if (after is not null && carries is null)
            return (null, new ChoiceIsMissing("What carries that vote"));
        var settings = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        settings = isConsent
            ? settings.Add("silence", SilenceConsents ? "consent" : "no-consent")
            : settings.Add("stand-asides", OrAny(StandAsides)).Add("lukewarm", OrAny(Lukewarm)).Add("agreement", Agreement).Add("base", Base).Add("blocks", Blocks);
        return (new PositionMethod(
            isConsent ? "consent" : "consensus", settings, new ObjectionTest(confirmed), after is { } passes ? new FallbackVote(passes, carries!) : null), null);
    }

    private static string OrAny(string most) => most.Length == 0 ? Any : most;

    private static string Text(IFormCollection form, string name, string usual = "") =>
        form[name].ToString().Trim() is { Length: > 0 } typed ? typed : usual;
}
