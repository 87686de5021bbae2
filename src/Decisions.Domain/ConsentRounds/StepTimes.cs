using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>When the steps of a consent round end.</summary>
internal static class StepTimes
{
    private const int MostHours = 366 * 24;

    /// <summary>When a step that is taken now ends; null where the facilitator goes on by hand.</summary>
    public static Instant? End(StepHours hours, ConsentStep step, Instant now) =>
        hours.Of(step) is { } last ? StoredInstant.NotAfter(now + Duration.FromHours(last)) : null;

    /// <summary>Until when an objection of a pass may be judged before the test may count who did; null where the facilitator says.</summary>
    /// <param name="shownAt">When the positions were shown.</param>
    public static Instant? TestEnd(StepHours hours, Instant shownAt) =>
        hours.Test is { } last ? shownAt + Duration.FromHours(last) : null;

    public static NumberIsOutOfRange? Check(StepHours hours)
    {
        foreach (var step in new[] { ConsentStep.Driver, ConsentStep.Present, ConsentStep.Clarify, ConsentStep.React, ConsentStep.Signal, ConsentStep.Test })
            if (hours.Of(step) is { } given && given is < 1 or > MostHours)
                return new NumberIsOutOfRange($"hours.{Words<ConsentStep>.Of(step)}", given, 1, MostHours);
        return null;
    }

    /// <summary>What comes after a step on the way to positions.</summary>
    public static ConsentStep Next(ConsentStep step) => step switch
    {
        ConsentStep.Driver => ConsentStep.Present,
        ConsentStep.Present => ConsentStep.Clarify,
        ConsentStep.Clarify => ConsentStep.React,
        _ => ConsentStep.Signal,
    };
}
