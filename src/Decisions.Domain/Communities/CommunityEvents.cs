using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Communities;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>Who may read what a community does.</summary>
[JsonConverter(typeof(WordJsonConverter<Visibility>))]
public enum Visibility
{
    /// <summary>Anyone may read everything but how members voted.</summary>
    [JsonStringEnumMemberName("public")] Public,

    /// <summary>Only members and auditors may read.</summary>
    [JsonStringEnumMemberName("membersOnly")] MembersOnly,

    /// <summary>Anyone may read the register of decisions; the rest is for members and auditors.</summary>
    [JsonStringEnumMemberName("hybrid")] Hybrid,
}

/// <summary>What happens to a community as such. Stream: community/{id}.</summary>
public interface ICommunityEvent : IDomainEvent;

/// <summary>A community begins.</summary>
/// <param name="TimeZone">An IANA time zone: 'Europe/London'. Local deadlines are kept in it.</param>
/// <param name="FoundedBy">The first member.</param>
public sealed record CommunityFounded(
    CommunityId CommunityId, string Name, string Purpose, string TimeZone, Visibility Visibility, MemberId FoundedBy)
    : ICommunityEvent;

public sealed record CommunityRenamed(string Name) : ICommunityEvent;

public sealed record CommunityPurposeRestated(string Purpose) : ICommunityEvent;

public sealed record CommunityTimeZoneChanged(string TimeZone) : ICommunityEvent;

public sealed record CommunityVisibilityChanged(Visibility Visibility) : ICommunityEvent;

/// <summary>The community's log is signed with another key from here on.</summary>
/// <param name="From">The verifier key of before (C2SP signed-note): 'origin+id+base64'; null where it is lost and signs no more.</param>
/// <param name="To">The verifier key from now on.</param>
public sealed record LogKeyRotated(string? From, string To, string Reason) : ICommunityEvent;

/// <summary>Who witnesses the community's log from now on, in the place of those before.</summary>
/// <param name="Required">How many of them must have cosigned a checkpoint before it is trusted.</param>
public sealed record WitnessesNamed(int Required, ImmutableArray<NamedWitness> Witnesses) : ICommunityEvent;

/// <summary>Who enters ballots that come on paper, in the room or by telephone from now on, in the place of those before. Two at least, or none.</summary>
/// <param name="Tellers">By their ids, ascending.</param>
public sealed record TellersNamed(ImmutableArray<MemberId> Tellers) : ICommunityEvent;

/// <summary>The classes of members that the community has from now on: those of before, and more.</summary>
/// <param name="Classes">By their names, in the order in which they are listed.</param>
public sealed record ClassesNamed(ImmutableArray<string> Classes) : ICommunityEvent;

/// <summary>The topics that new proposals may be of from now on, in the place of those before. What has one that is left out keeps it.</summary>
/// <param name="Topics">By their names, in the order in which they are listed.</param>
public sealed record TopicsNamed(ImmutableArray<string> Topics) : ICommunityEvent;

/// <summary>The decision rule that amendments are voted on under from now on.</summary>
public sealed record AmendmentRuleNamed(RuleId RuleId) : ICommunityEvent;

/// <summary>A witness as a community names it.</summary>
/// <param name="Url">The web address below which its <c>/add-checkpoint</c> is, without a slash at its end.</param>
/// <param name="Key">Its verifier key, <c>name+id+base64</c> (C2SP signed-note), of a cosigner.</param>
public sealed record NamedWitness(string Url, string Key);
