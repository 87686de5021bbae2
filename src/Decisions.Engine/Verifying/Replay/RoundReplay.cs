using Decisions.Domain;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Exporting;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>The rounds of voting: each roll is drawn again, each ballot held against the rule, each result counted again.</summary>
internal sealed class RoundReplay(ReplayedDecisions decisions, CommunityReplay community, MemberRegister members, PlacementReplay placements, CircleReplay circles, ProxyReplay proxies, Audience audience, ReplayFaults faults)
{
    /// <summary>A roll is drawn, and the round opened, within one request; the clock of the first may be read a little before.</summary>
    private static readonly Duration Haste = Duration.FromMinutes(1);

    private readonly Dictionary<RoundId, ReplayedRound> _open = [];

    private readonly Dictionary<RoundId, CountedRound> _counted = [];

    public long Ballots { get; private set; }

    public long Recounted { get; private set; }

    public long NotRecounted { get; private set; }

    /// <summary>Of each declared result that could be read: its index.</summary>
    public Dictionary<long, ResultDeclared> Results { get; } = [];

    /// <summary>A round that is open, or closed and waiting for its result; else null.</summary>
    public ReplayedRound? Find(RoundId? round) => round is { } id ? _open.GetValueOrDefault(id) : null;

    /// <summary>What a declared round came to, counted again, or null where none was declared.</summary>
    public CountedRound? Counted(RoundId round) => _counted.GetValueOrDefault(round);

    /// <summary>A round that ends without a result.</summary>
    public void End(RoundId round) => _open.Remove(round);

    /// <summary>Takes a ballot.</summary>
    /// <param name="hasHiddenProposals">Whether the archive's audience does not see every proposal.</param>
    public void Take(in CheckedEvent next, Entry entry, bool hasHiddenProposals)
    {
        Ballots++;
        if (!StreamName.TryBallot(entry.Header.Stream, out var roundId, out var member))
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of a ballot.");
        else if (_open.TryGetValue(roundId, out var round))
        {
            if (round.Take(next, entry, member, decisions.Find(round.Proposal)) is { } fault)
                faults.Add(next, fault);
        }
        else if (decisions.Rounds.ContainsKey(roundId))
            faults.Add(next, "The ballot came after the result of its round.");
        else if (!hasHiddenProposals)
            faults.Add(next, "The ballot is of a round that was never opened.");
    }

    /// <summary>Takes what a teller entered.</summary>
    public void TakeEntry(in CheckedEvent next, Entry entry, bool hasHiddenProposals)
    {
        if (!StreamName.TryEntry(entry.Header.Stream, out var roundId, out var member))
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of an entry.");
        else if (_open.TryGetValue(roundId, out var round))
        {
            if (round.TakeEntry(next, entry, member, decisions.Find(round.Proposal), community.Tellers) is { } fault)
                faults.Add(next, fault);
        }
        else if (decisions.Rounds.ContainsKey(roundId))
            faults.Add(next, "It was entered after the result of its round.");
        else if (!hasHiddenProposals)
            faults.Add(next, "It is of a round that was never opened.");
    }

    /// <summary>Takes what hands a teller counted.</summary>
    public void TakeHands(in CheckedEvent next, Entry entry, MeetingReplay meetings, bool hasHiddenProposals)
    {
        if (!StreamName.TryHands(entry.Header.Stream, out var roundId))
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of a show of hands.");
        else if (_open.TryGetValue(roundId, out var round))
        {
            var proposal = decisions.Find(round.Proposal);
            if (round.TakeHands(next, entry, proposal, meetings.Find(proposal?.Latest?.Held?.MeetingId), community.Tellers) is { } fault)
                faults.Add(next, fault);
        }
        else if (decisions.Rounds.ContainsKey(roundId))
            faults.Add(next, "Hands were counted after the result of their round.");
        else if (!hasHiddenProposals)
            faults.Add(next, "Hands were counted in a round that was never opened.");
    }

    /// <summary>The roll of a round, drawn again.</summary>
    public DrawnRoll Draw(VotingOpened e) => Draw(e.Roll, e.Terms);

    public DrawnRoll Draw(ElectoralRoll said, DecisionRule terms) => members.Draw(
        said.AsOfIndex, terms.Franchise, said.DrawnAt, terms.Classes is null || placements.AreHidden ? null : placements, circles.IsIn(said.Circle, said.AsOfIndex));

    /// <summary>Holds a roll against what is drawn again, and against when that was to be.</summary>
    public void CheckRoll(in CheckedEvent next, ElectoralRoll said, DecisionRule terms, DrawnRoll roll, Instant when)
    {
        if (said.AsOfIndex > next.Index || said.DrawnAt > when)
            faults.Add(next, "Its roll was drawn later than voting opened.");
        else if (terms.RecordDate == RecordDate.Stated)
        {
            if (!members.Times.IsAsOf(said.AsOfIndex, said.DrawnAt) || (terms.Classes is not null && !placements.Times.IsAsOf(said.AsOfIndex, said.DrawnAt)))
                faults.Add(next, "Its roll is not of its record date: members came or went, or changed their class, between the two.");
        }
        else if (when - said.DrawnAt > Haste || members.Times.AnyBetween(said.AsOfIndex, said.DrawnAt - Haste)
            || (terms.Classes is not null && placements.Times.AnyBetween(said.AsOfIndex, said.DrawnAt - Haste)))
            faults.Add(next, "Its roll is an old one: members came or went, or changed their class, between its drawing and the opening of the vote.");
        if (said.Circle is { } circle && !circles.AreHidden)
        {
            var times = circles.TimesOf(circle);
            if (terms.RecordDate == RecordDate.Stated ? !times.IsAsOf(said.AsOfIndex, said.DrawnAt) : times.AnyBetween(said.AsOfIndex, said.DrawnAt - Haste))
                faults.Add(next, "Its roll is not of its time: members joined or left the circle between that and its drawing.");
        }
        // Who is in a circle is for the members.
        if ((said.Circle is null || !circles.AreHidden) && (roll.Count != said.Eligible || roll.Digest != said.Digest))
            faults.Add(next, $"Its roll says {said.Eligible} members may vote; drawn again from the register it has {roll.Count}, or others.");
        if (terms.Classes is null ? said.Classes is not null : !placements.AreHidden && !Equals(roll.Classes, said.Classes))
            faults.Add(next, "The classes of its roll are not those that its members were of, drawn again from the record.");
    }

    /// <summary>A pass of a consent round opens, or a vote to fall back on: for the roll that the consent round began with.</summary>
    public void OpenPass(in CheckedEvent next, VotingOpened e)
    {
        if (decisions.Find(e.ProposalId)?.Sought?.Roll != e.Roll)
            faults.Add(next, "Its roll is another than that of its consent round.");
        if (!decisions.Rounds.TryAdd(e.RoundId, e.ProposalId))
            faults.Add(next, "A round of this id was opened before.");
        _open[e.RoundId] = new ReplayedRound(e.RoundId, e.ProposalId, Draw(e), proxies);
    }

    /// <summary>A round opens: its roll is held against what is drawn again.</summary>
    public void Open(in CheckedEvent next, VotingOpened e, DrawnRoll roll, Instant when)
    {
        CheckRoll(next, e.Roll, e.Terms, roll, when);
        if (!decisions.Rounds.TryAdd(e.RoundId, e.ProposalId))
            faults.Add(next, "A round of this id was opened before.");
        _open[e.RoundId] = new ReplayedRound(e.RoundId, e.ProposalId, roll, proxies);
    }

    /// <summary>A round opens on an amended text: for the same roll as the one in whose place it is, and as long.</summary>
    public void OpenAgain(in CheckedEvent next, VotingOpened e, Duration length, Instant when)
    {
        var (end, endless) = (e.ClosesAt - when, Instant.MaxValue - when < length);
        if (!endless && (end > length + Haste || end < length - Haste))
            faults.Add(next, "Voting on the amended text does not last as long as it did on the text before.");
        if (!decisions.Rounds.TryAdd(e.RoundId, e.ProposalId))
            faults.Add(next, "A round of this id was opened before.");
        _open[e.RoundId] = new ReplayedRound(e.RoundId, e.ProposalId, Draw(e), proxies);
    }

    /// <summary>A round ends by its rule: the ballots before it are counted again, and no vote stands between them and the end.</summary>
    public void EndByRule(in CheckedEvent next, Entry entry, VotingEnded e, Proposal? state, Instant when)
    {
        ByRule(next, entry, e.RoundId, "ended", e.CountedTo);
        if (_open.GetValueOrDefault(e.RoundId) is { FirstWithheld: null } round)
            faults.Redo(next, e, EndVoting.Decide(
                state, new EndVoting(e.ProposalId, round.CountedBallots(), e.CountedTo) { Hands = round.Hands, EntriesWait = round.EntriesWait }, when));
        else if (!_open.ContainsKey(e.RoundId))
            faults.Add(next, "It ends a round that is not open.");
    }

    /// <summary>A round is prolonged by its rule: the ballots before it are counted again, those that were instructed among them.</summary>
    public void Prolong(in CheckedEvent next, Entry entry, VotingProlonged e, Proposal? state, Instant when)
    {
        ByRule(next, entry, e.RoundId, "prolonged", e.CountedTo);
        if (_open.GetValueOrDefault(e.RoundId) is not { } round)
            faults.Add(next, "It prolongs a round that was not opened, or is over.");
        else if (round.FirstWithheld is null)
        {
            if (!proxies.AreHidden(e.ProposalId) && state?.Latest is { } latest && round.NotCast(latest) is { } left)
                faults.Add(next, $"What member {left} instructed was not cast before voting was prolonged.");
            faults.Redo(next, e, ProlongVoting.Decide(state, new ProlongVoting(e.ProposalId, round.CountedBallots(), e.CountedTo) { Hands = round.Hands }, when));
        }
    }

    /// <summary>What a rule does no person does, and no vote stands between what it counted and that.</summary>
    private void ByRule(in CheckedEvent next, Entry entry, RoundId round, string done, long countedTo)
    {
        if (entry.Header.Actor != Actor.System.Pseudonym)
            faults.Add(next, $"Voting was {done} by {entry.Header.Actor}, and only its rule could do that.");
        if (countedTo > next.Index || countedTo <= Find(round)?.LastIndex)
            faults.Add(next, $"It says that it counted the record up to {countedTo}, which leaves votes out or goes beyond itself.");
    }

    /// <summary>A result is declared: its ballots are counted again.</summary>
    /// <param name="positions">The ballots of a pass as they count; null for any other round.</param>
    /// <param name="reviewOn">When the decision is to be looked at again, or null.</param>
    public void Recount(
        in CheckedEvent next, ResultDeclared e, Proposal? state, Instant when, IReadOnlyCollection<CountedBallots>? positions, LocalDate? reviewOn)
    {
        Results[next.Index] = e;
        if (!_open.Remove(e.RoundId, out var round) || state?.Latest?.Id != e.RoundId)
        {
            faults.Add(next, "It declares the result of a round that is not open or closed and waiting for it.");
            return;
        }
        if (e.CountedTo > next.Index || e.CountedTo <= round.LastIndex)
            faults.Add(next, $"It says that it counted the record up to {e.CountedTo}, which leaves ballots out or goes beyond itself.");
        if (round.LacksAnEnteredBallot)
            faults.Add(next, "Two tellers entered a ballot alike, and it is not among those that were cast.");
        _counted[e.RoundId] = new CountedRound(next.Index, null);
        if (round.FirstWithheld is { } withheld)
        {
            NotRecounted++;
            if (audience == Audience.Auditor)
                faults.Add(withheld, e.ProposalId, "Ballots of a round that is over are withheld from an auditor.");
            return;
        }
        Recounted++;
        if (!proxies.AreHidden(e.ProposalId) && round.NotCast(state.Latest) is { } left)
            faults.Add(next, $"What member {left} instructed was not cast before the result.");
        var again = DeclareResult.Decide(state, new DeclareResult(e.ProposalId, positions ?? round.CountedBallots(), e.CountedTo)
        {
            Hands = round.Hands, Ways = e.Ways is null ? null : WayCount.Of(round.ByChannel(), round.Hands), ReviewOn = reviewOn,
        }, when);
        if (again.Events is [ResultDeclared { Tally: var tally }])
            _counted[e.RoundId] = new CountedRound(next.Index, tally);
        if (again.Rejection is { } rejection)
            faults.Add(next, $"The result could not be declared then ({rejection.Code}): {rejection.Reason}");
        else if (!ReplayFaults.Same(again.Events[0], e))
            faults.Add(next, $"The result does not follow from the ballots. {Differences((ResultDeclared)again.Events[0], e)}");
    }

    private static string Differences(ResultDeclared again, ResultDeclared declared) =>
        again.Tally.Verdict != declared.Tally.Verdict ? $"Counted again it is '{again.Tally.Verdict}'; '{declared.Tally.Verdict}' was declared."
        : again.Tally.Returned != declared.Tally.Returned ? $"There are {again.Tally.Returned} ballots; {declared.Tally.Returned} were declared."
        : "Counted again it has other numbers than were declared.";

    /// <summary>Says which ballots the archive should have shown, now that all was seen.</summary>
    public void Withheld(Instant exportedAt)
    {
        foreach (var round in _open.Values.Where(round => round.FirstWithheld is not null && audience == Audience.Auditor))
            if (decisions.Find(round.Proposal) is not { Latest: { } latest, IsWithdrawn: false } || latest.ShowsChoicesToAuditorAt(exportedAt))
                faults.Add(round.FirstWithheld, round.Proposal, "Ballots of a round that is over, or hides nothing, are withheld from an auditor.");
    }
}
