using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Decisions.Domain.Actions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Calls;

/// <summary>A volunteer's time, and who thanked them for it.</summary>
public sealed record ThankedHours(MemberId Member, int Minutes, MemberId By, string? Text);

/// <summary>A call for volunteers as its events leave it.</summary>
/// <param name="Volunteers">Who has a place, in the order in which they signed up: never more than there are places.</param>
/// <param name="Thanked">One of each volunteer at the most.</param>
public sealed record Call(
    CallId Id, ActionId ActionId, ProposalId ProposalId, MemberId By, CallTerms Terms, ImmutableArray<MemberId> Volunteers,
    ImmutableArray<ThankedHours> Thanked, bool IsClosed)
{
    /// <summary>How many more can sign up, if all who have a place are there to keep it.</summary>
    [JsonIgnore]
    public int PlacesLeft => Terms.Places - Volunteers.Length;

    /// <summary>Whether what was called for has begun; at that very instant it has not.</summary>
    public bool HasBegunAt(Instant now) => Terms.At < now;

    public static Call Create(CallMade e) => new(e.CallId, e.ActionId, e.ProposalId, e.By, e.Terms, [], [], IsClosed: false);

    public Call Apply(CallChanged e) => this with { Terms = e.Terms };

    public Call Apply(CallClosed _) => this with { IsClosed = true };

    public Call Apply(VolunteerSignedUp e) => this with
    {
        Volunteers = (e.InPlaceOf is { } absent ? Volunteers.Remove(absent) : Volunteers).Add(e.MemberId),
    };

    public Call Apply(VolunteerSignedOff e) => this with { Volunteers = Volunteers.Remove(e.MemberId) };

    public Call Apply(HoursThanked e) => this with
    {
        Thanked = Thanked.RemoveAll(each => each.Member == e.MemberId).Add(new ThankedHours(e.MemberId, e.Minutes, e.By, e.Text)),
    };

    public static Call? Fold(Call? state, ICallEvent @event) => @event switch
    {
        CallMade e => Create(e),
        CallChanged e => state!.Apply(e),
        CallClosed e => state!.Apply(e),
        VolunteerSignedUp e => state!.Apply(e),
        VolunteerSignedOff e => state!.Apply(e),
        HoursThanked e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
