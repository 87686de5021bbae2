using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Minutes;

/// <summary>Which streams the minutes of a meeting are drafted from, beside the meeting's own.</summary>
public static class MinutesSources
{
    /// <summary>
    /// The proposals on its agenda, and those that put an amendment of them at it; of what was voted on at it, the hands that were counted where votes are open, and the
    /// proxies where there can be any.
    /// </summary>
    /// <param name="proposals">Those on the agenda and those that put an amendment of them, as they stand.</param>
    /// <returns>Names of streams, some of which may not exist, in the order of their letters.</returns>
    public static ImmutableArray<string> Of(Meeting meeting, IReadOnlyCollection<Proposal> proposals)
    {
        var held = proposals.SelectMany(proposal => proposal.Rounds.Where(round => round.Held?.MeetingId == meeting.Id).Select(round => (proposal.Id, Round: round))).ToList();
        return
        [
            .. proposals.Select(proposal => proposal.Id).Where(id => meeting.IsOnAgenda(id) || held.Any(each => each.Id == id)).Select(id => Streams.Of(id))
                .Concat(held.Where(each => TellsHands(each.Round)).Select(each => Streams.OfHands(each.Round.Id)))
                .Concat(held.Where(each => each.Round.Terms.Proxies is not null).Select(each => Streams.ProxiesOf(each.Id)))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The rounds in which members came to an agreement at the meeting. Who stood aside from it, and whose concern is kept, is in
    /// the ballots: minutes are drafted from all of them, and name none as a source. Since the result nobody can change one, and
    /// named one by one they would tell those who may not see positions whose the minutes tell.
    /// </summary>
    public static ImmutableArray<RoundId> Agreements(Meeting meeting, IEnumerable<Proposal> proposals) =>
    [
        .. proposals.SelectMany(proposal => proposal.Rounds).Where(round => round.Held?.MeetingId == meeting.Id && IsAgreement(round)).Select(round => round.Id).Distinct(),
    ];

    /// <summary>Positions are open to the members by every rule that asks for them.</summary>
    internal static bool IsAgreement(Round round) => round is { Terms: { Method: PositionMethod, Secrecy: BallotSecrecy.Open }, Tally.Verdict: Verdict.Carried };

    /// <summary>A ballot as its events leave it.</summary>
    internal static Ballot? BallotOf(IEnumerable<MinutedEvent> events) =>
        events.Aggregate((Ballot?)null, (state, each) => Ballot.Fold(state, (IBallotEvent)each.Event));

    /// <summary>Whether it is put on record by name: the other positions stay numbers.</summary>
    internal static bool IsNamed(Ballot ballot) => ballot.Vote?.Choice is PositionChoice { Position: Position.StandAside or Position.Concern };

    /// <summary>In a secret vote a show of hands would tell how those in the room voted, apart from the others: it is not told apart.</summary>
    internal static bool TellsHands(Round round) => round is { TakesHands: true, Tally: not null, Terms.Secrecy: BallotSecrecy.Open };
}
