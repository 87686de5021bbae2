using System.Diagnostics;
using Decisions.Domain.Selections;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened while a circle chose together who fills a role.</summary>
internal static class SelectionEventInWords
{
    public static EventTold Of(ISelectionEvent @event, EventContext context) => @event switch
    {
        SelectionBegun e => new(
            $"began to choose together with {context.Circle(e.CircleId)} who is {CircleEventInWords.Role(e.Role, e.Name)} " +
            $"from {context.Times.DayText(e.From)} to {context.Times.DayText(e.Until)}.", e.Purpose),
        NominationMade { Nominee: null } e => new("nominated nobody for a role of a circle.", e.Reason),
        NominationMade e => new("nominated a member for a role of a circle.", e.Reason),
        NominationChanged { Nominee: null } e => new("heard the others and nominates nobody.", e.Reason),
        NominationChanged e => new("heard the others and said anew whom they nominate.", e.Reason),
        NominationKept => new("heard the others and kept to what they had said."),
        HearingClosed e => new("went on before everyone had kept or changed what they said.", e.Reason),
        NomineeProposed e => new("proposed one of the nominees to the circle.", e.Reason),
        SelectionCarried { NotFilled: null } => new("filled the role with whom the circle consented to."),
        SelectionCarried { NotFilled: { } why } => new($"did not fill the role with whom the circle consented to. {Of(why)}"),
        SelectionEnded e => new("ended the choice of who fills a role, with nobody chosen.", e.Reason),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };

    public static string Of(RoleObstacle obstacle) => obstacle switch
    {
        RoleObstacle.NotInCircle => "They were not in the circle any more, or their membership was suspended.",
        RoleObstacle.CircleClosed => "The circle was closed.",
        RoleObstacle.TermOver => "The last day of the term had passed.",
        _ => throw new UnreachableException($"{obstacle} has no words."),
    };
}
