using Decisions.Domain.Meetings;

namespace Decisions.Server.Pages.Words;

/// <summary>Says who was there as voting opened at a meeting.</summary>
public static class HeldInWords
{
    /// <summary>'Voting opened at a meeting with 12 of them present, and 3 more by proxy; 15 were needed.'</summary>
    public static string Of(HeldVote held) =>
        $"Voting opened at a meeting with {StatusInWords.Number(held.Present)} of them present" +
        (held.Represented == 0 ? "" : $", and {StatusInWords.Number(held.Represented)} more by proxy") +
        (held.Needed == 0 ? "." : $"; {StatusInWords.Number(held.Needed)} {(held.Needed == 1 ? "was" : "were")} needed.");

    /// <summary>The same after another sentence; nothing where it was at no meeting.</summary>
    public static string After(HeldVote? held) => held is null ? "" : $" {Of(held)}";
}
