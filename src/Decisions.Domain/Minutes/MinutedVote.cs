using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Minutes;

/// <summary>
/// A round of voting that was opened at a meeting. It is told how many voted which way, never who; of an agreement, who stood aside
/// and whose concern is kept with it.
/// </summary>
/// <param name="Opened">The event that opened it.</param>
/// <param name="Events">All of the proposal's, in order.</param>
internal sealed record MinutedVote(Proposal Proposal, Round Round, MinutedEvent Opened, IReadOnlyList<MinutedEvent> Events)
{
    private bool PutsAmendment => Proposal.Puts is not null;

    private bool SeeksAgreement => Round.Terms.Method is PositionMethod;

    public MinutesSection Section(MinutedRecord record) =>
        new(MinutesLine.Of(record.Title(Proposal.Id, Round.Revision)), [.. Opening(record), .. record.Form == 1 ? [] : Course(), .. Hands(record), .. Result(record), .. After()]);

    private IEnumerable<MinutesLine> Opening(MinutedRecord record)
    {
        foreach (var each in Events.Where(each => each.Version < Opened.Version && each.Event is (AmendmentCarried or AmendmentLost)))
            yield return MinutesLine.Of($"An amendment of the text was {(each.Event is AmendmentCarried ? "carried" : "lost")} on ", each.At, ".");
        yield return MinutesLine.Of(
            SeeksAgreement ? $"Members were asked where they stand to revision {English.Number(Round.Revision)} on "
            : PutsAmendment ? "The amendment was put to the vote on " : $"Revision {English.Number(Round.Revision)} was put to the vote on ",
            Opened.At, ", under “", new NamedRule(Round.RuleId, Round.RuleVersion), "”.");
        yield return MinutesLine.Of(PutsAmendment ? "With it the text would say: " : "It says: ", record.Text(Proposal.Id, Round.Revision));
        if (Round.Confirms is not null)
            yield return MinutesLine.Of("It was the second vote, which had to confirm the first.");
        if (Round.Notice is { } notice)
            yield return MinutesLine.Of(
                $"Notice of it had been given with {English.Count(notice.Said.ClearDays, "clear day", "clear days")}" +
                (notice.IsShort ? $"; that was short, and {English.Members(notice.Consents.Length)} consented to it." : "."));
        var held = Round.Held!;
        yield return MinutesLine.Of(
            $"Of the {English.Number(Round.Roll.Eligible)} who might vote {English.People(held.Present)} {(held.Present is 0 or 1 ? "was" : "were")} present" +
            (held.Represented > 0 ? $" and {English.Number(held.Represented)} {(held.Represented == 1 ? "was" : "were")} represented by proxy" : "") +
            (held.Needed > 0 ? $", and {English.Number(held.Needed)} had to be." : "."));
    }

    /// <summary>What became of the end of voting: by whoever led it, or by the rule.</summary>
    private IEnumerable<MinutesLine> Course()
    {
        foreach (var each in Events)
            switch (each.Event)
            {
                case VotingExtended e when e.RoundId == Round.Id:
                    yield return MinutesLine.Of(["Voting was extended on ", each.At, ", to ", e.ClosesAt, ".", .. Reason(each, e.Reason)]);
                    break;
                case VotingClosedEarly e when e.RoundId == Round.Id:
                    yield return MinutesLine.Of(["Voting was closed early on ", each.At, ".", .. Reason(each, e.Reason)]);
                    break;
                case VotingProlonged e when e.RoundId == Round.Id:
                    yield return MinutesLine.Of("Too few had taken part by the end of voting: by its rule it was prolonged on ", each.At, ", to ", e.ClosesAt, " at the latest.");
                    break;
                case VotingEnded e when e.RoundId == Round.Id:
                    yield return MinutesLine.Of("Voting was ended by its rule on ", each.At, e.Because switch
                    {
                        EndReason.VerdictCertain => ": its verdict was certain.",
                        EndReason.QuorumReached => ": the quorum was reached.",
                        EndReason.EveryoneSignalled => ": everyone had given a position.",
                        _ => throw new UnreachableException($"{e.Because} is not told."),
                    });
                    break;
            }
    }

    private static MinutesPart[] Reason(MinutedEvent each, string? reason) =>
        reason is null ? [] : [" Reason: ", new Quoted(each.Stream, each.Version, "reason")];

    private IEnumerable<MinutesLine> Hands(MinutedRecord record)
    {
        if (MinutesSources.TellsHands(Round) && record.Events(Streams.OfHands(Round.Id)).LastOrDefault(each => each.Event is HandsShown) is { Event: HandsShown e } shown)
            yield return MinutesLine.Of(
                $"Two tellers counted these hands alike: {Votes(e.Hands.InFavour, e.Hands.Against, e.Hands.Abstained)} (", new Quoted(shown.Stream, shown.Version, "evidence"), ").");
    }

    private IEnumerable<MinutesLine> Result(MinutedRecord record)
    {
        if (Round.IsSuperseded)
            yield return MinutesLine.Of(SeeksAgreement
                ? "It ended without agreement: what stood in its way was resolved otherwise, and members were to be asked again."
                : "It ended without a result: an amendment was carried, and voting started again on the amended text.");
        if (Round.Tally is null && Events.LastOrDefault(each => each.Event is ProposalWithdrawn) is { } withdrawn)
            yield return MinutesLine.Of("The proposal was withdrawn on ", withdrawn.At, ". Nothing was decided.");
        if (Round.Tally is not { } tally)
        {
            if (!Round.IsSuperseded && !Proposal.IsWithdrawn)
                yield return MinutesLine.Of("Its result has not been declared.");
            yield break;
        }
        var declared = Events.First(each => each.Event is ResultDeclared e && e.RoundId == Round.Id);
        var numbers = $"{English.Number(tally.Returned)} of {English.Number(tally.Eligible)} took part";
        yield return MinutesLine.Of(
            "The result was declared on ", declared.At, tally switch
            {
                YesNoTally t => $": {Votes(t.Yes, t.No, t.Abstain)}; {numbers}.",
                TemperatureTally t => $": {LeaningNumbers.Of(t)}; {numbers}.",
                PositionTally t => $": {PositionNumbers.Of(t)}; {numbers}.",
                _ => $": {numbers}.",
            });
        if (Round.Ways is { Length: > 0 } ways)
            yield return MinutesLine.Of($"Of these votes {English.List([.. ways.Select(way => $"{English.Number(way.Ballots)} came {Way(way.Way)}")])}.");
        foreach (var line in (tally as YesNoTally)?.Weighed is { } weighed ? Classes(weighed) : [])
            yield return line;
        foreach (var line in record.Form == 1 ? AnyProxies(record, declared.At) : Proxies(record, declared.At))
            yield return line;
        yield return Verdict(tally);
        foreach (var line in DraftMinutes.NamesPositions(record.Form) && MinutesSources.IsAgreement(Round) ? Named(record) : [])
            yield return line;
    }

    /// <summary>Whoever stands aside is freed from carrying it out, so it is recorded who did and why; a concern is kept with the agreement.</summary>
    private IEnumerable<MinutesLine> Named(MinutedRecord record) => record.NamedIn(Round.Id).Select(named => MinutesLine.Of(
        named.Ballot.MemberId, named.Ballot.Vote!.Choice is PositionChoice { Position: Position.StandAside } ? " stood aside. Reason: " : " had a concern: ",
        new Quoted(named.Given.Stream, named.Given.Version, "reason")));

    /// <summary>Of this vote alone: a proxy for another text or rule has lapsed, and a delegation or a proxy for the meeting is told of in the round that it was used in.</summary>
    private IEnumerable<MinutesLine> Proxies(MinutedRecord record, Instant at)
    {
        var standing = record.ProxiesFor(Proposal.Id, at).Where(proxy => proxy.IsFor(Round)).ToList();
        if (standing.Count(proxy => proxy.OnlyIn is null) is > 0 and var appointed)
            yield return MinutesLine.Of($"{English.Members(appointed)} had appointed a proxy for this vote.");
        if (standing.Count(proxy => proxy.OnlyAt is not null) is > 0 and var atMeeting)
            yield return MinutesLine.Of($"For {English.Members(atMeeting)} another voted by a proxy for the meeting.");
        if (standing.Count(proxy => proxy is { OnlyIn: not null, OnlyAt: null }) is > 0 and var delegated)
            yield return MinutesLine.Of($"For {English.Members(delegated)} another voted by delegation.");
    }

    private IEnumerable<MinutesLine> AnyProxies(MinutedRecord record, Instant at)
    {
        if (record.ProxiesAt(Proposal.Id, at) is > 0 and var proxies)
            yield return MinutesLine.Of($"{English.Members(proxies)} had appointed a proxy.");
    }

    private static IEnumerable<MinutesLine> Classes(WeighedVotes weighed)
    {
        foreach (var one in weighed.Classes)
            yield return MinutesLine.Of(
                $"{English.StartSentence(one.Class ?? "of no class")}, {English.Members(one.Members)}" +
                (one.Votes == one.Members ? "" : $" with {English.Count(one.Votes, "vote", "votes")}") +
                $": {Votes(one.InFavour, one.Against, one.Abstained)}." +
                (one.Agrees is { } agrees ? $" They had to be in favour, and they were{(agrees ? "" : " not")}." : ""));
        yield return MinutesLine.Of($"As the classes count, for came to {AmountInWords.Of(weighed.InFavour)} of {AmountInWords.Of(weighed.Base)}.");
    }

    private MinutesLine Verdict(Tally tally) => (tally.Verdict, Round) switch
    {
        (Counting.Verdict.Carried, _) when PutsAmendment => MinutesLine.Of("The amendment was carried."),
        (Counting.Verdict.NoQuorum, _) when PutsAmendment => MinutesLine.Of("Too few took part: the amendment was not carried."),
        (Counting.Verdict.Lost, _) when PutsAmendment => MinutesLine.Of("The amendment was not carried."),
        (Counting.Verdict.Gathered, _) => MinutesLine.Of("It showed what members think: nothing was decided."),
        (Counting.Verdict.NoQuorum, _) => MinutesLine.Of("Too few took part: nothing was decided."),
        (Counting.Verdict.Carried, { Confirmation: { } plan }) => MinutesLine.Of(
            "The first vote carried the proposal. A second must confirm it by ", plan.ClosesBy, "."),
        (Counting.Verdict.Carried, { Confirms: not null }) => MinutesLine.Of("The second vote confirmed the proposal: it was carried."),
        (Counting.Verdict.Lost, { Confirms: not null }) => MinutesLine.Of("The second vote did not confirm the proposal: it was not carried."),
        (Counting.Verdict.Carried, _) when !tally.Chosen.IsEmpty => MinutesLine.Of(
            ["Chosen: ", .. tally.Chosen.SelectMany((option, i) => i == 0 ? new MinutesPart[] { Option(option) } : [", ", Option(option)]), "."]),
        (Counting.Verdict.Carried, _) when SeeksAgreement => MinutesLine.Of("The proposal was agreed."),
        (Counting.Verdict.Lost, _) when SeeksAgreement => MinutesLine.Of("There was no agreement: nothing was decided."),
        (Counting.Verdict.Carried, _) => MinutesLine.Of("The proposal was carried."),
        (Counting.Verdict.Lost, _) when tally is not YesNoTally => MinutesLine.Of("No option was chosen."),
        (Counting.Verdict.Lost, _) => MinutesLine.Of("The proposal was not carried."),
        _ => throw new UnreachableException($"{tally.Verdict} is not told."),
    };

    /// <summary>What was said of the result since: what it means, what was put right, and whether it was counted again.</summary>
    private IEnumerable<MinutesLine> After()
    {
        foreach (var each in Events)
            switch (each.Event)
            {
                case OutcomeStated e when e.RoundId == Round.Id:
                    yield return MinutesLine.Of("What it means was stated on ", each.At, ": ", new Quoted(each.Stream, each.Version, "statement"));
                    break;
                case DecisionCorrected e when e.RoundId == Round.Id:
                    yield return MinutesLine.Of(
                        "Put right on ", each.At, ": ", new Quoted(each.Stream, each.Version, "text"), " Reason: ", new Quoted(each.Stream, each.Version, "reason"));
                    break;
                case RecountMade e when e.RoundId == Round.Id:
                    yield return MinutesLine.Of(
                        "The votes were counted again on ", each.At, e.Agrees ? ", with the same result." : ", and did not give the declared result: it is in dispute.");
                    break;
            }
    }

    private Quoted Option(OptionId option)
    {
        var revision = Events.Where(each => each.Event is ProposalDrafted or ProposalRevised).ElementAt(Round.Revision - 1);
        return new Quoted(revision.Stream, revision.Version, $"option {option}");
    }

    private static string Votes(long yes, long no, long abstained) =>
        $"{English.Number(yes)} for, {English.Number(no)} against, {English.Number(abstained)} abstained";

    private static string Way(Channel way) => way switch
    {
        Channel.Paper => "on paper",
        Channel.Room => "in the room",
        Channel.Phone => "by telephone",
        Channel.Web or Channel.Api or Channel.System or Channel.Import => "online",
        _ => throw new UnreachableException($"{way} is not told."),
    };
}
