using Decisions.Domain.Members;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>
/// A member says whether there is a reason to act, or responds briefly to the proposal. Once everyone has, the round goes on by itself;
/// not where somebody sees no reason to act.
/// </summary>
/// <param name="Consents">Whether there is a reason to act; null in the step react.</param>
/// <param name="NextRound">The id of the pass, where it goes on to positions.</param>
public sealed record Respond(ProposalId ProposalId, MemberId MemberId, bool? Consents, string? Text, RoundId NextRound)
{
    /// <summary>A response is brief.</summary>
    public const int TextLimit = 1_000;

    /// <summary>The wording of why to act that the member has read; null where they did not say.</summary>
    public int? Wording { get; init; }

    /// <summary>The meeting that a pass opens at, or null.</summary>
    public MeetingVote? At { get; init; }

    /// <param name="isOnRoll">Whether the member takes part.</param>
    public static Decision Decide(ConsentRound? state, Proposal? proposal, Respond command, bool isOnRoll, Instant now)
    {
        if (ConsentGate.In(state, proposal, command.ProposalId, now, ConsentStep.Driver, ConsentStep.React) is { } rejection)
            return rejection;
        if (!isOnRoll)
            return new MemberTakesNoPart(command.MemberId);
        var step = state!.Taken;
        // Nobody agrees to words that they have not read.
        if (step == ConsentStep.Driver && command.Wording is { } read && read != state.Wording)
            return new DriverWasRestated(command.ProposalId, state.Wording);
        var consents = step == ConsentStep.Driver ? command.Consents ?? true : (bool?)null;
        var isOptional = consents == true;
        if ((isOptional ? TextRule.Note("text", command.Text) : TextRule.Text("text", command.Text, TextLimit)) is { } unfit)
            return unfit;
        if (command.Text?.Length > TextLimit)
            return new TextIsTooLong("text", command.Text.Length, TextLimit);
        var text = TextRule.NoteOrNull(command.Text);
        if (state.Responses.Any(each => each.MemberId == command.MemberId && each.Step == step && each.Consents == consents && each.Text == text))
            return Decision.Nothing;
        var given = new ResponseGiven(proposal!.Id, command.MemberId, step, consents, text);
        var after = state.Apply(given);
        if (after.Responses.Count(each => each.Step == step && each.Consents != false) < proposal.Sought!.Roll.Eligible)
            return Decision.Of(given);
        var next = TakeStep.Take(after, proposal, StepTimes.Next(step), command.NextRound, command.At, StepReason.Everyone, null, now);
        return next.Rejection is not null ? Decision.Of(given) : Decision.Of([given, .. next.Events]);
    }
}
