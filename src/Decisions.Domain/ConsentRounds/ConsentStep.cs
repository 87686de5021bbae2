using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.ConsentRounds;

/// <summary>The steps of a consent round, in their order.</summary>
[JsonConverter(typeof(WordJsonConverter<ConsentStep>))]
public enum ConsentStep
{
    /// <summary>Is there a reason to act?</summary>
    [JsonStringEnumMemberName("driver")] Driver,

    /// <summary>The proposal is presented, with who does what, how it is judged and when it is looked at again.</summary>
    [JsonStringEnumMemberName("present")] Present,

    /// <summary>Questions about what is meant.</summary>
    [JsonStringEnumMemberName("clarify")] Clarify,

    /// <summary>One brief response from each, and no replies.</summary>
    [JsonStringEnumMemberName("react")] React,

    /// <summary>Everyone gives a position; they are shown together.</summary>
    [JsonStringEnumMemberName("signal")] Signal,

    /// <summary>Objections are looked at, one by one: derived once positions are in, and no event names it.</summary>
    [JsonStringEnumMemberName("test")] Test,

    /// <summary>It waits, for a day or for somebody.</summary>
    [JsonStringEnumMemberName("paused")] Paused,

    /// <summary>It is over, by agreement or otherwise; or members vote instead. Derived.</summary>
    [JsonStringEnumMemberName("over")] Over,
}

/// <summary>What moved a consent round to its next step.</summary>
[JsonConverter(typeof(WordJsonConverter<StepReason>))]
public enum StepReason
{
    [JsonStringEnumMemberName("facilitator")] Facilitator,

    /// <summary>Everyone who takes part had done their part.</summary>
    [JsonStringEnumMemberName("everyone")] Everyone,

    /// <summary>The step's time was up.</summary>
    [JsonStringEnumMemberName("time")] Time,

    /// <summary>An objection was resolved.</summary>
    [JsonStringEnumMemberName("resolution")] Resolution,
}

/// <summary>How long the steps last, in hours; null where the facilitator goes on by hand, as in a room.</summary>
/// <param name="Signal">How long positions may be given; they are shown sooner where everyone has.</param>
/// <param name="Test">How long an objection may be judged, from when positions were to close.</param>
public sealed record StepHours(int? Driver, int? Present, int? Clarify, int? React, int Signal, int? Test)
{
    /// <summary>As in a room: the facilitator goes on by hand, and positions are given within the hour.</summary>
    public static StepHours Live { get; } = new(null, null, null, null, 1, null);

    public int? Of(ConsentStep step) => step switch
    {
        ConsentStep.Driver => Driver,
        ConsentStep.Present => Present,
        ConsentStep.Clarify => Clarify,
        ConsentStep.React => React,
        ConsentStep.Signal => Signal,
        ConsentStep.Test => Test,
        _ => null,
    };
}

/// <summary>The ways to resolve an objection (Sociocracy 3.0).</summary>
[JsonConverter(typeof(WordJsonConverter<Resolution>))]
public enum Resolution
{
    /// <summary>The text is changed, and everyone is asked on the changed text.</summary>
    [JsonStringEnumMemberName("amend")] Amend,

    /// <summary>Another proposal takes its place, from questions on.</summary>
    [JsonStringEnumMemberName("replace")] Replace,

    /// <summary>The text stays, and what was feared is watched; everyone is asked again.</summary>
    [JsonStringEnumMemberName("monitor")] Monitor,

    /// <summary>It is put off to a day, and somebody takes it up then.</summary>
    [JsonStringEnumMemberName("defer")] Defer,

    /// <summary>Somebody works on it and brings it back.</summary>
    [JsonStringEnumMemberName("delegate")] Delegate,

    /// <summary>Whoever gave the task is asked.</summary>
    [JsonStringEnumMemberName("ask")] Ask,

    /// <summary>Everyone thinks it over, and comes back to it on a day.</summary>
    [JsonStringEnumMemberName("reflect")] Reflect,
}
