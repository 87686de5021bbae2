using System.Diagnostics;
using Decisions.Domain.Amendments;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened to an amendment before it was put.</summary>
internal static class AmendmentEventInWords
{
    public static EventTold Of(IAmendmentEvent @event) => @event switch
    {
        AmendmentMoved { Amends: not null } e => new("moved an amendment of an amendment.", e.Reason),
        AmendmentMoved e => new($"moved an amendment of revision {e.Base}.", e.Reason),
        AmendmentSeconded => new("seconded an amendment."),
        AmendmentAccepted => new("accepted an amendment before voting opened."),
        AmendmentWithdrawn e => new("withdrew an amendment.", e.Reason),
        AmendmentRebased => new("fitted an amendment to the new text."),
        AmendmentReworded => new("changed an amendment, as it was itself amended."),
        AmendmentProposedAnew => new("made a proposal of its own of a lost amendment."),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };
}
