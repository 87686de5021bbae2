using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Communities;

/// <summary>A community as its events leave it.</summary>
public sealed record Community(
    CommunityId Id, string Name, string Purpose, string TimeZone, Visibility Visibility, MemberId FoundedBy)
{
    /// <summary>How many of the witnesses must have cosigned a checkpoint before it is trusted.</summary>
    public int WitnessesRequired { get; init; }

    /// <summary>Who witnesses the community's log.</summary>
    public ImmutableArray<NamedWitness> Witnesses { get; init; } = [];

    /// <summary>Who enters ballots for others: two at least, or nobody.</summary>
    public ImmutableArray<MemberId> Tellers { get; init; } = [];

    /// <summary>The classes of members that there are.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The topics that new proposals may be of.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>The verifier key that signs the log, where it was changed since the community was founded; else null.</summary>
    public string? LogKey { get; init; }

    /// <summary>The rule that amendments are voted on under; null for more than half of the votes cast.</summary>
    public RuleId? AmendmentRule { get; init; }

    public static Community Create(CommunityFounded e) =>
        new(e.CommunityId, e.Name, e.Purpose, e.TimeZone, e.Visibility, e.FoundedBy);

    public Community Apply(CommunityRenamed e) => this with { Name = e.Name };

    public Community Apply(CommunityPurposeRestated e) => this with { Purpose = e.Purpose };

    public Community Apply(CommunityTimeZoneChanged e) => this with { TimeZone = e.TimeZone };

    public Community Apply(CommunityVisibilityChanged e) => this with { Visibility = e.Visibility };

    public Community Apply(LogKeyRotated e) => this with { LogKey = e.To };

    public Community Apply(WitnessesNamed e) => this with { WitnessesRequired = e.Required, Witnesses = e.Witnesses };

    public Community Apply(TellersNamed e) => this with { Tellers = e.Tellers };

    public Community Apply(ClassesNamed e) => this with { Classes = e.Classes };

    public Community Apply(TopicsNamed e) => this with { Topics = e.Topics };

    public Community Apply(AmendmentRuleNamed e) => this with { AmendmentRule = e.RuleId };

    public static Community? Fold(Community? state, ICommunityEvent @event) => @event switch
    {
        CommunityFounded e => Create(e),
        CommunityRenamed e => state!.Apply(e),
        CommunityPurposeRestated e => state!.Apply(e),
        CommunityTimeZoneChanged e => state!.Apply(e),
        CommunityVisibilityChanged e => state!.Apply(e),
        LogKeyRotated e => state!.Apply(e),
        WitnessesNamed e => state!.Apply(e),
        TellersNamed e => state!.Apply(e),
        ClassesNamed e => state!.Apply(e),
        TopicsNamed e => state!.Apply(e),
        AmendmentRuleNamed e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
