using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.ConsentRounds;
using Decisions.Server.Pages.Rules;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.ConsentRounds;

/// <summary>How long the steps of a consent round last, as typed; empty where the facilitator goes on by hand.</summary>
public sealed record HoursForm(string Driver, string Present, string Clarify, string React, string Signal, string Test)
{
    /// <summary>What is offered where members take part by themselves.</summary>
    public static HoursForm Usual { get; } = new("48", "24", "48", "48", "72", "48");

    /// <summary>In a room the facilitator goes on by hand.</summary>
    public static HoursForm Live { get; } = new("", "", "", "", "1", "");

    /// <summary>As they are.</summary>
    public static HoursForm Of(StepHours hours) => new(
        $"{hours.Driver}", $"{hours.Present}", $"{hours.Clarify}", $"{hours.React}", $"{hours.Signal}", $"{hours.Test}");

    /// <summary>The fields in the order of the steps.</summary>
    public ImmutableArray<(string Name, string Label, string Typed)> Fields =>
    [
        ("driver", "Is there a reason to act?", Driver), ("present", "Presenting the proposal", Present), ("clarify", "Questions", Clarify),
        ("react", "Responses", React), ("signal", "Positions (1 at least)", Signal), ("test", "Judging objections", Test),
    ];

    public static HoursForm Read(IFormCollection form) => new(
        form["hours-driver"].ToString(), form["hours-present"].ToString(), form["hours-clarify"].ToString(), form["hours-react"].ToString(),
        form["hours-signal"].ToString(), form["hours-test"].ToString());

    public (StepHours? Hours, Rejection? Rejection) ToHours()
    {
        var read = Fields.Select(field => Typed.Number(field.Label, field.Typed)).ToList();
        return read.Find(each => each.Rejection is not null).Rejection is { } unreadable ? (null, unreadable)
            : read[4].Value is not { } signal ? (null, new NumberIsNotReadable(Fields[4].Label, Signal))
            : (new StepHours(read[0].Value, read[1].Value, read[2].Value, read[3].Value, signal, read[5].Value), null);
    }
}
