using Decisions.Domain.Ballots;
using Decisions.Domain.Members;

namespace Decisions.Server.Pages.Tellers;

/// <summary>What tellers have entered for one member, as a line of the desk.</summary>
/// <param name="Words">How far it has come, or what came of it.</param>
/// <param name="Entry">The entry itself. What it says is for whoever has entered it.</param>
public sealed record DeskLine(MemberId Member, string Name, TellerEntry Entry, string Words)
{
    public bool Waits => !Entry.Waiting.IsEmpty;

    /// <summary>The place of the paper, where two have entered it alike.</summary>
    public string? Evidence => Waits ? null : Entry.Confirmed?.Entered.Evidence;
}
