using System.Diagnostics;
using Decisions.Domain.ConsentRounds;
using Decisions.Server.ConsentRounds;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened in a consent round.</summary>
internal static class ConsentEventInWords
{
    public static EventTold Of(IConsentRoundEvent @event, EventContext context) => @event switch
    {
        ConsentRoundBegun e => new($"began a consent round, and asked whether there is a reason to act.{By(e.EndsAt, context)}", e.Purpose),
        RolesNamed => new("named who leads the consent round and who keeps what is said."),
        ConsentRoundMoved { MeetingId: null } e => new($"went on with the consent round at no meeting: members take part by themselves.{By(e.EndsAt, context)}"),
        ConsentRoundMoved e => new($"moved the consent round to a meeting.{By(e.EndsAt, context)}"),
        DriverRestated e => new($"said anew why to act.{By(e.EndsAt, context)}", e.Purpose),
        StepTaken e => new($"went on to “{ConsentInWords.Of(e.Step)}”{Because(e.Because)}.{By(e.EndsAt, context)}", e.Note),
        ResponseGiven { Step: ConsentStep.Driver, Consents: false } e => new("said that there is no reason to act as it is said.", e.Text),
        ResponseGiven { Step: ConsentStep.Driver } e => new("agreed that there is a reason to act.", e.Text),
        ResponseGiven e => new("responded to the proposal.", e.Text),
        QuestionAsked e => new("asked what is meant.", e.Text),
        QuestionAnswered e => new("answered a question.", e.Text),
        ObjectionRefined e => new("put their objection in other words.", e.Text),
        ObjectionWithdrawn e => new("withdrew their objection.", e.Reason),
        ObjectionJudged e => new($"said that an objection {(e.Qualifies ? "qualifies" : "does not qualify")}.", e.Reason),
        ObjectionTested { Qualifies: true } => new("recorded what the test of an objection came to: it qualifies, and stands."),
        ObjectionTested => new("recorded what the test of an objection came to: it does not qualify, and no longer stands."),
        ObjectionsResolved e => new(
            $"resolved {(e.Objectors.Length == 1 ? "an objection" : $"{StatusInWords.Number(e.Objectors.Length)} objections")}: {Lower(ConsentInWords.Of(e.Way))}.", e.Text),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };

    private static string By(NodaTime.Instant? endsAt, EventContext context) => endsAt is { } at ? $" Until {context.Times.ExactText(at)}." : "";

    private static string Because(StepReason because) => because switch
    {
        StepReason.Everyone => ", for everyone had done their part",
        StepReason.Time => ", for the time of the step was up",
        _ => "",
    };

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
