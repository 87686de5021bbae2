using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Server.ConsentRounds;

/// <summary>Says where a consent round is, and what it waits for.</summary>
public static class ConsentInWords
{
    public static string Of(ConsentStep step) => step switch
    {
        ConsentStep.Driver => "Is there a reason to act?",
        ConsentStep.Present => "The proposal is presented",
        ConsentStep.Clarify => "Questions",
        ConsentStep.React => "Responses",
        ConsentStep.Signal => "Positions",
        ConsentStep.Test => "Objections",
        ConsentStep.Paused => "It waits",
        ConsentStep.Over => "It is over",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    public static string Of(Position position) => position switch
    {
        Position.NoObjection => "No objection",
        Position.Concern => "A concern",
        Position.Objection => "An objection",
        Position.Agree => "Agree",
        Position.Reservations => "Agree, with reservations",
        Position.StandAside => "Stand aside",
        Position.Block => "Block",
        Position.ResolvedObjection => "An objection that fell",
        Position.InvalidBlock => "A block that fell",
        _ => throw new ArgumentOutOfRangeException(nameof(position)),
    };

    /// <summary>What to say with it, for the member who chooses.</summary>
    public static string Hint(Position position) => position switch
    {
        Position.NoObjection => "Good enough for now, and safe enough to try.",
        Position.Concern => "Something to watch. It stops nothing, and is kept with the decision.",
        Position.Objection => "It would do harm that is better avoided, or could be made clearly better. It is looked at together.",
        Position.Agree => "You support it.",
        Position.Reservations => "You support it, and something about it bothers you.",
        Position.StandAside => "You do not support it and do not stop it. Your name and reason are recorded.",
        Position.Block => "It goes against the group's principles or its safety.",
        _ => "",
    };

    /// <summary>When a reason is needed with a position.</summary>
    public static string ReasonNeeded(PositionMethod method) =>
        method.IsConsent ? "needed with a concern or an objection" : "needed to stand aside or to block";

    public static string Of(Resolution way) => way switch
    {
        Resolution.Amend => "Change the text",
        Resolution.Replace => "Put another proposal in its place",
        Resolution.Monitor => "Leave it, and watch what was feared",
        Resolution.Defer => "Put it off to a day",
        Resolution.Delegate => "Let somebody work on it",
        Resolution.Ask => "Ask whoever gave the task",
        Resolution.Reflect => "Think it over until a day",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>Where it is and what it waits for; once it is over, only what it came to.</summary>
    public static string Standing(ConsentStep step, string waitsFor) =>
        step == ConsentStep.Over ? waitsFor : Of(step) is var at && at.EndsWith('?') ? $"{at} {waitsFor}" : $"{at}. {waitsFor}";

    /// <summary>What was done about an objection, in a sentence of two.</summary>
    public static string Done(Resolution way) => way switch
    {
        Resolution.Amend => "Resolved: the text was changed.",
        Resolution.Replace => "Resolved: another proposal was put in its place.",
        Resolution.Monitor => "Resolved: the text stays, and what was feared is watched.",
        Resolution.Defer => "Put off to a day.",
        Resolution.Delegate => "Given to somebody to work on.",
        Resolution.Ask => "Asked of whoever gave the task.",
        Resolution.Reflect => "Left to be thought over until a day.",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>What stands in the way now, and who is waited for: one line.</summary>
    public static string WaitsFor(
        ConsentRound state, Proposal proposal, ConsentStep step, PassSignals? shown, FollowUp? follow, WaitedFor waiting) => step switch
    {
        ConsentStep.Driver when !waiting.Withheld.IsEmpty =>
            $"{List(waiting.Withheld)} {(waiting.Withheld.Length == 1 ? "sees" : "see")} no reason to act as it is said. {waiting.Facilitator} can say it in other words.",
        ConsentStep.Driver or ConsentStep.React or ConsentStep.Signal => Missing(step, waiting),
        ConsentStep.Present => $"The proposal is to be presented. {waiting.Facilitator} then leads on.",
        ConsentStep.Clarify => state.Questions.Count(each => each.Answer is null) switch
        {
            0 when state.Questions.IsEmpty => $"Questions about what is meant can be asked. {waiting.Facilitator} leads on.",
            0 => $"Every question is answered. {waiting.Facilitator} leads on.",
            1 => "One question waits for its answer.",
            var open => $"{open} questions wait for their answers.",
        },
        ConsentStep.Test => Test(proposal, shown!.Tally(state), follow, waiting),
        ConsentStep.Paused => $"It waits{(state.Resolutions is [.., { Text: var text }] ? $": {FirstLine(text)}" : ".")} {waiting.Facilitator} takes it up again.",
        _ => proposal.IsWithdrawn ? "The proposal was withdrawn."
            : proposal.Latest is { Terms.Method: not PositionMethod, Tally: null } ? "Members vote instead."
            : proposal.Latest is { Terms.Method: not PositionMethod } ? "Members have voted instead."
            : proposal.Latest?.Tally is { Verdict: Verdict.Carried } ? "Agreed." : "It ended without agreement.",
    };

    private static string Test(Proposal proposal, PositionTally tally, FollowUp? follow, WaitedFor waiting) =>
        proposal.Latest?.Tally is { Verdict: Verdict.NoQuorum } || !tally.QuorumMet ? $"Too few took part. {waiting.Facilitator} can ask again."
        : tally.IsStopped
            ? $"{(waiting.Objectors.Length == 1 ? "An objection stands" : $"{waiting.Objectors.Length} objections stand")}, by {List(waiting.Objectors)}: to be tested, resolved or withdrawn."
        : tally.Verdict == Verdict.Lost ? $"Too few agree. {waiting.Facilitator} can ask again, or open a vote."
        : follow?.ReviewOn is null ? "No objection stands. It waits for a day at which it is looked at again."
        : "No objection stands: the result is being declared.";

    private static string Missing(ConsentStep step, WaitedFor waiting)
    {
        var what = step switch
        {
            ConsentStep.Driver => "say whether there is a reason to act",
            ConsentStep.React => "respond",
            _ => "say where they stand",
        };
        return waiting.Named.IsEmpty ? $"{waiting.Missing} of {waiting.Everyone} have yet to {what}."
            : $"{List(waiting.Named)} {(waiting.Named.Length == 1 ? "has" : "have")} yet to {what}.";
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('.', '\r') + ".";

    private static string List(ImmutableArray<string> names) =>
        names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
