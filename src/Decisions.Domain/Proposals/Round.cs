using System.Collections.Immutable;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>A round of voting as its events leave it.</summary>
/// <param name="Number">1 for the proposal's first.</param>
/// <param name="Revision">The revision that is voted on.</param>
/// <param name="Terms">The rule's terms as they were when it opened.</param>
/// <param name="ClosesAt">Voting is open up to and including this instant, unless closed early.</param>
/// <param name="Tally">The declared result, or null.</param>
/// <param name="Outcome">What was stated of it, or null.</param>
public sealed record Round(
    RoundId Id, int Number, int Revision, RuleId RuleId, int RuleVersion, DecisionRule Terms, ElectoralRoll Roll,
    Instant ClosesAt, bool IsClosedEarly, Tally? Tally, string? Outcome)
{
    /// <summary>The round that this one must confirm, or null.</summary>
    public RoundId? Confirms { get; init; }

    /// <summary>When the vote may be held that must confirm this one, or null where there is none.</summary>
    public ConfirmationPlan? Confirmation { get; init; }

    /// <summary>The notice that was given of it, or null.</summary>
    public GivenNotice? Notice { get; init; }

    /// <summary>The meeting that it opened at, and by which quorum; null where it was at none.</summary>
    public HeldVote? Held { get; init; }

    /// <summary>The topic that its proposal was of when it opened, or null. It says who votes for whom by delegation.</summary>
    public string? Topic { get; init; }

    /// <summary>How many of its ballots came by which way; null before its result, and where that did not tell.</summary>
    public ImmutableArray<WayCount>? Ways { get; init; }

    /// <summary>Whether hands may be counted in it.</summary>
    public bool TakesHands => Terms.ShowsOfHands && Held is not null;

    /// <summary>How long voting was to last, from when it opened, when the proposal was first voted on so: a round on an amended text lasts as long.</summary>
    public Duration Length { get; init; }

    /// <summary>Whether a carried amendment ended it without a result.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>What was put right after the result, in that order.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    /// <summary>What came of counting it again last, or null.</summary>
    public Recount? Recount { get; init; }

    /// <summary>Whether the last recount came to something else than was declared.</summary>
    public bool IsDisputed => Recount is { Agrees: false };

    /// <summary>What its rule ended it for, or null.</summary>
    public EndReason? Ended { get; init; }

    /// <summary>Whether it ended before the time at which it was to close: by a facilitator or by its rule.</summary>
    public bool IsEnded => IsClosedEarly || Ended is not null;

    /// <summary>Why a facilitator closed it early, where they said so; or null.</summary>
    public string? ClosedBecause { get; init; }

    /// <summary>When it ended before its time; null where it did not, and where nobody knows.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>When its result was declared; null before, and where nobody knows.</summary>
    public Instant? DeclaredAt { get; init; }

    /// <summary>When it was over, or will be as far as is known.</summary>
    public Instant OverAt => EndedAt ?? ClosesAt;

    /// <summary>Whether a ballot may be cast at an instant.</summary>
    public bool IsOpenAt(Instant now) => Tally is null && !IsEnded && !IsSuperseded && now <= ClosesAt;

    /// <summary>When it was to close before it was prolonged for want of a quorum; null where it was not.</summary>
    public Instant? ProlongedFrom { get; init; }

    /// <summary>Whether an amendment of what it votes on is being decided: until then nobody can tell whether it ends without a result.</summary>
    public bool AwaitsAmendment { get; init; }

    /// <summary>When the last amendment was decided that was put while it was open; null where there was none.</summary>
    public Instant? AmendmentDecidedAt { get; init; }

    /// <summary>
    /// How long its rule can still prolong it, where that may be due: null while it is open, and once it can not be any more. The
    /// hours count from its end, or from when the last amendment was decided where that came later: nothing could be done before.
    /// </summary>
    public Instant? MayBeProlongedUntil(Instant now)
    {
        if (Terms.Prolonging is not { } prolonging || ProlongedFrom is not null || Tally is not null || IsEnded || IsSuperseded || now <= ClosesAt)
            return null;
        var hours = Duration.FromHours(prolonging.MostHours);
        var from = AwaitsAmendment ? now : AmendmentDecidedAt is { } decided && decided > ClosesAt ? decided : ClosesAt;
        return from <= Instant.MaxValue - hours && now <= from + hours ? from + hours : null;
    }

    /// <summary>Whether counts may be shown at an instant: a rule may hide them until voting has closed for good.</summary>
    public bool ShowsCountsAt(Instant now) => !Terms.ResultsHiddenUntilClose || IsOverAt(now);

    /// <summary>Whether no ballot can be cast any more.</summary>
    private bool IsOverAt(Instant now) => !IsOpenAt(now) && MayBeProlongedUntil(now) is null;

    /// <summary>Whether members may see how each of them voted.</summary>
    public bool ShowsChoicesAt(Instant now) => Terms.Secrecy == BallotSecrecy.Open && ShowsCountsAt(now);

    /// <summary>Whether the auditor may: of secret rounds too, once voting has closed, so that the count can be done again.</summary>
    public bool ShowsChoicesToAuditorAt(Instant now) => ShowsChoicesAt(now) || IsOverAt(now);

    /// <summary>
    /// What a lot in this round is drawn from: the round's own id, which is on record before the first ballot.
    /// 16 bytes, big-endian.
    /// </summary>
    public byte[] LotSeed => Id.Value.ToByteArray(bigEndian: true);
}
