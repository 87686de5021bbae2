using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Redactions;

/// <summary>The words in an event that people chose, and that may have to be taken out: the one place that says which.</summary>
public static class EventWords
{
    /// <summary>What stands where words were taken out.</summary>
    public const string Removed = "[removed]";

    /// <summary>The words of an event.</summary>
    public static ImmutableArray<string> Of(IDomainEvent @event)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        Replace(@event, each =>
        {
            words.Add(each);
            return each;
        });
        return words.ToImmutable();
    }

    /// <summary>
    /// The same event with other words; null where it has none. Ids, choices, options, rolls, tallies and times are no words:
    /// what was decided, by whom, among what and how it was counted stays. Options are counted, and lots drawn, by their names.
    /// </summary>
    public static IDomainEvent? Replace(IDomainEvent @event, Func<string, string> with) => @event switch
    {
        CommunityFounded e => e with { Purpose = with(e.Purpose) },
        CommunityPurposeRestated e => e with { Purpose = with(e.Purpose) },
        MemberSuspended e => e with { Reason = with(e.Reason) },
        MemberReinstated { Reason: { } reason } e => e with { Reason = with(reason) },
        MemberLeft { Reason: { } reason } e => e with { Reason = with(reason) },
        RuleRetired { Reason: { } reason } e => e with { Reason = with(reason) },
        ProposalDrafted e => e with { Title = with(e.Title), Text = with(e.Text) },
        ProposalRevised e => e with
        {
            Title = with(e.Title), Text = with(e.Text), Note = e.Note is { } note ? with(note) : null,
        },
        VotingExtended { Reason: { } reason } e => e with { Reason = with(reason) },
        VotingClosedEarly { Reason: { } reason } e => e with { Reason = with(reason) },
        ProposalWithdrawn { Reason: { } reason } e => e with { Reason = with(reason) },
        OutcomeStated e => e with { Statement = with(e.Statement) },
        BallotCast { Reason: { } reason } e => e with { Reason = with(reason) },
        BallotChanged { Reason: { } reason } e => e with { Reason = with(reason) },
        _ => null,
    };
}
