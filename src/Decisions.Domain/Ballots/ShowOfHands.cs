using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Ballots;

/// <summary>The show of hands in one round as its events leave it.</summary>
/// <param name="Waiting">What each teller has counted and nobody has confirmed: one count, or some that differ.</param>
/// <param name="Standing">What two tellers counted alike last, or null.</param>
public sealed record ShowOfHands(RoundId RoundId, ImmutableArray<HandsCounted> Waiting, HandsShown? Standing)
{
    /// <summary>Who confirmed what stands, with the one who counted first.</summary>
    public ImmutableArray<MemberId> StandingBy { get; init; } = [];

    public bool Differs => Waiting.Length > 1;

    /// <summary>The hands as a count takes them.</summary>
    public IEnumerable<CountedBallots> Ballots => Standing is not { Hands: var hands } ? [] : new CountedBallots[]
    {
        new(new YesNoChoice(Answer.Yes), hands.InFavour), new(new YesNoChoice(Answer.No), hands.Against), new(new YesNoChoice(Answer.Abstain), hands.Abstained),
    }.Where(counted => counted.Count > 0);

    /// <summary>Whether a member was among those whose hands were counted.</summary>
    public bool Includes(MemberId member) => Standing?.Voters.Contains(member) == true;

    public HandsCounted? By(MemberId teller) => Waiting.FirstOrDefault(counted => counted.Teller == teller);

    /// <summary>What another teller has counted in the same way, or null.</summary>
    public HandsCounted? Matching(HandsCounted counted) => Waiting.FirstOrDefault(other => other.Teller != counted.Teller && other.DiffersIn(counted).IsEmpty);

    /// <summary>In what the counts of others differ from a teller's own; nothing where they have counted none.</summary>
    public ImmutableArray<EntryField> DiffersIn(MemberId teller) =>
        By(teller) is { } own ? [.. Waiting.SelectMany(other => own.DiffersIn(other)).Distinct().Order()] : [];

    public ShowOfHands Apply(HandsCounted e) => Matching(e) is { } first
        ? this with { Waiting = [], StandingBy = [first.Teller, e.Teller] }
        : this with { Waiting = [.. Waiting.Where(counted => counted.Teller != e.Teller), e] };

    public ShowOfHands Apply(HandsShown e) => this with { Standing = e };

    public static ShowOfHands? Fold(ShowOfHands? state, IHandsEvent @event) => @event switch
    {
        HandsCounted e => (state ?? new ShowOfHands(e.RoundId, [], null)).Apply(e),
        HandsShown e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
