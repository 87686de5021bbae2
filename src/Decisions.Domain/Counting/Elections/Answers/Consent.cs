using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>
/// A round of consent (Sociocracy 3.0; Sociocracy For All): it passes unless an objection stands. A concern is recorded
/// and never stops it. An objection that was tested and found not to qualify, or was withdrawn, no longer stands.
/// </summary>
public sealed class Consent : CountingRule
{
    private const string Silence = "silence";

    private const int NoObjection = 0, Objection = 2;

    public override string Name => "consent";

    public override string Title => "Consent";

    public override string Summary => "Passes unless an objection stands, once enough have taken part; concerns are kept and stop nothing.";

    public override BallotForm Ballots => BallotForm.Answered;

    public override ImmutableArray<ImmutableArray<string>> Answers { get; } =
    [
        ["no-objection", "consent", "no objection"],
        ["concern"],
        ["objection", "object", "possible-objection", "possible objection"],
        ["resolved-objection", "resolved objection", "withdrawn-objection", "unqualified-objection"],
    ];

    public override ImmutableArray<Setting> Settings { get; } =
    [
        new(Silence, "What it means to say nothing: no consent, or consent, and so taking part.", "no-consent", ["no-consent", "consent"]),
        .. PositionSettings.All,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var ballots = AnswerRecord.Ballots(this, election, MajoritySettings.Roll(settings));
        if (settings[Silence] == "consent")
            ballots = WithSilent(ballots, PositionSettings.Roll(settings, ballots), election.Spoilt);
        var members = PositionSettings.Members(ballots, Answers.Length);
        ImmutableArray<Requirement> takingPart = [.. PositionSettings.TakingPart(settings, ballots)];
        var none = Requirement.That("objections", members[Objection], Requirement.AtMost, 0);
        var somebody = Requirement.That("a-position", ballots.Returned - ballots.Blank, Requirement.MoreThan, 0);
        return AnswerRecord.Of(
            this, election with { Ballots = ballots }, settings, [], [], members, [.. takingPart, none, .. somebody.IsMet ? [] : new[] { somebody }],
            PositionSettings.Verdict(takingPart, none.IsMet && somebody.IsMet));
    }

    public override ImmutableArray<string> InWords(CountRecord record) => PositionsInWords.OfConsent(record);

    private static AnswerProfile WithSilent(AnswerProfile ballots, long? eligible, long spoilt) => eligible is not { } all
        ? throw new CannotCountException("Where silence is consent, it must be known how many may take part. Say eligible=NUMBER, or give the roll.")
        : new AnswerProfile([.. ballots.Piles, AnswerPile.Of(NoObjection, Math.Max(0, all - ballots.Returned - spoilt))], ballots.Roll);
}
