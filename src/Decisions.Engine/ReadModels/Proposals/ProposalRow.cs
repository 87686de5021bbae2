using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>A row of the table 'proposal': the proposal and its latest round.</summary>
internal sealed record ProposalRow(
    Guid Community, Guid Id, Guid Proposer, Instant DraftedAt, long DraftedIndex)
{
    public long Version { get; init; }
    public required string Title { get; init; }
    public required string TitleFolded { get; init; }
    public string? Topic { get; init; }
    public Guid? Circle { get; init; }
    public Guid[] Supersedes { get; init; } = [];
    public int Revision { get; init; }
    public JsonElement Options { get; init; }
    public Instant ChangedAt { get; init; }
    public bool Withdrawn { get; init; }
    public Guid? AmendmentOf { get; init; }
    public Guid? AmendmentId { get; init; }
    public Guid? Pending { get; init; }
    public Guid? SupersededRound { get; init; }
    public int? SupersededRevision { get; init; }

    public Guid? RoundId { get; init; }
    public int? RoundNumber { get; init; }
    public int? RoundRevision { get; init; }
    public Guid? RuleId { get; init; }
    public string? RuleName { get; init; }
    public int? RuleVersion { get; init; }
    public string? Method { get; init; }
    public BallotSecrecy? Secrecy { get; init; }
    public bool? ResultsHidden { get; init; }
    public int? MinimumMembershipDays { get; init; }
    public long? RollAsOf { get; init; }
    public Instant? RollDrawnAt { get; init; }
    public long? RollEligible { get; init; }
    public Guid? RollCircle { get; init; }
    public Guid? Decider { get; init; }
    public Instant? OpenedAt { get; init; }
    public Instant? ClosesAt { get; init; }
    public bool? ClosedEarly { get; init; }
    public Verdict? Verdict { get; init; }
    public Instant? DeclaredAt { get; init; }
    public JsonElement? Chosen { get; init; }
    public string? Winner { get; init; }
    public bool Confirms { get; init; }
    public bool AwaitsConfirmation { get; init; }
    public Instant? ConfirmBy { get; init; }
    public Instant? ConfirmAt { get; init; }
    public Instant? ConfirmUntil { get; init; }
    public Instant? OpensAt { get; init; }
    public Instant? OpensUntil { get; init; }
    public int? OpensFor { get; init; }
    public bool EndsByRule { get; init; }
    public int? ReminderHours { get; init; }
    public Guid? ProxyMeeting { get; init; }
    public bool SeeksAgreement { get; init; }
    public bool Indicative { get; init; }
    public string? Outcome { get; init; }
    public long? OutcomeVersion { get; init; }
    public int Corrections { get; init; }
    public bool Disputed { get; init; }

    public static ProposalRow Fold(ProposalRow? row, Guid community, LoggedFact fact) =>
        Changed(row, community, fact) with { Version = fact.Version, ChangedAt = fact.At };

    private static ProposalRow Changed(ProposalRow? row, Guid community, LoggedFact fact) => fact.Event switch
    {
        ProposalDrafted e => new(community, e.ProposalId.Value, e.Proposer.Value, fact.At, fact.Index)
        {
            Title = e.Title, TitleFolded = e.Title.ToLowerInvariant(), Revision = 1, Options = Json(e.Options),
            AmendmentOf = e.Puts?.ProposalId.Value, AmendmentId = e.Puts?.AmendmentId.Value, Topic = e.Topic, Circle = e.Circle?.Value,
        },
        ProposalRevised e => row! with
        {
            Title = e.Title, TitleFolded = e.Title.ToLowerInvariant(), Revision = e.Revision, Options = Json(e.Options),
        },
        TopicChosen e => row! with { Topic = e.Topic },
        CircleChosen e => row! with { Circle = e.Circle?.Value },
        DecisionHandedOn e => row! with { Circle = e.To?.Value },
        SupersededNamed e => row! with { Supersedes = [.. e.Superseded.Select(id => id.Value)] },
        NoticeGiven e => row! with
        {
            OpensAt = e.OpensByItself ? e.Vote.OpensAt : null, OpensUntil = e.OpensByItself ? e.Vote.LastOpening : null,
            OpensFor = e.OpensByItself ? e.Revision : null,
        },
        NoticeWithdrawn => row! with { OpensAt = null, OpensUntil = null, OpensFor = null },
        ShortNoticeConsented => row!,
        VotingOpened e => Opened(row!, e, fact.At),
        VotingExtended e => row! with { ClosesAt = e.ClosesAt },
        VotingProlonged e => row! with { ClosesAt = e.ClosesAt, EndsByRule = true },
        VotingClosedEarly or VotingEnded => row! with { ClosedEarly = true },
        ProposalWithdrawn => row! with { Withdrawn = true },
        ResultDeclared e => row! with
        {
            Verdict = e.Tally.Verdict, DeclaredAt = fact.At, Chosen = JsonSerializer.SerializeToElement(e.Tally.Chosen, StoredJson.Options),
            Winner = NamesOf(e.Tally.Chosen, row!.Options),
            AwaitsConfirmation = row.ConfirmBy is not null && e.Tally.Verdict == (row.Confirms ? Domain.Counting.Verdict.NoQuorum : Domain.Counting.Verdict.Carried),
        },
        OutcomeStated e => row! with { Outcome = e.Statement, OutcomeVersion = fact.Version },
        DecisionCorrected => row! with { Corrections = row!.Corrections + 1 },
        RecountMade e => row! with { Disputed = !e.Agrees },
        AmendmentPut e => row! with { Pending = e.AmendmentId.Value },
        AmendmentCarried or AmendmentLost => row! with { Pending = null },
        AmendmentsOrdered => row!,
        AgreementSought => row! with { SeeksAgreement = true },
        RoundSuperseded e => row! with { SupersededRound = e.RoundId.Value, SupersededRevision = row.RoundRevision },
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };

    /// <summary>The row where words were taken out of one of the proposal's events. Nothing else of it moves.</summary>
    public ProposalRow Redacted(PayloadRedacted redacted) => redacted.RemainingEvent() switch
    {
        ProposalDrafted e when Revision == 1 => Worded(e.Title, e.Options),
        ProposalRevised e when Revision == e.Revision => Worded(e.Title, e.Options),
        OutcomeStated e when OutcomeVersion == redacted.Version => this with { Outcome = e.Statement },
        _ => this,
    };

    private ProposalRow Worded(string title, ImmutableArray<Option> options)
    {
        var worded = this with { Title = title, TitleFolded = title.ToLowerInvariant(), Options = Json(options) };
        return worded with
        {
            Winner = Chosen is { ValueKind: JsonValueKind.Array } chosen
                ? NamesOf(chosen.Deserialize<ImmutableArray<OptionId>>(StoredJson.Options), worded.Options)
                : null,
        };
    }

    private static ProposalRow Opened(ProposalRow row, VotingOpened e, Instant at) => row with
    {
        // What a round superseded is told with that round, and with no later one.
        SupersededRound = row.SupersededRound == row.RoundId ? row.SupersededRound : null,
        SupersededRevision = row.SupersededRound == row.RoundId ? row.SupersededRevision : null,
        RoundId = e.RoundId.Value,
        RoundNumber = e.Round,
        RoundRevision = e.Revision,
        RuleId = e.RuleId.Value,
        RuleName = e.Terms.Name,
        RuleVersion = e.RuleVersion,
        Method = JsonSerializer.SerializeToElement(e.Terms.Method, StoredJson.Options).GetProperty("kind").GetString(),
        Secrecy = e.Terms.Secrecy,
        ResultsHidden = e.Terms.ResultsHiddenUntilClose,
        MinimumMembershipDays = e.Terms.Franchise.MinimumMembershipDays,
        RollAsOf = e.Roll.AsOfIndex,
        RollDrawnAt = e.Roll.DrawnAt,
        RollEligible = e.Roll.Eligible,
        RollCircle = e.Roll.Circle?.Value,
        Decider = e.Terms.Franchise.Decider?.Value,
        OpenedAt = at,
        ClosesAt = e.ClosesAt,
        ClosedEarly = false,
        Verdict = null,
        DeclaredAt = null,
        Chosen = null,
        Winner = null,
        Confirms = e.Confirms is not null,
        AwaitsConfirmation = false,
        ConfirmBy = e.Confirms is null ? e.Confirmation?.ClosesBy : row.ConfirmBy,
        ConfirmAt = e.Confirmation?.Stated?.OpensAt,
        ConfirmUntil = e.Confirmation?.Stated?.ClosesAt,
        OpensAt = null,
        OpensUntil = null,
        OpensFor = null,
        EndsByRule = e.Terms.EndsWhenCertain || e.Terms.Method is PositionMethod,
        ReminderHours = e.Terms.ReminderHours,
        ProxyMeeting = MeetingProxies.SpeakUnder(e.Terms) ? e.Held?.MeetingId.Value : null,
        Indicative = e.Terms.Indicative,
        Outcome = null,
        OutcomeVersion = null,
        Corrections = 0,
        Disputed = false,
    };

    /// <summary>A proposal is not revised while a round awaits its result, so its options are still the round's.</summary>
    private static string? NamesOf(ImmutableArray<OptionId> chosen, JsonElement options)
    {
        if (chosen.IsEmpty)
            return null;
        var names = options.Deserialize<ImmutableArray<Option>>(StoredJson.Options).ToDictionary(option => option.Id, option => option.Name);
        return string.Join(", ", chosen.Select(option => names[option]));
    }

    private static JsonElement Json(ImmutableArray<Option> options) =>
        JsonSerializer.SerializeToElement(options, StoredJson.Options);
}
