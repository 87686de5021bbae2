using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Which decisions the register shows, as a reader chooses them.</summary>
public static class RegisterFilter
{
    public static ImmutableArray<(string Value, string Words)> All { get; } =
    [
        ("open", "Open for voting"),
        ("draft", "Being drafted"),
        ("decided", "Decided"),
        ("carried", "Carried"),
        ("lost", "Not carried"),
        ("no-quorum", "Too few took part"),
        ("withdrawn", "Withdrawn"),
    ];

    public static ImmutableArray<ProposalStatus> Statuses(string? value) => value switch
    {
        "open" => [ProposalStatus.Open],
        "draft" => [ProposalStatus.Draft],
        "decided" => [ProposalStatus.Carried, ProposalStatus.Lost],
        "carried" => [ProposalStatus.Carried],
        "lost" => [ProposalStatus.Lost],
        "no-quorum" => [ProposalStatus.NoQuorum],
        "withdrawn" => [ProposalStatus.Withdrawn],
        _ => [],
    };
}
