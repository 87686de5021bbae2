using Decisions.Domain.Ballots;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Minutes;

/// <summary>What a place in the record says that minutes quote.</summary>
public static class MinutesWords
{
    private const string OptionPrefix = "option ";

    /// <exception cref="ArgumentException">No minutes quote this member of such an event.</exception>
    public static string Of(IDomainEvent @event, string member) => (@event, member) switch
    {
        (MeetingCalled e, "title") => e.Title,
        (MeetingCalled e, "text") => e.Text,
        (AgendaItemAdded e, "text") => e.Text ?? "",
        (MeetingAdjourned e, "reason") => e.Reason ?? "",
        (SittingMoved e, "reason") => e.Reason ?? "",
        (ProposalDrafted e, "title") => e.Title,
        (ProposalDrafted e, "text") => e.Text,
        (ProposalRevised e, "title") => e.Title,
        (ProposalRevised e, "text") => e.Text,
        (VotingExtended e, "reason") => e.Reason ?? "",
        (VotingClosedEarly e, "reason") => e.Reason ?? "",
        (OutcomeStated e, "statement") => e.Statement,
        (DecisionCorrected e, "text") => e.Text,
        (DecisionCorrected e, "reason") => e.Reason,
        (HandsShown e, "evidence") => e.Evidence,
        (BallotCast e, "reason") => e.Reason ?? "",
        (BallotChanged e, "reason") => e.Reason ?? "",
        (ProposalDrafted e, _) when member.StartsWith(OptionPrefix, StringComparison.Ordinal) => Name(e.Options, member),
        (ProposalRevised e, _) when member.StartsWith(OptionPrefix, StringComparison.Ordinal) => Name(e.Options, member),
        _ => throw new ArgumentException($"Minutes do not quote '{member}' of {@event.GetType().Name}.", nameof(member)),
    };

    private static string Name(IEnumerable<Option> options, string member) =>
        options.First(option => option.Id.ToString() == member[OptionPrefix.Length..]).Name;
}
