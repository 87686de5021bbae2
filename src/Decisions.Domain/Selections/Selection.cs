using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Selections;

/// <summary>What a member said at one time.</summary>
/// <param name="Nominee">Null for nobody.</param>
/// <param name="AfterHearing">Whether they knew what the others had said.</param>
public sealed record Nomination(MemberId MemberId, MemberId? Nominee, string? Reason, bool AfterHearing);

/// <summary>A nominee who was proposed to the circle.</summary>
public sealed record ProposedNominee(ProposalId ProposalId, MemberId MemberId, string Reason)
{
    /// <summary>What came of the circle's consent; null where there is none, or none yet.</summary>
    public SelectionCarried? Carried { get; init; }
}

/// <summary>A selection of who fills a circle's role, as its events leave it.</summary>
public sealed record Selection(SelectionBegun Said)
{
    public SelectionId Id => Said.SelectionId;

    /// <summary>Everything that members said, in that order; of each the last stands.</summary>
    public ImmutableArray<Nomination> Nominations { get; init; } = [];

    /// <summary>Who has changed theirs or keeps to it, having heard the others.</summary>
    public ImmutableArray<MemberId> Heard { get; init; } = [];

    /// <summary>Why whoever leads went on before everyone had said so; null where they did not.</summary>
    public string? HearingClosedFor { get; init; }

    /// <summary>In the order in which they were proposed.</summary>
    public ImmutableArray<ProposedNominee> Proposed { get; init; } = [];

    /// <summary>Why it was ended; null where it was not.</summary>
    public string? EndedFor { get; init; }

    public bool IsFilled => Proposed is [.., { Carried.NotFilled: null, Carried: not null }];

    /// <summary>What a member said last, or null.</summary>
    public Nomination? Of(MemberId member) => Nominations.LastOrDefault(each => each.MemberId == member);

    /// <summary>Who was asked and has not spoken.</summary>
    public IEnumerable<MemberId> Unspoken => Said.Members.Where(member => Of(member) is null);

    /// <summary>Who was asked and has not said whether they keep or change theirs.</summary>
    public IEnumerable<MemberId> Unheard => Said.Members.Where(member => !Heard.Contains(member));

    /// <summary>
    /// Whether what was nominated is shown. It hangs on nothing but what is in its own stream and the clock, so that what was shown is
    /// never hidden again, whoever comes into the circle or goes.
    /// </summary>
    public bool ShowsAt(Instant now) => now > Said.NominateUntil || !Unspoken.Any();

    /// <param name="latest">The proposal of the nominee who was proposed last, or null.</param>
    public SelectionStep StepAt(Instant now, Proposal? latest) =>
        EndedFor is not null ? SelectionStep.Ended
        : IsFilled ? SelectionStep.Filled
        : latest is { IsWithdrawn: false, IsDecided: false } ? SelectionStep.Consenting
        : !ShowsAt(now) ? SelectionStep.Nominating
        : now > Said.ChangeUntil || HearingClosedFor is not null || !Unheard.Any() || !Proposed.IsEmpty ? SelectionStep.Proposing
        : SelectionStep.Hearing;

    public static Selection Create(SelectionBegun e) => new(e);

    public Selection Apply(NominationMade e) => With(new Nomination(e.MemberId, e.Nominee, e.Reason, AfterHearing: false));

    public Selection Apply(NominationChanged e) =>
        With(new Nomination(e.MemberId, e.Nominee, e.Reason, AfterHearing: true)) with { Heard = WithHeard(e.MemberId) };

    public Selection Apply(NominationKept e) => this with { Heard = WithHeard(e.MemberId) };

    public Selection Apply(HearingClosed e) => this with { HearingClosedFor = e.Reason };

    public Selection Apply(NomineeProposed e) => this with { Proposed = Proposed.Add(new ProposedNominee(e.ProposalId, e.Nominee, e.Reason)) };

    public Selection Apply(SelectionCarried e) => this with
    {
        Proposed = [.. Proposed.Select(each => each.ProposalId == e.ProposalId ? each with { Carried = e } : each)],
    };

    public Selection Apply(SelectionEnded e) => this with { EndedFor = e.Reason };

    public static Selection? Fold(Selection? state, ISelectionEvent @event) => @event switch
    {
        SelectionBegun e => Create(e),
        NominationMade e => state!.Apply(e),
        NominationChanged e => state!.Apply(e),
        NominationKept e => state!.Apply(e),
        HearingClosed e => state!.Apply(e),
        NomineeProposed e => state!.Apply(e),
        SelectionCarried e => state!.Apply(e),
        SelectionEnded e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private ImmutableArray<MemberId> WithHeard(MemberId member) => Heard.Contains(member) ? Heard : Heard.Add(member);

    private Selection With(Nomination nomination) => this with { Nominations = Nominations.Add(nomination) };
}
