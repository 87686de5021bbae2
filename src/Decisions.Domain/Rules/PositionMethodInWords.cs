using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says how members seek agreement by consent or by consensus.</summary>
public static class PositionMethodInWords
{
    public static ImmutableArray<string> Of(PositionMethod method) =>
    [
        .. method.IsConsent ? Consent(method) : Consensus(method),
        Test(method),
        "Each pass is on one text. Once the text is changed everyone is asked anew, and no earlier position counts.",
        "It is agreed only with a date at which it is looked at again.",
        WithoutAgreement(method),
    ];

    /// <summary>What may be done where members come to no agreement.</summary>
    public static string WithoutAgreement(PositionMethod method) => method.Fallback is not { } fallback
        ? "Without agreement nothing is decided."
        : $"Where {English.Count(fallback.AfterPasses, "pass has", "passes have")} brought no agreement, a vote by yes or no may be held. {ThresholdInWords.Requirement(fallback.Threshold)} to carry it.";

    /// <summary>What an objection, or a block, must be to stand.</summary>
    public static string Test(PositionMethod method)
    {
        var what = method.IsConsent ? "An objection" : "A block";
        return method.Test.Confirmed is { } confirmed
            ? $"{what} stands unless it is withdrawn, or found not to qualify: {ThresholdInWords.Share(confirmed)} of {Judges(confirmed.Base)} must say that it does."
            : $"{what} stands unless it is withdrawn, or somebody disagrees that it qualifies and nobody else upholds it.";
    }

    private static IEnumerable<string> Consent(PositionMethod method)
    {
        yield return "You say that you have no objection, or name a concern, or an objection. All positions are shown together, once everyone has given theirs or the time is up.";
        yield return "It is agreed when no objection stands. A concern stops nothing, and is kept with the decision.";
        yield return method.Chosen["silence"] == "consent" ? "Who says nothing is taken to consent." : "To say nothing is not to consent: enough members must say where they stand.";
    }

    private static IEnumerable<string> Consensus(PositionMethod method)
    {
        var chosen = method.Chosen;
        yield return "You agree, agree with reservations, stand aside, or block. All positions are shown together, once everyone has given theirs or the time is up.";
        yield return "To stand aside is not to stop it: your name and reason are recorded, you need not carry it out, and it binds you. To block is to stop it, for the group's principles or safety only.";
        yield return $"It is agreed when {(chosen["blocks"] == "0" ? "no valid block stands" : $"at most {chosen["blocks"]} valid blocks stand")}" +
            $"{Limit(chosen["stand-asides"], "stand aside")}{Limit(chosen["lukewarm"], "have reservations or stand aside")} and at least {chosen["agreement"]} of {(chosen["base"] == "present" ? "those who take part" : "all who may")} agree, with reservations or without.";
    }

    private static string Judges(ThresholdBase of) => of switch
    {
        ThresholdBase.Cast => "those who judge it",
        ThresholdBase.Present => "those who gave a position",
        _ => "all who may take part",
    };

    private static string Limit(string most, string does) => most == "any" ? "" : $", at most {most} {does}";
}
