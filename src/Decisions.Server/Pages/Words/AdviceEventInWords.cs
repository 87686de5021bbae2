using System.Diagnostics;
using Decisions.Domain.Advice;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened in an advice process.</summary>
internal static class AdviceEventInWords
{
    public static EventTold Of(IAdviceEvent @event, EventContext context) => @event switch
    {
        DeciderNamed => new("named another member to decide."),
        AdviceSought e => new(
            $"sought the advice of {(e.Advisers.Length == 1 ? "1 member" : $"{StatusInWords.Number(e.Advisers.Length)} members")}, until {context.Times.ExactText(e.Until)}.", e.Note),
        AdviceGiven { Text: null } => new("said that they have no advice to give."),
        AdviceGiven e => new("gave advice.", e.Text),
        AdviceAnswered e => new("answered a piece of advice.", e.Text),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };

    public static string Of(AdviserRole role) => role switch
    {
        AdviserRole.Affected => "affected by it",
        AdviserRole.Expert => "knows about it",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
