using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using NodaTime;

namespace Decisions.Server.ConsentRounds;

/// <summary>An objection with what was said of it.</summary>
/// <param name="Argument">As it was put last.</param>
public sealed record ShownObjection(Signal Signal, TestedObjection? Said, string Argument, bool Stands);

/// <summary>A consent round as it is shown.</summary>
/// <param name="Version">The version of its stream.</param>
/// <param name="Shown">The positions of the latest pass, once it is over; null before.</param>
/// <param name="EndsAt">When the step goes on by itself, closes, or is to be taken up; null where the facilitator says so.</param>
/// <param name="WaitsFor">What stands in the way now, and who is waited for: one line.</param>
public sealed record ShownConsent(
    ConsentRound State, long Version, ConsentStep Step, Instant? EndsAt, PassSignals? Shown, FollowUp? FollowUp, string WaitsFor)
{
    /// <summary>The objections of the latest pass, once they are shown.</summary>
    public ImmutableArray<ShownObjection> Objections { get; } =
    [
        .. (Shown?.Stopping ?? []).Select(signal => State.Find(Shown!.Round.Id, signal.MemberId) is var said
            ? new ShownObjection(signal, said, said?.Argument ?? signal.Reason ?? "", !State.HasFallen(Shown.Round.Id, signal.MemberId))
            : null!),
    ];
}

/// <summary>Reads consent rounds from their own streams, so that they are never behind.</summary>
public sealed class ConsentReading(DecisionsEngine engine, IElectoralRolls rolls, People people)
{
    /// <summary>Null where none has begun.</summary>
    public async Task<ShownConsent?> Load(CommunityId community, Proposal proposal, Instant now, CancellationToken cancel)
    {
        var loaded = await engine.Streams.ConsentRound(community, proposal.Id, cancel);
        if (loaded.State is not { } state || proposal.Sought is not { } sought)
            return null;
        var step = state.StepAt(proposal, now);
        // What positions a pass brought is told for good, whatever came after it.
        var pass = proposal.Rounds.LastOrDefault(round => round.Terms.Method is PositionMethod && !round.IsOpenAt(now));
        var isAsking = proposal.Latest is { } latest && latest.IsOpenAt(now) && latest.Terms.Method is PositionMethod;
        var shown = pass is null ? null : PassReading.Signals(pass, await PassReading.Ballots(community, pass, engine, cancel));
        var given = isAsking ? await PassReading.Ballots(community, proposal.Latest!, engine, cancel) : [];
        var follow = (await engine.Streams.FollowUp(community, proposal.Id, cancel)).State;
        var waiting = await Waiting(community, sought, state, step, given, shown, cancel);
        return new ShownConsent(
            state, loaded.Version, step, step == ConsentStep.Signal ? proposal.Latest!.ClosesAt : step is ConsentStep.Test or ConsentStep.Over ? null : state.EndsAt,
            shown, follow, ConsentInWords.WaitsFor(state, proposal, step, shown, follow, waiting));
    }

    /// <summary>Whom the step waits for, by name; null where it waits for nobody in particular, or for more than can be named.</summary>
    private async Task<WaitedFor> Waiting(
        CommunityId community, AgreementSought sought, ConsentRound state, ConsentStep step, ImmutableArray<Ballot> given, PassSignals? shown, CancellationToken cancel)
    {
        var everyone = (await rolls.Of(community, sought.Roll, sought.Terms.Franchise, cancel)).Members.ToList();
        HashSet<MemberId> done = step switch
        {
            ConsentStep.Driver or ConsentStep.React => [.. state.Responses.Where(each => each.Step == step && each.Consents != false).Select(each => each.MemberId)],
            ConsentStep.Signal => [.. given.Select(ballot => ballot.MemberId)],
            _ => [.. everyone],
        };
        var missing = everyone.Where(member => !done.Contains(member)).ToList();
        var named = missing.Count is > 0 and <= WaitedFor.MostNamed
            ? await Names(community, missing, cancel)
            : [];
        var objectors = shown is null ? [] : await Names(community, [.. state.Standing(shown).Select(signal => signal.MemberId)], cancel);
        var withheld = await Names(community, [.. state.Withheld.Select(each => each.MemberId)], cancel);
        var leads = (await Names(community, [state.Facilitator], cancel))[0];
        return new WaitedFor(everyone.Count, missing.Count, named, objectors, withheld, leads);
    }

    private async Task<ImmutableArray<string>> Names(CommunityId community, IReadOnlyList<MemberId> members, CancellationToken cancel)
    {
        var known = (await people.ByMembers(community, members, cancel)).ToDictionary(person => person.Member, person => person.Name);
        return [.. members.Select(member => known.GetValueOrDefault(member, "a member")).Order(StringComparer.OrdinalIgnoreCase)];
    }
}

/// <summary>Whom a step waits for.</summary>
/// <param name="Everyone">How many take part.</param>
/// <param name="Missing">How many of them have not done their part.</param>
/// <param name="Named">The same by name, where they are few.</param>
/// <param name="Objectors">Whose objections stand.</param>
/// <param name="Withheld">Who sees no reason to act.</param>
/// <param name="Facilitator">Who leads.</param>
public sealed record WaitedFor(
    int Everyone, int Missing, ImmutableArray<string> Named, ImmutableArray<string> Objectors, ImmutableArray<string> Withheld, string Facilitator)
{
    public const int MostNamed = 5;
}
