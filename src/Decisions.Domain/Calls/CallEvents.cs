using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Actions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Calls;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What happens to one call for volunteers, who signs up for it among that. Stream: call/{proposal}/{id}.</summary>
public interface ICallEvent : IDomainEvent
{
    CallId CallId { get; }

    ProposalId ProposalId { get; }
}

/// <summary>Volunteers are called for, to help with an action.</summary>
/// <param name="Text">What there is to do.</param>
/// <param name="Places">How many are needed.</param>
/// <param name="Skills">What helps to know, in a few words each; may be empty.</param>
/// <param name="Note">Where exactly, or by which link; may be null where it is online.</param>
/// <param name="At">When it begins; null where volunteers choose.</param>
/// <param name="Minutes">About how long it takes each of them; may be null.</param>
public sealed record CallMade(
    CallId CallId, ActionId ActionId, ProposalId ProposalId, MemberId By, string Text, int Places, ImmutableArray<string> Skills, Venue Venue,
    string? Note, [property: JsonConverter(typeof(InstantJsonConverter))] Instant? At, int? Minutes) : ICallEvent
{
    [JsonIgnore]
    public CallTerms Terms => new(Text, Places, Skills, Venue, Note, At, Minutes);
}

/// <summary>What is called for is said anew: all of it as it is from now on.</summary>
public sealed record CallChanged(
    CallId CallId, ProposalId ProposalId, string Text, int Places, ImmutableArray<string> Skills, Venue Venue, string? Note,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant? At, int? Minutes) : ICallEvent
{
    [JsonIgnore]
    public CallTerms Terms => new(Text, Places, Skills, Venue, Note, At, Minutes);
}

/// <summary>Nobody signs up, or off, any more. Hours can still be thanked.</summary>
public sealed record CallClosed(CallId CallId, ProposalId ProposalId, MemberId By, string? Reason) : ICallEvent;

/// <summary>A member signs up, and has a place.</summary>
/// <param name="InPlaceOf">Whose place it was, where all were taken and one of those who had them is no active member any more; or null.</param>
public sealed record VolunteerSignedUp(CallId CallId, ProposalId ProposalId, MemberId MemberId, MemberId? InPlaceOf) : ICallEvent;

/// <summary>A member signs off, and their place is free.</summary>
public sealed record VolunteerSignedOff(CallId CallId, ProposalId ProposalId, MemberId MemberId) : ICallEvent;

/// <summary>A volunteer is thanked for their time, in the place of what was said of theirs before.</summary>
/// <param name="MemberId">Who is thanked.</param>
/// <param name="By">Who thanks: another.</param>
/// <param name="Text">The thanks in words; may be null.</param>
public sealed record HoursThanked(CallId CallId, ProposalId ProposalId, MemberId MemberId, MemberId By, int Minutes, string? Text) : ICallEvent;
