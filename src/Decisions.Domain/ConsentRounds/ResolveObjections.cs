using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>
/// Resolves objections that stand, in one of the named ways. It ends the pass in any case: whatever was done about the objection is
/// consented to by everyone, its member too, in another pass, or there is no agreement.
/// </summary>
/// <param name="Text">What is done, and why.</param>
/// <param name="NextRound">The id of the next pass, where one opens at once.</param>
public sealed record ResolveObjections(ProposalId ProposalId, ImmutableArray<MemberId> Objectors, Resolution Way, string Text, RoundId NextRound)
{
    /// <summary>The changed text; null where it stays.</summary>
    public ResolvedText? Changed { get; init; }

    /// <summary>Who takes it on; null where nobody needs to.</summary>
    public MemberId? Owner { get; init; }

    /// <summary>Until when it waits; null where it does not.</summary>
    public Instant? Until { get; init; }

    /// <summary>The meeting that the next pass opens at, or null.</summary>
    public MeetingVote? At { get; init; }

    /// <param name="ownerHasJoined">Whether the owner, where one is named, is a member who is not suspended.</param>
    public static Decision Decide(
        ConsentRound? state, Proposal? proposal, PassSignals? pass, ResolveObjections command, bool ownerHasJoined, Instant now)
    {
        if (command.Objectors.IsDefaultOrEmpty)
            return ConsentGate.In(state, proposal, command.ProposalId, now, ConsentStep.Test) ?? new ResolutionNeedsObjections();
        foreach (var objector in command.Objectors)
            if (ConsentGate.Standing(state, proposal, pass, command.ProposalId, objector, now) is { } rejection)
                return rejection;
        if (TextRule.Text("text", command.Text, TextRule.NoteLimit) is { } unfit)
            return unfit;
        if (Needs(command, ownerHasJoined, now) is { } missing)
            return missing;
        var (revised, badText) = Revised(proposal!, command);
        if (badText is not null)
            return badText;
        var (step, opened, unheld) = Next(state!, proposal!, command, revised?.Revision ?? proposal!.Current.Number, now);
        // First what happens in the consent round, then what happens to the proposal: so they stand in the record.
        IDomainEvent?[] events =
        [
            new ObjectionsResolved(proposal!.Id, pass!.Round.Id, [.. command.Objectors.Distinct()], command.Way, command.Text, command.Owner), step,
            new RoundSuperseded(proposal.Id, pass.Round.Id), revised, opened,
        ];
        return unheld is not null ? unheld : Decision.Of([.. events.OfType<IDomainEvent>()]);
    }

    /// <summary>What the way of resolving asks for and is not there.</summary>
    private static Rejection? Needs(ResolveObjections command, bool ownerHasJoined, Instant now) => command.Way switch
    {
        Resolution.Amend or Resolution.Replace when command.Changed is null => new ResolutionNeedsText(command.Way),
        Resolution.Defer or Resolution.Delegate when command.Owner is null => new ResolutionNeedsOwner(command.Way),
        Resolution.Defer or Resolution.Reflect when !(command.Until > now) => new ResolutionNeedsDay(command.Way),
        _ when command.Until is { } until && until <= now => new ResolutionNeedsDay(command.Way),
        _ when command.Owner is { } owner && !ownerHasJoined => new RoleNeedsMember(owner),
        _ => null,
    };

    private static (ProposalRevised? Revised, Rejection? Rejection) Revised(Proposal proposal, ResolveObjections command)
    {
        if (command.Way is not (Resolution.Amend or Resolution.Replace))
            return (null, null);
        var changed = command.Changed!;
        if (ProposalText.Check(changed.Title, changed.Text, []) is { } unfit)
            return (null, unfit);
        var (title, text) = (changed.Title.Trim(), ProposalText.Kept(changed.Text));
        return proposal.Current.Title == title && proposal.Current.Text == text
            ? (null, new ResolutionNeedsText(command.Way))
            : (new ProposalRevised(proposal.Id, proposal.Current.Number + 1, title, text, [], Note: null), null);
    }

    /// <summary>Where it goes from here: to the next pass, back to questions, or to a pause.</summary>
    private static (StepTaken? Step, VotingOpened? Opened, Rejection? Rejection) Next(
        ConsentRound state, Proposal proposal, ResolveObjections command, int revision, Instant now)
    {
        if (command.Way is Resolution.Amend or Resolution.Monitor)
        {
            var (opened, pass, unheld) = OpenPass.Of(state, proposal, command.NextRound, revision, command.At, StepReason.Resolution, null, now);
            return (pass, opened, unheld);
        }
        var (to, endsAt) = command.Way == Resolution.Replace
            ? (ConsentStep.Clarify, StepTimes.End(state.Hours, ConsentStep.Clarify, now))
            : (ConsentStep.Paused, command.Until is { } until ? StoredInstant.NotAfter(until) : null);
        return (new StepTaken(proposal.Id, to, endsAt, StepReason.Resolution, null), null, null);
    }
}

/// <summary>The text that a resolution makes.</summary>
public sealed record ResolvedText(string Title, string Text);
