using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Which decisions the register shows, as a reader chooses them.</summary>
public static class RegisterFilter
{
    private static readonly ImmutableArray<(string Value, string Words)> UnderWay =
    [
        ("open", "Open for voting"),
        ("agreement", "Seeking agreement"),
        ("draft", "Being drafted"),
        ("scheduled", "To open for voting"),
        ("gathered", "Members have been heard"),
    ];

    private static readonly ImmutableArray<(string Value, string Words)> Past =
    [
        ("decided", "Decided"),
        ("carried", "Carried"),
        ("lost", "Not carried"),
        ("no-quorum", "Too few took part"),
        ("to-confirm", "Carried, to be confirmed"),
        ("lapsed", "Lapsed"),
        ("withdrawn", "Withdrawn"),
    ];

    /// <param name="withUnderWay">Whether the reader may see what is drafted and voted on.</param>
    public static ImmutableArray<(string Value, string Words)> Choices(bool withUnderWay) =>
        withUnderWay ? [.. UnderWay, .. Past] : Past;

    public static ImmutableArray<ProposalStatus> Statuses(string? value) => value switch
    {
        "open" => [ProposalStatus.Open],
        "agreement" => [ProposalStatus.SeekingAgreement],
        "draft" => [ProposalStatus.Draft],
        "scheduled" => [ProposalStatus.Scheduled],
        "decided" => [ProposalStatus.Carried, ProposalStatus.Lost],
        "carried" => [ProposalStatus.Carried],
        "lost" => [ProposalStatus.Lost],
        "no-quorum" => [ProposalStatus.NoQuorum],
        "gathered" => [ProposalStatus.Gathered],
        "to-confirm" => [ProposalStatus.ToBeConfirmed],
        "lapsed" => [ProposalStatus.Lapsed],
        "withdrawn" => [ProposalStatus.Withdrawn],
        _ => [],
    };
}
