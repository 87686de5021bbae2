using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;

namespace Decisions.Server.Pages.Words;

/// <summary>Where a decision is, in a word or two.</summary>
public static class StatusInWords
{
    /// <param name="winner">The option that was chosen, where options were ranked.</param>
    public static string Of(ProposalStatus status, string? winner = null) => status switch
    {
        ProposalStatus.Draft => "Draft",
        ProposalStatus.Scheduled => "Voting is to open",
        ProposalStatus.SeekingAgreement => "Seeking agreement",
        ProposalStatus.Open => "Voting is open",
        ProposalStatus.Closed => "Voting has closed",
        ProposalStatus.Carried => winner is null ? "Carried" : $"Chosen: {winner}",
        ProposalStatus.Lost => "Not carried",
        ProposalStatus.NoQuorum => "Too few took part",
        ProposalStatus.Gathered => "Members have been heard",
        ProposalStatus.ToBeConfirmed => "Carried, to be confirmed",
        ProposalStatus.Lapsed => "Lapsed",
        ProposalStatus.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Why voting ended by its rule, as a sentence.</summary>
    public static string Ended(EndReason because) => because switch
    {
        EndReason.VerdictCertain => "Voting ended before its time, as its rule says: those who had not voted could no longer change the verdict.",
        EndReason.QuorumReached => "Voting had gone on for want of a quorum, and ended as soon as enough had taken part.",
        EndReason.EveryoneSignalled => "Everyone has said where they stand.",
        _ => throw new ArgumentOutOfRangeException(nameof(because)),
    };

    /// <summary>The name of the class that colours it.</summary>
    public static string Style(ProposalStatus status) => status switch
    {
        ProposalStatus.Open or ProposalStatus.SeekingAgreement => "open",
        ProposalStatus.Carried => "carried",
        ProposalStatus.Lost or ProposalStatus.NoQuorum or ProposalStatus.Lapsed => "lost",
        _ => "quiet",
    };

    /// <summary>What the result of a round comes to, as a sentence: one that must be confirmed, or confirms, says so.</summary>
    public static string Verdict(Tally tally, Round round, Revision revision) => (tally.Verdict, round) switch
    {
        (Domain.Counting.Verdict.Carried, { Confirmation: not null }) => "The first vote carries the proposal. A second must confirm it.",
        (Domain.Counting.Verdict.Carried, { Confirms: not null }) => "The second vote confirms the proposal: it is carried.",
        (Domain.Counting.Verdict.Lost, { Confirms: not null }) => "The second vote does not confirm the proposal: it is not carried.",
        _ => Verdict(tally, revision),
    };

    /// <summary>What a result comes to, as a sentence.</summary>
    public static string Verdict(Tally tally, Revision revision) => (tally.Verdict, tally) switch
    {
        (Domain.Counting.Verdict.Carried, { Chosen: { IsEmpty: false } chosen }) =>
            $"{Names(chosen, revision)} {(chosen.Length == 1 ? "is" : "are")} chosen.",
        (Domain.Counting.Verdict.Carried, PositionTally) => "The proposal is agreed.",
        (Domain.Counting.Verdict.Lost, PositionTally) => "There is no agreement: nothing is decided.",
        (Domain.Counting.Verdict.Carried, _) => "The proposal is carried.",
        (Domain.Counting.Verdict.Lost, RankedTally or ElectionTally) => "No option is chosen.",
        (Domain.Counting.Verdict.Lost, _) => "The proposal is not carried.",
        (Domain.Counting.Verdict.Gathered, DatesTally) => "This is which dates suit members. Nothing is decided by it.",
        (Domain.Counting.Verdict.Gathered, _) => "This is what members think. Nothing is decided by it.",
        (Domain.Counting.Verdict.NoQuorum, _) => "Nothing is decided: too few took part.",
        _ => throw new ArgumentOutOfRangeException(nameof(tally)),
    };

    /// <summary>'Ann', or 'Ann, Ben and Cem'.</summary>
    public static string Names(ImmutableArray<OptionId> chosen, Revision revision)
    {
        string[] names = [.. chosen.Select(id => revision.Options.First(option => option.Id == id).Name)];
        return names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    /// <summary>The numbers of a result in a few words, for a row of the register.</summary>
    public static string Numbers(Tally tally)
    {
        var takingPart = $"{Number(tally.Returned)} of {Number(tally.Eligible)} took part";
        return tally switch
        {
            YesNoTally t => $"{Number(t.Yes)} yes, {Number(t.No)} no, {Number(t.Abstain)} abstained; {takingPart}",
            TemperatureTally t => $"{LeaningNumbers.Of(t)}; {takingPart}",
            PositionTally t => $"{PositionNumbers.Of(t)}; {takingPart}",
            RankedTally { Winner: not null, Rounds: [.., var last] } =>
                $"{Number(last.Votes.Max(each => each.Votes))} of {Number(last.Votes.Sum(each => each.Votes))} in the last round; {takingPart}",
            _ => takingPart,
        };
    }

    public static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
