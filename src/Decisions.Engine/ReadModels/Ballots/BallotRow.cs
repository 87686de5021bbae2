using System.Diagnostics;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Engine.ReadModels.Ballots;

/// <summary>What a page leaves of one ballot.</summary>
/// <param name="Choice">JSON; null while the ballot is withdrawn.</param>
/// <param name="FirstCastAt">Null when the ballot was first cast before the page, so that its row is there already.</param>
internal sealed record BallotRow(
    Guid Round, Guid Member, Guid Proposal, long Version, string? Choice, string? Reason, Channel Channel,
    Instant? FirstCastAt, Instant ChangedAt)
{
    /// <summary>Whether what stands is what stood before the page: all that came is a ballot that gave way to it.</summary>
    public bool Keeps { get; init; }

    /// <summary>The holder of the proxy that it was cast by, or null.</summary>
    public Guid? Proxy { get; init; }

    private static readonly string Yes = Json(new YesNoChoice(Answer.Yes));
    private static readonly string No = Json(new YesNoChoice(Answer.No));
    private static readonly string Abstain = Json(new YesNoChoice(Answer.Abstain));

    public static void Fold(Dictionary<(Guid Round, Guid Member), BallotRow> rows, LoggedFact fact)
    {
        var row = Row(fact);
        var key = (row.Round, row.Member);
        rows[key] = !rows.TryGetValue(key, out var before) ? row
            : row.Keeps ? before with { Version = row.Version }
            : row with { FirstCastAt = before.FirstCastAt };
    }

    private static BallotRow Row(LoggedFact fact) => fact.Event switch
    {
        BallotCast e => new(
            e.RoundId.Value, e.MemberId.Value, e.ProposalId.Value, fact.Version, Text(e.Choice), e.Reason, e.Channel,
            fact.Version == 1 ? fact.At : null, fact.At) { Proxy = e.Origin?.Proxy?.Value },
        BallotChanged e => new(
            e.RoundId.Value, e.MemberId.Value, e.ProposalId.Value, fact.Version, Text(e.Choice), e.Reason, e.Channel,
            null, fact.At) { Proxy = e.Origin?.Proxy?.Value },
        BallotWithdrawn e => new(
            e.RoundId.Value, e.MemberId.Value, e.ProposalId.Value, fact.Version, null, null, e.Channel, null, fact.At),
        BallotGaveWay e => new(
            e.RoundId.Value, e.MemberId.Value, e.ProposalId.Value, fact.Version, null, null, e.To, null, fact.At) { Keeps = true },
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };

    private static string Text(Choice choice) => choice switch
    {
        YesNoChoice { Answer: Answer.Yes } => Yes,
        YesNoChoice { Answer: Answer.No } => No,
        YesNoChoice { Answer: Answer.Abstain } => Abstain,
        _ => Json(choice),
    };

    private static string Json(Choice choice) => JsonSerializer.Serialize(choice, StoredJson.Options);
}
