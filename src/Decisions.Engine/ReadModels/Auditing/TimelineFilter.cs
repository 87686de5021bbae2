using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Auditing;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Engine.ReadModels.Auditing;

/// <summary>Which events of a timeline are asked for. Whatever is null or empty leaves all.</summary>
/// <param name="Person">Who acted, or the member whom it concerns: a member's id, or 'system' or 'admin'.</param>
/// <param name="Types">Aliases of events.</param>
/// <param name="From">The first instant that is asked for.</param>
/// <param name="To">The first instant that is not asked for any more.</param>
/// <param name="Notices">Only events with one of these notices.</param>
public sealed record TimelineFilter(
    string? Person, ProposalId? Decision, ImmutableArray<string> Types, Channel? Channel, Instant? From, Instant? To,
    ImmutableArray<Notice> Notices)
{
    public static TimelineFilter All { get; } = new(null, null, [], null, null, null, []);

    public RuleId? Rule { get; init; }

    /// <summary>Whether the events of ballots are left out.</summary>
    public bool WithoutBallots { get; init; }

    /// <summary>The person as a member; null where it is none.</summary>
    public MemberId? Member => Guid.TryParse(Person, out var id) ? new MemberId(id) : null;
}
