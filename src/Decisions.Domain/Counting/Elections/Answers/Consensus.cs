using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>
/// Consensus by the positions that guides to it publish: agree, agree with reservations, stand aside, block. It is
/// reached when no more blocks stand than the rule allows, no more stand aside or are lukewarm than it allows, and
/// enough agree. A block that did not meet the community's test of validity is counted apart and stops nothing.
/// </summary>
public sealed class Consensus : CountingRule
{
    private const string Blocks = "blocks", StandAsides = "stand-asides", Lukewarm = "lukewarm", Agreement = "agreement",
        Base = "base", Fallback = "fallback", None = "none";

    private const int Agree = 0, Reservations = 1, StandAside = 2, Block = 3;

    public override string Name => "consensus";

    public override string Title => "Consensus";

    public override string Summary =>
        "Reached when no valid block stands, few enough stand aside, and enough agree; if wished with a vote to fall back on.";

    public override BallotForm Ballots => BallotForm.Answered;

    public override ImmutableArray<ImmutableArray<string>> Answers { get; } =
    [
        ["agree", "agreement"],
        ["reservations", "agree-with-reservations", "agree with reservations", "reservation"],
        ["stand-aside", "stand aside", "standaside"],
        ["block"],
        ["invalid-block", "invalid block"],
    ];

    public override ImmutableArray<Setting> Settings { get; } =
    [
        new(Blocks, "How many valid blocks it takes no notice of.", "0", []),
        new(StandAsides, "The most that may stand aside: a number of members, a share of those who take part, or any.", PositionLimit.Any, [], SettingKind.Text),
        new(Lukewarm, "The most that may have reservations or stand aside: a number of members, a share of those who take part, or any.",
            PositionLimit.Any, [], SettingKind.Text),
        new(Agreement, "The share that must agree, with reservations or without.", "1/2", [], SettingKind.Number),
        new(Base, "What that share is taken of: those who take part (present), or all who may (eligible).", "present", ["present", "eligible"]),
        new(Fallback, "The share of those who take part whose agreement carries it in a vote where there is no consensus, or none for no such vote.",
            None, [], SettingKind.Text),
        .. PositionSettings.All,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var ballots = AnswerRecord.Ballots(this, election, MajoritySettings.Roll(settings));
        var members = PositionSettings.Members(ballots, Answers.Length);
        ImmutableArray<Requirement> takingPart = [.. PositionSettings.TakingPart(settings, ballots)];
        ImmutableArray<Requirement> agreeing = [.. Agreeing(settings, ballots, members)];
        var isAgreed = agreeing.All(each => each.IsMet);
        var share = FallbackShare(settings);
        var fallback = isAgreed || share is null ? null : FallbackVote(share.Value, ballots, members);
        return AnswerRecord.Of(
            this, election, settings, [], [], members, [.. takingPart, .. agreeing, .. fallback is null ? [] : new[] { fallback }],
            PositionSettings.Verdict(takingPart, isAgreed || (fallback is { IsMet: true } && fallback.Has > 0)));
    }

    public override ImmutableArray<string> InWords(CountRecord record) => PositionsInWords.OfConsensus(record);

    private static IEnumerable<Requirement> Agreeing(ChosenSettings settings, AnswerProfile ballots, ImmutableArray<Amount> members)
    {
        yield return Requirement.That(Blocks, members[Block], Requirement.AtMost, settings.Whole(Blocks));
        if (PositionLimit.Of(settings, StandAsides, ballots.Returned) is { } aside)
            yield return Requirement.That(StandAsides, members[StandAside], Requirement.AtMost, aside);
        if (PositionLimit.Of(settings, Lukewarm, ballots.Returned) is { } lukewarm)
            yield return Requirement.That(Lukewarm, members[Reservations] + members[StandAside], Requirement.AtMost, lukewarm);
        Amount of = settings[Base] == "present"
            ? ballots.Returned
            : PositionSettings.Roll(settings, ballots) ?? throw new CannotCountException(
                "A share of all who may take part is asked for, and how many may is not known. Say eligible=NUMBER, or give the roll.");
        var agree = members[Agree] + members[Reservations];
        yield return Requirement.That(Agreement, agree, Requirement.AtLeast, (settings.Number(Agreement) * of).Ceiling, of);
        if (agree == 0)
            yield return Requirement.That("an-agreement", agree, Requirement.MoreThan, 0);
    }

    private static Amount? FallbackShare(ChosenSettings settings) => settings[Fallback] == None ? null
        : Amount.TryParse(settings[Fallback], out var share) && share.Numerator.Sign > 0 && share <= 1 ? share
        : throw new CannotCountException($"The option {Fallback} is a share such as 3/4, or none, not '{settings[Fallback]}'.");

    private static Requirement FallbackVote(Amount share, AnswerProfile ballots, ImmutableArray<Amount> members)
    {
        Amount of = ballots.Returned;
        return Requirement.That(Fallback, members[Agree] + members[Reservations], Requirement.AtLeast, (share * of).Ceiling, of);
    }
}
